import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { openRegister } from '../../../functions/register/open-register.ts';
import type { Db } from '../../../functions/register/tables.ts';

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
  const db = await openRegister(`sqlite:${path ?? join(await folder(), 'klagevej.db')}`);
  onTestFinished(() => db.destroy());
  return db;
}
