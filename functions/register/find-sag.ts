import { timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, ForsendelseTable, HaendelseTable, SagTable } from './tables.ts';

export type Sag = Selectable<SagTable>;
export type Forsendelse = Selectable<ForsendelseTable>;

/** The case that an idempotency key's hash has, or null. */
export async function findByKey(db: Db, noegleHash: string): Promise<Sag | null> {
  const query = db.selectFrom('sag').selectAll().where('noegle_hash', '=', noegleHash);
  return (await query.executeTakeFirst()) ?? null;
}

/** The case with this number, or null. For operators: a citizen must show the code too. */
export async function findByNummer(db: Db, nummer: string): Promise<Sag | null> {
  const query = db.selectFrom('sag').selectAll().where('nummer', '=', nummer);
  return (await query.executeTakeFirst()) ?? null;
}

/**
 * The case with this number when the hash of the code fits, else null: a wrong number and a wrong
 * code look the same, also by the time it takes.
 */
export async function findByCode(db: Db, nummer: string, kodeHash: string): Promise<Sag | null> {
  const sag = await findByNummer(db, nummer);
  const fits = sameText(sag?.kode_hash ?? '-', kodeHash);
  return fits ? sag : null;
}

/**
 * The case with this number when the hash of its registration code fits and the code has not been
 * closed, else null: which of it was wrong does not show.
 */
export async function findByRegistreringskode(
  db: Db,
  nummer: string,
  kodeHash: string,
): Promise<Sag | null> {
  const sag = await findByNummer(db, nummer);
  const fits = sameText(sag?.registreringskode_hash ?? '-', kodeHash);
  return fits && sag?.registreringskode_lukket === null ? sag : null;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return timingSafeEqual(left, left.length === right.length ? right : Buffer.alloc(left.length));
}

/** The outbox row that stands for the klage now, or null for a case that has none. */
export async function liveForsendelse(db: Db, nummer: string): Promise<Forsendelse | null> {
  const query = db
    .selectFrom('forsendelse')
    .selectAll()
    .where('nummer', '=', nummer)
    .where('erstattet', 'is', null);
  return (await query.executeTakeFirst()) ?? null;
}

/** What has happened to the klage, oldest first. */
export function haendelserOf(db: Db, nummer: string): Promise<Selectable<HaendelseTable>[]> {
  return db
    .selectFrom('haendelse')
    .selectAll()
    .where('nummer', '=', nummer)
    .orderBy('id')
    .execute();
}
