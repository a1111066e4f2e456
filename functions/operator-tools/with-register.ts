import { type Answer, misused } from '../command-line.ts';
import { isRegisterThere, openRegister, shownAddress } from '../register/open-register.ts';
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
  if (!(await isRegisterThere(databaseUrl))) {
    return misused(
      `Der er intet register i ${shownAddress(databaseUrl)}. Ret DATA_DIR eller DATABASE_URL, eller start Klagevej først.`,
    );
  }
  const db = await openRegister(databaseUrl);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
