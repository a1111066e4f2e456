import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id, list } from './column-checks.ts';
import { NUMBERED, TEXT } from './postgres-columns.ts';

/** Klager, their letters and what happened to them, as they are on PostgreSQL after step 0015. */
export async function postgresSager(trx: Trx): Promise<void> {
  await createSag(trx);
  await createForsendelse(trx);
  await createHaendelse(trx);
  await createKontakt(trx);
  await createBorgersvar(trx);
  await createVidere(trx);
}

/** What could happen to a klage then. */
const HAENDELSER = [
  ...['modtaget', 'del-accepteret', 'accepteret', 'udskudt', 'afvist', 'usikker', 'genoptaget'],
  ...['til-reserve', 'manuel', 'gensendt', 'kvitteret', 'genoprettet'],
  ...['bekraeftelse-sendt', 'bekraeftelse-opgivet'],
  ...['ikke-vores', 'afsluttet', 'genaabnet', 'utilfreds', 'besked-sendt', 'besked-opgivet'],
  'svarfrist-udloebet',
];

async function createSag(trx: Trx): Promise<void> {
  await sql`create table sag (
    nummer ${TEXT} primary key check (${id('nummer', 40)}),
    kilde ${TEXT} not null check (${id('kilde', 40)}),
    slags ${TEXT} not null check (slags in ('klage', 'henvendelse', 'konsultativ-bistand')),
    kanal ${TEXT} not null check (kanal in ('skriftlig', 'personlig', 'telefonisk', 'digital')),
    sprog ${TEXT} not null check (sprog in ('da', 'en')),
    modtaget ${TEXT} not null check (${id('modtaget', 30)}),
    forvaltning ${TEXT} not null check (${id('forvaltning', 60)}),
    emne ${TEXT} not null check (${id('emne', 120)}),
    modtager ${TEXT} not null check (${id('modtager', 60)}),
    regel ${TEXT} check (${id('regel', 120)}),
    regelsaet ${TEXT} not null check (${id('regelsaet', 64)}),
    svar ${TEXT} not null check (${id('svar', 1000)} and svar like '{%}'),
    afgoerende ${TEXT} not null check (${id('afgoerende', 1000)} and afgoerende like '{%}'),
    indsigelse ${TEXT} check (${id('indsigelse', 60)}),
    svarfrist ${TEXT} not null check (length(svarfrist) = 10),
    mulig_spam integer not null check (mulig_spam in (0, 1)),
    noegle_hash ${TEXT} not null unique check (${id('noegle_hash', 128)}),
    noegle_aftryk ${TEXT} not null check (${id('noegle_aftryk', 128)}),
    kode_hash ${TEXT} not null check (${id('kode_hash', 128)}),
    registreringskode_hash ${TEXT} not null unique check (${id('registreringskode_hash', 128)}),
    klage_sha256 ${TEXT} not null check (length(klage_sha256) = 64),
    valgt_forvaltning ${TEXT} check (${id('valgt_forvaltning', 60)}),
    registreringskode_lukket ${TEXT} check (${id('registreringskode_lukket', 30)}))`.execute(trx);
  await sql`create index sag_kilde on sag (kilde, modtaget, nummer, regel, indsigelse)`.execute(
    trx,
  );
}

async function createForsendelse(trx: Trx): Promise<void> {
  await sql`create table forsendelse (
    id ${NUMBERED},
    nummer ${TEXT} not null references sag (nummer),
    slags ${TEXT} not null check (slags in ('modtager', 'reserve')),
    modtager ${TEXT} not null check (${id('modtager', 60)}),
    dele integer not null check (dele between 1 and 99),
    dele_accepteret integer not null default 0 check (dele_accepteret between 0 and dele),
    tilstand ${TEXT} not null check (tilstand in ('venter', 'sendes', 'accepteret', 'kvitteret', 'manuel')),
    forsoeg integer not null default 0,
    nedbrud integer not null default 0,
    afvisninger integer not null default 0,
    naeste_forsoeg bigint not null,
    laas_ejer ${TEXT},
    laas_til bigint,
    oprettet ${TEXT} not null,
    accepteret ${TEXT},
    kvitteret ${TEXT},
    erstattet ${TEXT},
    sag_lukket integer not null default 0 check (sag_lukket in (0, 1)),
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
  await sql`create index forsendelse_uden_kvittering on forsendelse (accepteret, nummer, modtager)
    where erstattet is null and tilstand = 'accepteret' and sag_lukket = 0`.execute(trx);
}

async function createHaendelse(trx: Trx): Promise<void> {
  await sql`create table haendelse (
    id ${NUMBERED},
    nummer ${TEXT} not null references sag (nummer),
    tid ${TEXT} not null,
    hvad ${TEXT} not null constraint haendelse_hvad check (hvad in (${list(HAENDELSER)})),
    hvem ${TEXT} not null check (length(hvem) between 1 and 80),
    data ${TEXT} not null check (length(data) <= 500 and data like '{%}')
  )`.execute(trx);
  await sql`create index haendelse_medarbejder on haendelse (hvem, id)
    where hvem >= 'medarbejder:' and hvem < 'medarbejder;'`.execute(trx);
  await sql`create index haendelse_nummer on haendelse (nummer, id)`.execute(trx);
  await makeAppendOnly(trx, 'haendelse', ['id']);
}

async function createKontakt(trx: Trx): Promise<void> {
  await sql`create table kontakt (
    nummer ${TEXT} not null references sag (nummer),
    slags ${TEXT} not null check (slags in ('bekraeftelse', 'besked')),
    krypteret bytea not null check (length(krypteret) between 29 and 1000),
    naeste_forsoeg bigint not null,
    forsoeg integer not null default 0,
    primary key (nummer, slags)
  )`.execute(trx);
  await sql`create index kontakt_forfalden on kontakt (naeste_forsoeg)`.execute(trx);
}

async function createBorgersvar(trx: Trx): Promise<void> {
  await sql`create table borgersvar (
    nummer ${TEXT} not null references sag (nummer),
    spoergsmaal ${TEXT} not null,
    svar ${TEXT} not null,
    tid ${TEXT} not null check (${id('tid', 30)}),
    primary key (nummer, spoergsmaal),
    check (
      (spoergsmaal = 'skema' and svar in ('1', '2', '3', '4', '5')) or
      (spoergsmaal in ('kontakt', 'behov') and svar in ('ja', 'delvist', 'nej'))
    )
  )`.execute(trx);
}

async function createVidere(trx: Trx): Promise<void> {
  await sql`create table videre (
    fra ${TEXT} primary key references sag (nummer),
    til ${TEXT} not null unique references sag (nummer),
    tid ${TEXT} not null check (${id('tid', 30)}),
    check (fra <> til)
  )`.execute(trx);
  await makeAppendOnly(trx, 'videre', ['fra']);
}
