import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isLost, untilPassed } from './passing-fault.ts';
import type { Db, Trx } from './tables.ts';

/**
 * A transaction on PostgreSQL. When the connection breaks while the server commits, nobody knows
 * what became of it: then the server is asked, so that what was written is never written once more.
 * The answer hangs on a row of our own, which the transaction writes last: the server's own numbers
 * of transactions (pg_xact_status) are given out again after a crash, and another's would answer.
 * @throws what `work` throws, or why the commit failed: then nothing was written, unless the server
 * could not be asked for as long as a request can wait.
 */
export async function commitOnce<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  const writer = takeWriter(db);
  const ended: { value: T }[] = [];
  try {
    const value = await db.transaction().execute(async (trx) => {
      const made = await work(trx);
      await sign(trx, writer);
      ended.push({ value: made });
      return made;
    });
    restingOf(db).push(writer);
    return value;
  } catch (error) {
    const [last] = ended;
    if (last === undefined || !isLost(error)) throw error;
    if (await isCommitted(db, writer)) return last.value;
    throw error;
  }
}

/** Rows of those who have written nothing for longer are of processes that have ended. */
const SILENT_MS_MAX = 7 * 86_400_000;
const NOW_MS = sql<number>`(extract(epoch from now()) * 1000)::bigint`;

/** Removes what nobody will ask for any more. */
export async function forgetSilentWriters(db: Db): Promise<void> {
  const oldest = sql<number>`${NOW_MS} - ${SILENT_MS_MAX}`;
  await db.deleteFrom('sidste_commit').where('tid', '<', oldest).execute();
}

/** Commits one transaction after the other, each under the next number. */
type Writer = { readonly ejer: string; nr: number };

/** Those that no transaction has at this moment; one that failed may still hold its row. */
const resting = new WeakMap<Db, Writer[]>();

function restingOf(db: Db): Writer[] {
  const known = resting.get(db);
  if (known !== undefined) return known;
  const made: Writer[] = [];
  resting.set(db, made);
  return made;
}

function takeWriter(db: Db): Writer {
  const writer = restingOf(db).pop() ?? { ejer: randomUUID(), nr: 0 };
  writer.nr += 1;
  return writer;
}

/**
 * The last thing a transaction writes. From there on the server has no limit of its own: it would end
 * the wait for a second machine's disk (remote_apply, on) and call that a success.
 */
async function sign(trx: Trx, { ejer, nr }: Writer): Promise<void> {
  await trx
    .insertInto('sidste_commit')
    .values({ ejer, nr, tid: NOW_MS })
    .onConflict((same) => same.column('ejer').doUpdateSet({ nr, tid: NOW_MS }))
    .returning(sql`set_config('statement_timeout', '0', true)`.as('uden_graense'))
    .execute();
}

/** Waits for a transaction that is still at it: it holds the row, also one that it has only just made. */
function isCommitted(db: Db, { ejer, nr }: Writer): Promise<boolean> {
  return untilPassed(async () => {
    const row = await db
      .insertInto('sidste_commit')
      .values({ ejer, nr: 0, tid: NOW_MS })
      .onConflict((same) => same.column('ejer').doUpdateSet({ tid: NOW_MS }))
      .returning('nr')
      .executeTakeFirstOrThrow();
    return row.nr === nr;
  });
}
