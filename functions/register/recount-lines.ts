import { caseLine, TAELLING_UDGAVE } from '../statistics/case-line.ts';
import { commitBeside } from './commit-together.ts';
import { lockRows } from './engine.ts';
import { type Registrering, withLists } from './find-registrering.ts';
import type { Db, Trx } from './tables.ts';

const ROWS_AT_ONCE = 200;

/** How lines are written: by which version, and how. */
export type LineWriter = { readonly udgave: number; readonly lineOf: typeof caseLine };

const TODAYS: LineWriter = { udgave: TAELLING_UDGAVE, lineOf: caseLine };

/**
 * Writes anew, a few at a time, every line that an older version of the code has written: before this
 * one came, or beside it during an upgrade. What is registered does not change by it.
 * @returns how many
 */
export async function recountLines(db: Db, writer: LineWriter = TODAYS): Promise<number> {
  let all = 0;
  for (;;) {
    if (!(await hasOlderLines(db, writer))) return all;
    const done = await commitBeside(db, (trx) => recountSome(trx, writer));
    all += done;
    // Others hold the rest: the next look takes them.
    if (done === 0) return all;
  }
}

async function hasOlderLines(db: Db, { udgave }: LineWriter): Promise<boolean> {
  const older = db
    .selectFrom('registrering')
    .select('nummer')
    .where('taelling_udgave', '<', udgave);
  return (await older.limit(1).executeTakeFirst()) !== undefined;
}

async function recountSome(trx: Trx, writer: LineWriter): Promise<number> {
  const older = trx
    .selectFrom('registrering')
    .selectAll()
    .where('taelling_udgave', '<', writer.udgave)
    .limit(ROWS_AT_ONCE);
  const rows = await lockRows(trx, older, 'skip').execute();
  for (const [kilde, some] of Map.groupBy(rows, (row) => row.kilde)) {
    for (const one of await withLists(trx, kilde, some)) await writeLine(trx, one, writer);
  }
  return rows.length;
}

async function writeLine(
  trx: Trx,
  { kilde, nummer, registreret }: Registrering,
  { udgave, lineOf }: LineWriter,
): Promise<void> {
  await trx
    .updateTable('registrering')
    .set({ taelling: lineOf(registreret), taelling_udgave: udgave })
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .execute();
}
