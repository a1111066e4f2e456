import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';
import { columnTypes } from './column-types.ts';

/**
 * How often each alarm was raised in each hour, what of it each target of ALARM_TIL has not been told
 * yet, on which days the digest was sent, and which instances run.
 */
export async function alarm(trx: Trx): Promise<void> {
  const { text, day } = columnTypes(trx);
  await sql`create table alarm_time (
    time ${text} not null check (length(time) = 13),
    navn ${text} not null check (${id('navn', 60)}),
    antal integer not null check (antal >= 1),
    primary key (time, navn)
  )`.execute(trx);
  await sql`create table alarm_besked (
    maal ${text} not null check (length(maal) = 16),
    navn ${text} not null check (${id('navn', 60)}),
    antal integer not null check (antal >= 0),
    om ${text} not null check (length(om) <= 600 and om not like '% %'),
    sendt bigint,
    laas_til bigint,
    forsoeg integer not null default 0,
    primary key (maal, navn)
  )`.execute(trx);
  await sql`create table dagsmail (
    dag ${text} not null check (${day('dag')}),
    maal ${text} not null check (length(maal) = 16),
    sendt ${text} not null check (${id('sendt', 30)}),
    primary key (dag, maal)
  )`.execute(trx);
  await sql`create table instans (
    navn ${text} primary key check (${id('navn', 400)}),
    udgave ${text} not null check (${id('udgave', 60)}),
    begyndt bigint not null,
    set_sidst bigint not null
  )`.execute(trx);
}
