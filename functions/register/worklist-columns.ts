import { type RawBuilder, sql } from 'kysely';
import { engineOf } from './engine.ts';
import type { Db } from './tables.ts';

/** What a list is narrowed and sorted by. */
export type ListColumns = {
  readonly hos: RawBuilder<string>;
  readonly frist: RawBuilder<string>;
  readonly modtaget: RawBuilder<string>;
};

/**
 * Whoever has the case, and the days it lies by. SQLite computes two of them and is asked for the
 * computation itself: its indexes (migrations/0025) are found by that, and read without the rows.
 */
export function listColumns(db: Db): ListColumns {
  return engineOf(db) === 'sqlite' ? SPELLED_OUT : STORED;
}

const SPELLED_OUT: ListColumns = {
  hos: sql<string>`coalesce(svarer, case raadgivers when 0 then forvaltning end, '')`,
  frist: sql<string>`coalesce(svarfrist, '9999-12-31')`,
  modtaget: sql<string>`modtaget`,
};

/** For all cases there is an index of the columns themselves. */
export const STORED: ListColumns = {
  hos: sql.ref('hos'),
  frist: sql.ref('frist'),
  modtaget: sql.ref('modtaget'),
};
