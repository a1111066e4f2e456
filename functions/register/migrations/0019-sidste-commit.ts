import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';
import { columnTypes } from './column-types.ts';

/** What each who writes has committed last: PostgreSQL is asked, see postgres-commit.ts. */
export async function sidsteCommit(trx: Trx): Promise<void> {
  const { text } = columnTypes(trx);
  await sql`create table sidste_commit (
    ejer ${text} primary key check (${id('ejer', 40)}),
    nr bigint not null,
    tid bigint not null
  )`.execute(trx);
}
