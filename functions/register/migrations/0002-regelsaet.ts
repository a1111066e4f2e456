import { sql } from 'kysely';
import { REGELSAET_HAENDELSER, type Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { list } from './column-checks.ts';

/** The rules as versions: what each holds, and who did what with it. Nothing of it ever changes. */
export async function regelsaet(trx: Trx): Promise<void> {
  await createVersions(trx);
  await createEvents(trx);
}

async function createVersions(trx: Trx): Promise<void> {
  await sql`create table regelsaet (
    hash text primary key check (length(hash) = 64),
    oprettet text not null
  )`.execute(trx);
  await sql`create table regelsaet_fil (
    hash text not null references regelsaet (hash),
    sti text not null check (length(sti) between 1 and 200),
    indhold blob not null check (length(indhold) <= 1000000),
    primary key (hash, sti)
  )`.execute(trx);
  await makeAppendOnly(trx, 'regelsaet', ['hash']);
  await makeAppendOnly(trx, 'regelsaet_fil', ['hash', 'sti']);
}

async function createEvents(trx: Trx): Promise<void> {
  await sql`create table regelsaet_haendelse (
    id integer primary key,
    hash text not null references regelsaet (hash),
    tid text not null,
    hvad text not null check (hvad in (${list(REGELSAET_HAENDELSER)})),
    hvem text not null check (length(hvem) between 1 and 80),
    grund text check (length(grund) between 1 and 500),
    forslag integer references regelsaet_haendelse (id)
  )`.execute(trx);
  // A proposal ends once, whoever is quickest.
  await sql`create unique index regelsaet_haendelse_forslag on regelsaet_haendelse (forslag)
    where forslag is not null`.execute(trx);
  await makeAppendOnly(trx, 'regelsaet_haendelse', ['id']);
}
