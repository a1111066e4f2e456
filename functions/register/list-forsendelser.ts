import type { Db } from './tables.ts';

const LINES_MAX = 200;

/** The klager an operator may have to look at: not accepted yet, or left to a person; oldest first. */
export function openForsendelser(db: Db) {
  return db
    .selectFrom('forsendelse')
    .innerJoin('sag', 'sag.nummer', 'forsendelse.nummer')
    .where('erstattet', 'is', null)
    .where('tilstand', 'in', ['venter', 'sendes', 'manuel'])
    .select(['sag.nummer', 'sag.modtaget', 'forsendelse.modtager', 'forsendelse.slags', 'tilstand'])
    .select(['forsoeg', 'naeste_forsoeg'])
    .orderBy('sag.modtaget')
    .limit(LINES_MAX)
    .execute();
}

/** Every outbox row of a klage, the first one first. */
export function forsendelserOf(db: Db, nummer: string) {
  return db
    .selectFrom('forsendelse')
    .selectAll()
    .where('nummer', '=', nummer)
    .orderBy('id')
    .execute();
}
