import type { ExpressionBuilder } from 'kysely';
import { appendHaendelse } from '../register/append-haendelse.ts';
import { commitBeside } from '../register/commit-together.ts';
import { lockRows, lockUntilEnd } from '../register/engine.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Db, Tables, Trx } from '../register/tables.ts';
import { CRASHES_MAX, type Waits } from './waits.ts';

/** Who takes rows, and by which clock and limits. */
export type Claimant = {
  /** Unique to the process and its start. */
  readonly owner: string;
  /** Rows the owner is working on at this moment. */
  readonly running: ReadonlySet<number>;
  readonly now: Date;
  readonly spans: Waits;
};

/** Rows whose attempts began and never ended too often; a person must look at them. */
export type Taken = { readonly claimed: Forsendelse[]; readonly poisoned: Forsendelse[] };

const NOTHING: Taken = { claimed: [], poisoned: [] };

/**
 * Takes up to `limit` rows that are due, oldest first, each for one owner until the lease ends.
 * Before that it frees rows whose owner has gone silent, and sets aside those that did it too often.
 */
export async function takeDue(db: Db, claimant: Claimant, limit: number): Promise<Taken> {
  if (!(await somethingDue(db, claimant))) return NOTHING;
  return commitBeside(db, async (trx) => {
    await freeSilent(trx, claimant);
    const suspects = await dueRows(trx, claimant, { crashed: true, limit });
    const poisoned = suspects.filter(({ nedbrud }) => nedbrud >= CRASHES_MAX);
    const suspect = await suspectToTry(trx, suspects);
    const sound = await dueRows(trx, claimant, { crashed: false, limit: limit - suspect.length });
    return {
      poisoned: await setAside(trx, claimant, idsOf(poisoned)),
      claimed: await claim(trx, claimant, idsOf([...suspect, ...sound])),
    };
  });
}

const idsOf = (rows: readonly Pick<DueRow, 'id'>[]) => rows.map(({ id }) => id);

/** Takes the row of one klage when it is due; null when it is not, or another has it. */
export function takeOne(db: Db, claimant: Claimant, nummer: string): Promise<Forsendelse | null> {
  return commitBeside(db, async (trx) => {
    const rows = trx.selectFrom('forsendelse').select('id').where(isDue(claimant));
    const due = await lockRows(trx, rows.where('nummer', '=', nummer), 'skip').executeTakeFirst();
    if (due === undefined) return null;
    const [row] = await claim(trx, claimant, [due.id]);
    return row ?? null;
  });
}

/** A read without a lock, so that an idle worker never stands in the way of a writer. */
async function somethingDue(db: Db, claimant: Claimant): Promise<boolean> {
  const [due, silent] = await Promise.all([
    db.selectFrom('forsendelse').select('id').where(isDue(claimant)).limit(1).executeTakeFirst(),
    db.selectFrom('forsendelse').select('id').where(isSilent(claimant)).limit(1).executeTakeFirst(),
  ]);
  return due !== undefined || silent !== undefined;
}

type Eb = ExpressionBuilder<Tables, 'forsendelse'>;

/** No wait is longer than this: a row due later was timed by a clock that has since gone back. */
function horizon({ now, spans }: Claimant): number {
  return now.getTime() + Math.max(spans.retryMsMax, spans.uncertainMs, spans.refusedMs);
}

const isDue = (claimant: Claimant) => (eb: Eb) =>
  eb.and([
    eb('erstattet', 'is', null),
    eb('tilstand', '=', 'venter'),
    eb.or([
      eb('naeste_forsoeg', '<=', claimant.now.getTime()),
      eb('naeste_forsoeg', '>', horizon(claimant)),
    ]),
  ]);

/** Nobody works on it: the lease has ended, or ends later than any lease can. */
const isSilent =
  ({ running, now, spans }: Claimant) =>
  (eb: Eb) =>
    eb.and([
      eb('erstattet', 'is', null),
      eb('tilstand', '=', 'sendes'),
      isNotRunning({ running })(eb),
      eb.or([
        eb('laas_til', '<=', now.getTime()),
        eb('laas_til', '>', now.getTime() + 2 * spans.leaseMs),
      ]),
    ]);

const isNotRunning =
  ({ running }: Pick<Claimant, 'running'>) =>
  (eb: Eb) =>
    running.size === 0 ? eb.lit(true) : eb('id', 'not in', [...running]);

async function freeSilent(trx: Trx, claimant: Claimant): Promise<void> {
  const silent = trx.selectFrom('forsendelse').select('id').where(isSilent(claimant));
  const freed = await trx
    .updateTable('forsendelse')
    .set({ tilstand: 'venter', laas_ejer: null, laas_til: null })
    .set({ naeste_forsoeg: claimant.now.getTime() })
    .where('id', 'in', lockRows(trx, silent, 'skip'))
    .returning(['nummer', 'forsoeg', 'dele_accepteret'])
    .execute();
  for (const { nummer, forsoeg, dele_accepteret } of freed) {
    const data = { forsoeg, del: dele_accepteret + 1 };
    await append(trx, claimant.now, { nummer, hvad: 'genoptaget', data });
  }
}

type DueRow = Pick<Forsendelse, 'id' | 'nedbrud'>;

/**
 * A row whose attempt never ended may be what ended us. Such rows are tried one at a time, so that
 * they cannot take sound ones with them again and again: one of all who deliver, not one of each.
 */
async function suspectToTry(trx: Trx, suspects: readonly DueRow[]): Promise<readonly DueRow[]> {
  const suspect = suspects.find(({ nedbrud }) => nedbrud < CRASHES_MAX);
  if (suspect === undefined) return [];
  await lockUntilEnd(trx, 'mistaenkte');
  const underWay = await trx
    .selectFrom('forsendelse')
    .select('id')
    .where('tilstand', '=', 'sendes')
    .where('nedbrud', '>', 1)
    .executeTakeFirst();
  return underWay === undefined ? [suspect] : [];
}

/**
 * Rows that another takes at this moment are left to it. So are those the owner itself still works
 * on: it was silent for too long, somebody freed them, and two attempts at once would be its own.
 */
function dueRows(
  trx: Trx,
  claimant: Claimant,
  { crashed, limit }: { readonly crashed: boolean; readonly limit: number },
): Promise<DueRow[]> {
  const rows = trx
    .selectFrom('forsendelse')
    .select(['id', 'nedbrud'])
    .where(isDue(claimant))
    .where('nedbrud', crashed ? '>' : '=', 0)
    .where(isNotRunning(claimant))
    .orderBy('naeste_forsoeg')
    .orderBy('id')
    .limit(limit);
  return lockRows(trx, rows, 'skip').execute();
}

async function setAside(
  trx: Trx,
  claimant: Claimant,
  ids: readonly number[],
): Promise<Forsendelse[]> {
  if (ids.length === 0) return [];
  const poisoned = await trx
    .updateTable('forsendelse')
    .set({ tilstand: 'manuel' })
    .where('id', 'in', ids)
    .where('tilstand', '=', 'venter')
    .returningAll()
    .execute();
  for (const { nummer, forsoeg } of poisoned) {
    await append(trx, claimant.now, {
      nummer,
      hvad: 'manuel',
      data: { grund: 'nedbrud', forsoeg },
    });
  }
  return poisoned;
}

/**
 * Compares and sets: a row another took since it was seen is left out. The crash is counted before
 * the attempt, so that a row which kills us is found out.
 */
async function claim(trx: Trx, claimant: Claimant, ids: readonly number[]): Promise<Forsendelse[]> {
  if (ids.length === 0) return [];
  const { owner, now, spans } = claimant;
  return trx
    .updateTable('forsendelse')
    .set((eb) => ({
      tilstand: 'sendes' as const,
      laas_ejer: owner,
      laas_til: Math.ceil(now.getTime() + spans.leaseMs),
      forsoeg: eb('forsoeg', '+', 1),
      nedbrud: eb('nedbrud', '+', 1),
    }))
    .where('id', 'in', ids)
    .where('tilstand', '=', 'venter')
    .returningAll()
    .execute();
}

function append(
  trx: Trx,
  tid: Date,
  { nummer, hvad, data }: Pick<Parameters<typeof appendHaendelse>[1], 'nummer' | 'hvad' | 'data'>,
): Promise<void> {
  return appendHaendelse(trx, { nummer, hvad, data, tid, hvem: 'system' });
}
