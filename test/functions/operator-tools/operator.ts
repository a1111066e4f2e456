import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeClock } from '../../../functions/clock.ts';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { BARE_ENV } from '../../bare-env.ts';
import { registerEnv } from '../../register-address.ts';
import { folder, register, sqliteRegister } from '../given/folder.ts';
import { postWorld } from '../given/post.ts';

const DRIFT = new URL('../../../functions/drift.ts', import.meta.url).pathname;
const run = promisify(execFile);

/** `npm run drift` as an operator types it, on the data in a folder. */
export function driftIn(dir: string, more: NodeJS.ProcessEnv = {}) {
  const env = { ...BARE_ENV, DATA_DIR: dir, ...more };
  return async (...args: readonly string[]) => {
    const ran = run(process.execPath, [DRIFT, ...args], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    const { code, stdout, stderr } = await ran;
    return { code, text: stdout + stderr, json: () => JSON.parse(stdout) };
  };
}

/** A data folder with a register in it, and the command as an operator types it there. */
export async function operator() {
  const dir = await folder();
  const db = await register(join(dir, 'klagevej.db'));
  return { ...(await operating(dir, db)), drift: driftIn(dir, await registerEnv(dir)) };
}

/** The same with the register in a file, whatever the other tests run on. */
export async function operatorOnSqlite() {
  const dir = await folder();
  const db = await sqliteRegister(join(dir, 'klagevej.db'));
  return { ...(await operating(dir, db)), drift: driftIn(dir) };
}

async function operating(dir: string, db: Db) {
  const world = await postWorld({ db, objects: await fileObjects(join(dir, 'objekter')) });
  const clock = makeClock({ start: null, tempo: 1 });
  return { dir, db, world: { ...world, clock } };
}
