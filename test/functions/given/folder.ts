import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { openRegister } from '../../../functions/register/open-register.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { dropRegister, registerUrl } from '../../register-address.ts';

/** A folder of the test's own, gone when it ends. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'klagevej-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A folder of all tests of a file, gone when the last one has ended. */
export async function scratchFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'klagevej-'));
  afterAll(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A register on a real file, closed when the test ends. */
export async function register(path?: string): Promise<Db> {
  const place = path ?? join(await folder(), 'klagevej.db');
  const db = await openRegister(await registerUrl(place));
  onTestFinished(async () => {
    await db.destroy();
    if (path === undefined) await dropRegister(place);
  });
  return db;
}

/** The same in a file, whatever the other tests run on: for what is SQLite's own. */
export async function sqliteRegister(path?: string): Promise<Db> {
  const db = await openRegister(`sqlite:${path ?? join(await folder(), 'klagevej.db')}`);
  onTestFinished(() => db.destroy());
  return db;
}
