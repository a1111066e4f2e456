import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id, list } from './column-checks.ts';

/** As they were when this step first ran: it is never changed, whatever comes later. */
const TILSTANDE = ['venter', 'sendes', 'accepteret', 'kvitteret', 'manuel'] as const;
const HAENDELSER = [
  'modtaget',
  'del-accepteret',
  'accepteret',
  'udskudt',
  'afvist',
  'usikker',
  'genoptaget',
  'til-reserve',
  'manuel',
  'gensendt',
  'kvitteret',
  'genoprettet',
  'bekraeftelse-sendt',
  'bekraeftelse-opgivet',
] as const;

/** The first shape: a case, its outbox row, what happened to it, and who asked for a mail. */
export async function klageAndOutbox(trx: Trx): Promise<void> {
  await createSag(trx);
  await createForsendelse(trx);
  await createHaendelse(trx);
  await createKontakt(trx);
}

async function createSag(trx: Trx): Promise<void> {
  await sql`create table sag (
    nummer text primary key check (${id('nummer', 40)}),
    kilde text not null check (${id('kilde', 40)}),
    slags text not null check (slags in ('klage', 'henvendelse', 'konsultativ-bistand')),
    kanal text not null check (kanal in ('skriftlig', 'personlig', 'telefonisk', 'digital')),
    sprog text not null check (sprog in ('da', 'en')),
    modtaget text not null check (${id('modtaget', 30)}),
    forvaltning text not null check (${id('forvaltning', 60)}),
    emne text not null check (${id('emne', 120)}),
    modtager text not null check (${id('modtager', 60)}),
    regel text check (${id('regel', 120)}),
    regelsaet text not null check (${id('regelsaet', 64)}),
    svar text not null check (${id('svar', 1000)} and svar like '{%}'),
    afgoerende text not null check (${id('afgoerende', 1000)} and afgoerende like '{%}'),
    indsigelse text check (${id('indsigelse', 60)}),
    svarfrist text not null check (length(svarfrist) = 10),
    mulig_spam integer not null check (mulig_spam in (0, 1)),
    noegle_hash text not null unique check (${id('noegle_hash', 128)}),
    noegle_aftryk text not null check (${id('noegle_aftryk', 128)}),
    kode_hash text not null check (${id('kode_hash', 128)}),
    registreringskode_hash text not null unique check (${id('registreringskode_hash', 128)}),
    klage_sha256 text not null check (length(klage_sha256) = 64)
  )`.execute(trx);
  await sql`create index sag_kilde on sag (kilde, modtaget)`.execute(trx);
}

async function createForsendelse(trx: Trx): Promise<void> {
  await sql`create table forsendelse (
    id integer primary key,
    nummer text not null references sag (nummer),
    slags text not null check (slags in ('modtager', 'reserve')),
    modtager text not null check (${id('modtager', 60)}),
    dele integer not null check (dele between 1 and 99),
    dele_accepteret integer not null default 0 check (dele_accepteret between 0 and dele),
    tilstand text not null check (tilstand in (${list(TILSTANDE)})),
    forsoeg integer not null default 0,
    nedbrud integer not null default 0,
    afvisninger integer not null default 0,
    naeste_forsoeg bigint not null,
    laas_ejer text,
    laas_til bigint,
    oprettet text not null,
    accepteret text,
    kvitteret text,
    erstattet text,
    unique (nummer, slags),
    check ((laas_ejer is null) = (laas_til is null)),
    check ((tilstand = 'sendes') = (laas_ejer is not null)),
    check (tilstand <> 'accepteret' or (accepteret is not null and dele_accepteret = dele)),
    check (tilstand <> 'kvitteret' or kvitteret is not null)
  )`.execute(trx);
  await sql`create unique index forsendelse_levende on forsendelse (nummer) where erstattet is null`.execute(
    trx,
  );
  await sql`create index forsendelse_reserve on forsendelse (nummer) where slags = 'reserve'`.execute(
    trx,
  );
  await sql`create index forsendelse_tilstand on forsendelse (erstattet, tilstand, naeste_forsoeg)`.execute(
    trx,
  );
}

async function createHaendelse(trx: Trx): Promise<void> {
  await sql`create table haendelse (
    id integer primary key,
    nummer text not null references sag (nummer),
    tid text not null,
    hvad text not null check (hvad in (${list(HAENDELSER)})),
    hvem text not null check (length(hvem) between 1 and 80),
    data text not null check (length(data) <= 500 and data like '{%}')
  )`.execute(trx);
  await sql`create index haendelse_nummer on haendelse (nummer, id)`.execute(trx);
  // "insert or replace" deletes without asking the delete trigger.
  await sql`create trigger haendelse_kun_tilfoej_insert before insert on haendelse
    when exists (select 1 from haendelse where id = new.id)
    begin select raise(abort, 'haendelse kan kun tilfoejes'); end`.execute(trx);
  for (const deed of ['update', 'delete'] as const) {
    await sql`create trigger ${sql.raw(`haendelse_kun_tilfoej_${deed}`)}
      before ${sql.raw(deed)} on haendelse
      begin select raise(abort, 'haendelse kan kun tilfoejes'); end`.execute(trx);
  }
}

async function createKontakt(trx: Trx): Promise<void> {
  await sql`create table kontakt (
    nummer text not null references sag (nummer),
    slags text not null check (slags in ('bekraeftelse', 'besked')),
    krypteret blob not null check (length(krypteret) between 29 and 1000),
    naeste_forsoeg bigint not null,
    forsoeg integer not null default 0,
    primary key (nummer, slags)
  )`.execute(trx);
  await sql`create index kontakt_forfalden on kontakt (naeste_forsoeg) where slags = 'bekraeftelse'`.execute(
    trx,
  );
}
