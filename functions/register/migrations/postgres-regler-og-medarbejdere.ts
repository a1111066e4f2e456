import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id } from './column-checks.ts';
import { day, NUMBERED, TEXT } from './postgres-columns.ts';

/** Rules, staff and releases, as they are on PostgreSQL after step 0015. */
export async function postgresReglerOgMedarbejdere(trx: Trx): Promise<void> {
  await createRegelsaet(trx);
  await createRegelsaetFil(trx);
  await createRegelsaetHaendelse(trx);
  await createMedarbejderNavn(trx);
  await createMedarbejderSession(trx);
  await createOpslag(trx);
  await createDemodata(trx);
  await createUdgivelse(trx);
  await createUdgivelseHaendelse(trx);
}

async function createRegelsaet(trx: Trx): Promise<void> {
  await sql`create table regelsaet (
    hash ${TEXT} primary key check (length(hash) = 64),
    oprettet ${TEXT} not null
  )`.execute(trx);
  await makeAppendOnly(trx, 'regelsaet', ['hash']);
}

async function createRegelsaetFil(trx: Trx): Promise<void> {
  await sql`create table regelsaet_fil (
    hash ${TEXT} not null references regelsaet (hash),
    sti ${TEXT} not null check (length(sti) between 1 and 200),
    indhold bytea not null check (length(indhold) <= 1000000),
    primary key (hash, sti)
  )`.execute(trx);
  await makeAppendOnly(trx, 'regelsaet_fil', ['hash', 'sti']);
}

async function createRegelsaetHaendelse(trx: Trx): Promise<void> {
  await sql`create table regelsaet_haendelse (
    id ${NUMBERED},
    hash ${TEXT} not null references regelsaet (hash),
    tid ${TEXT} not null,
    hvad ${TEXT} not null check (hvad in ('set-i-mappen', 'kladde', 'foreslaaet', 'udgivet', 'afvist', 'trukket')),
    hvem ${TEXT} not null check (length(hvem) between 1 and 80),
    grund ${TEXT} check (length(grund) between 1 and 500),
    forslag bigint references regelsaet_haendelse (id)
  )`.execute(trx);
  await sql`create unique index regelsaet_haendelse_forslag on regelsaet_haendelse (forslag)
    where forslag is not null`.execute(trx);
  await makeAppendOnly(trx, 'regelsaet_haendelse', ['id']);
}

async function createMedarbejderNavn(trx: Trx): Promise<void> {
  await sql`create table medarbejder_navn (
    medarbejder ${TEXT} primary key check (${id('medarbejder', 80)}),
    navn ${TEXT} not null check (length(navn) between 1 and 200)
  )`.execute(trx);
}

async function createMedarbejderSession(trx: Trx): Promise<void> {
  await sql`create table medarbejder_session (
    id ${TEXT} primary key check (length(id) = 43),
    noegle_hash ${TEXT} not null unique check (length(noegle_hash) = 64),
    forrige_hash ${TEXT} unique check (length(forrige_hash) = 64 and forrige_hash <> noegle_hash),
    medarbejder ${TEXT} not null check (${id('medarbejder', 80)}),
    navn ${TEXT} not null check (length(navn) between 1 and 200),
    roller ${TEXT} not null check (length(roller) <= 4000 and roller like '[%]'),
    oprettet bigint not null,
    fornyet bigint not null check (fornyet >= oprettet),
    brugt bigint not null check (brugt >= oprettet)
  )`.execute(trx);
  await sql`create index medarbejder_session_brugt on medarbejder_session (brugt)`.execute(trx);
  await sql`create index medarbejder_session_medarbejder
    on medarbejder_session (medarbejder)`.execute(trx);
}

async function createOpslag(trx: Trx): Promise<void> {
  await sql`create table opslag (
    id ${NUMBERED},
    tid ${TEXT} not null check (${id('tid', 30)}),
    hvem ${TEXT} not null check (${id('hvem', 80)}),
    hvad ${TEXT} not null check (${id('hvad', 40)}),
    data ${TEXT} not null check (${id('data', 500)} and data like '{%}')
  )`.execute(trx);
  await sql`create index opslag_hvem on opslag (hvem, id)`.execute(trx);
  await makeAppendOnly(trx, 'opslag', ['id']);
}

async function createDemodata(trx: Trx): Promise<void> {
  await sql`create table demodata (
    begyndt ${TEXT} not null primary key check (${id('begyndt', 30)}),
    fyldt ${TEXT} check (${id('fyldt', 30)})
  )`.execute(trx);
}

async function createUdgivelse(trx: Trx): Promise<void> {
  await sql`create table udgivelse (
    id ${TEXT} primary key check (${id('id', 60)}),
    periode ${TEXT} not null check (${id('periode', 40)}),
    slags ${TEXT} not null check (slags in ('kvartal', 'halvaar', 'aar', 'beretningsaar')),
    fra ${TEXT} not null check (${day('fra')} and fra like '%-01'),
    til ${TEXT} not null check (til > fra),
    titel ${TEXT} not null check (length(titel) between 1 and 100),
    indhold ${TEXT} not null check (length(indhold) <= 1000000 and indhold like '{%}'),
    grundlag ${TEXT} not null check (${id('grundlag', 200)})
  )`.execute(trx);
  await makeAppendOnly(trx, 'udgivelse', ['id']);
}

async function createUdgivelseHaendelse(trx: Trx): Promise<void> {
  await sql`create table udgivelse_haendelse (
    id ${NUMBERED},
    udgivelse ${TEXT} not null references udgivelse (id),
    tid ${TEXT} not null,
    hvad ${TEXT} not null check (hvad in ('udgivet', 'tilbagekaldt')),
    hvem ${TEXT} not null check (length(hvem) between 1 and 80),
    grund ${TEXT} check (length(grund) between 1 and 500),
    check ((hvad = 'tilbagekaldt') = (grund is not null))
  )`.execute(trx);
  await sql`create unique index udgivelse_haendelse_en_gang
    on udgivelse_haendelse (udgivelse, hvad)`.execute(trx);
  await makeAppendOnly(trx, 'udgivelse_haendelse', ['id']);
}
