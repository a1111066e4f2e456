import { type RawBuilder, sql } from 'kysely';
import { engineOf } from '../engine.ts';
import type { Trx } from '../tables.ts';
import { NUMBERED, day as postgresDay, TEXT } from './postgres-columns.ts';

/** What the engines call the same thing by different names: every step from 0016 on takes it from here. */
export type ColumnTypes = {
  /** Text that is compared by its bytes. */
  readonly text: RawBuilder<unknown>;
  /** A number each new row gets by itself; its primary key. */
  readonly numbered: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
  /** A check: YYYY-MM-DD, by its form. */
  readonly day: (column: string) => RawBuilder<unknown>;
};

/** The names of the engine that the step runs on. */
export function columnTypes(trx: Trx): ColumnTypes {
  return engineOf(trx) === 'postgres' ? POSTGRES : SQLITE;
}

const POSTGRES: ColumnTypes = {
  text: TEXT,
  numbered: NUMBERED,
  bytes: sql`bytea`,
  day: postgresDay,
};

const SQLITE: ColumnTypes = {
  text: sql`text`,
  numbered: sql`integer primary key`,
  bytes: sql`blob`,
  day: (column) => sql`${sql.ref(column)} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`,
};
