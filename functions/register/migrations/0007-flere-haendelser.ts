import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { list } from './column-checks.ts';

/** What could happen to a klage until now, and what can from here on. */
const HAENDELSER = [
  ...['modtaget', 'del-accepteret', 'accepteret', 'udskudt', 'afvist', 'usikker', 'genoptaget'],
  ...['til-reserve', 'manuel', 'gensendt', 'kvitteret', 'genoprettet'],
  ...['bekraeftelse-sendt', 'bekraeftelse-opgivet'],
  ...['ikke-vores', 'afsluttet', 'genaabnet', 'utilfreds', 'besked-sendt', 'besked-opgivet'],
];

/** SQLite cannot change a check: the events move, line by line as they are, into a table that knows more. */
export async function flereHaendelser(trx: Trx): Promise<void> {
  await sql`create table haendelse_ny (
    id integer primary key,
    nummer text not null references sag (nummer),
    tid text not null,
    hvad text not null check (hvad in (${list(HAENDELSER)})),
    hvem text not null check (length(hvem) between 1 and 80),
    data text not null check (length(data) <= 500 and data like '{%}')
  )`.execute(trx);
  await sql`insert into haendelse_ny (id, nummer, tid, hvad, hvem, data)
    select id, nummer, tid, hvad, hvem, data from haendelse order by id`.execute(trx);
  await sql`drop table haendelse`.execute(trx);
  await sql`alter table haendelse_ny rename to haendelse`.execute(trx);
  await sql`create index haendelse_nummer on haendelse (nummer, id)`.execute(trx);
  await makeAppendOnly(trx, 'haendelse', ['id']);
}
