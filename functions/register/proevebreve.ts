import type { Insertable, Selectable, Updateable } from 'kysely';
import { commitBeside } from './commit-together.ts';
import { lockRows } from './engine.ts';
import type { ProevebrevTable } from './proevebrev-tables.ts';
import type { Db } from './tables.ts';

export type Proevebrev = Selectable<ProevebrevTable>;
type Changes = Updateable<ProevebrevTable>;

/** Records a prøvebrev that is due at once. Rejects when its number is taken. */
export async function insertProevebrev(
  db: Db,
  row: Omit<Insertable<ProevebrevTable>, 'tilstand' | 'forsoeg' | 'naeste_forsoeg'>,
): Promise<void> {
  const due = { tilstand: 'venter', forsoeg: 0, naeste_forsoeg: 0 } as const;
  await commitBeside(db, (trx) =>
    trx
      .insertInto('proevebrev')
      .values({ ...row, ...due })
      .execute(),
  );
}

/** Who takes prøvebreve, and which. */
export type Taking = {
  readonly now: Date;
  /** Until when nobody else takes them: their lease. */
  readonly untilMs: number;
  readonly limit: number;
  /** Only these; null: any that is due. */
  readonly numre: readonly string[] | null;
};

/** Takes prøvebreve that are due, longest due first; each attempt is counted as it begins. */
export async function takeProevebreve(db: Db, taking: Taking): Promise<Proevebrev[]> {
  const now = taking.now.getTime();
  const waiting = db.selectFrom('proevebrev').select('nummer').where('tilstand', '=', 'venter');
  const any = waiting.where('naeste_forsoeg', '<=', now).limit(1);
  if ((await any.executeTakeFirst()) === undefined) return [];
  return commitBeside(db, (trx) => {
    const due = trx
      .selectFrom('proevebrev')
      .select('nummer')
      .where('tilstand', '=', 'venter')
      .where('naeste_forsoeg', '<=', now)
      .$if(taking.numre !== null, (query) => query.where('nummer', 'in', taking.numre ?? []))
      .orderBy('naeste_forsoeg')
      .limit(taking.limit);
    return trx
      .updateTable('proevebrev')
      .set((eb) => ({ naeste_forsoeg: taking.untilMs, forsoeg: eb('forsoeg', '+', 1) }))
      .where('nummer', 'in', lockRows(trx, due, 'skip'))
      .returningAll()
      .execute();
  });
}

/** Writes what became of an attempt, unless the letter was opened meanwhile. */
export async function writeProevebrev(db: Db, nummer: string, changes: Changes): Promise<void> {
  await commitBeside(db, (trx) =>
    trx
      .updateTable('proevebrev')
      .set(changes)
      .where('nummer', '=', nummer)
      .where('tilstand', '=', 'venter')
      .execute(),
  );
}

/**
 * Writes that somebody has opened the letter and entered its code: it has arrived, whatever the
 * relay said. The first time counts.
 * @returns the letter, or null when number and code do not belong together or the code is too old
 */
export async function openProevebrev(
  db: Db,
  { nummer, kodeHash, now }: OpenedProevebrev,
): Promise<Proevebrev | null> {
  const tid = now.toISOString();
  return commitBeside(db, async (trx) => {
    const found = await trx
      .updateTable('proevebrev')
      .set((eb) => ({
        tilstand: 'accepteret',
        accepteret: eb.fn.coalesce('accepteret', eb.val(tid)),
        aabnet: eb.fn.coalesce('aabnet', eb.val(tid)),
      }))
      .where('nummer', '=', nummer)
      .where('kode_hash', '=', kodeHash)
      .where('udloeber', '>', tid)
      .returningAll()
      .executeTakeFirst();
    return found ?? null;
  });
}

export type OpenedProevebrev = {
  readonly nummer: string;
  readonly kodeHash: string;
  readonly now: Date;
};

/** Prøvebreve by number, in the order they were made. */
export function findProevebreve(db: Db, numre: readonly string[]): Promise<Proevebrev[]> {
  const all = db.selectFrom('proevebrev').selectAll().where('nummer', 'in', numre);
  return all.orderBy('oprettet').orderBy('nummer').execute();
}

/** When the newest letter to each certificate, address and profile was sent, and the first opened. */
export function newestProevebreve(db: Db) {
  return db
    .selectFrom('proevebrev')
    .groupBy(['modtager', 'fingeraftryk', 'postkasse', 'profil'])
    .select((eb) => [
      ...(['modtager', 'fingeraftryk', 'postkasse', 'profil'] as const),
      eb.fn.max('accepteret').as('sendt'),
      eb.fn.max('aabnet').as('aabnet'),
    ])
    .execute();
}
