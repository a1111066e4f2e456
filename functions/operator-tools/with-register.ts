import { access } from 'node:fs/promises';
import { type Answer, misused } from '../command-line.ts';
import { openRegister } from '../register/open-register.ts';
import type { Db } from '../register/tables.ts';
import type { Settings } from '../settings.ts';

/**
 * Runs `work` on the register, beside a server or without one. A register that is not there is not
 * made: an operator in the wrong folder must not read that all is well.
 */
export async function withRegister(
  { databaseUrl }: Settings,
  work: (db: Db) => Promise<Answer>,
): Promise<Answer> {
  const path = databaseUrl.replace(/^sqlite:/, '');
  const missing = await access(path).then(
    () => false,
    () => true,
  );
  if (missing) {
    return misused(
      `Der er intet register i ${path}. Ret DATA_DIR eller DATABASE_URL, eller start Klagevej først.`,
    );
  }
  const db = await openRegister(databaseUrl);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
