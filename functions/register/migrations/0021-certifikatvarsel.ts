import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id } from './column-checks.ts';
import { columnTypes } from './column-types.ts';

/** Which certificate was told of at which number of days left: each step once, whoever runs. */
export async function certifikatvarsel(trx: Trx): Promise<void> {
  const { text } = columnTypes(trx);
  await sql`create table certifikatvarsel (
    certifikat ${text} not null check (length(certifikat) = 64),
    trin integer not null check (trin in (30, 14, 7, 1, 0)),
    tid ${text} not null check (${id('tid', 30)}),
    primary key (certifikat, trin)
  )`.execute(trx);
  await makeAppendOnly(trx, 'certifikatvarsel', ['certifikat', 'trin']);
}
