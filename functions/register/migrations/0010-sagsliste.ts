import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id } from './column-checks.ts';

/** Who answers a case and by when, so that worklists are read from indexes; routes of cases made by hand; look-ups. */
export async function sagsliste(trx: Trx): Promise<void> {
  await addColumns(trx);
  await createIndexes(trx);
  await createRute(trx);
  await createOpslag(trx);
}

/** `hos` and `frist` are what lists are narrowed and sorted by: never null. */
async function addColumns(trx: Trx): Promise<void> {
  await sql`alter table registrering add column svarer text check (${id('svarer', 80)})`.execute(
    trx,
  );
  await sql`alter table registrering add column svarfrist text
    check (svarfrist glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`.execute(trx);
  await sql`alter table registrering add column hos text
    generated always as (coalesce(svarer, forvaltning, '')) virtual`.execute(trx);
  await sql`alter table registrering add column frist text
    generated always as (coalesce(svarfrist, '9999-12-31')) virtual`.execute(trx);
  await sql`update registrering set
    svarer = (select modtager from forsendelse
      where forsendelse.nummer = registrering.nummer and erstattet is null),
    svarfrist = (select svarfrist from sag where sag.nummer = registrering.nummer)
    where exists (select 1 from sag
      where sag.nummer = registrering.nummer and sag.kilde = registrering.kilde)`.execute(trx);
}

/**
 * The index over closing days leaves the open ones out: with them it would be taken for a worklist,
 * which would then be sorted as a whole.
 */
async function createIndexes(trx: Trx): Promise<void> {
  await sql`drop index registrering_afsluttet`.execute(trx);
  await sql`create index registrering_afsluttet on registrering (afsluttet)
    where afsluttet is not null`.execute(trx);
  await sql`create index registrering_frist on registrering (frist, nummer, kilde)`.execute(trx);
  await sql`create index registrering_aabne_modtaget on registrering
    (modtaget, nummer, kilde, hos, udgave, frist, emne, slags) where afsluttet is null`.execute(
    trx,
  );
  await sql`create index registrering_aabne_frist on registrering
    (frist, nummer, kilde, hos, udgave, emne, slags) where afsluttet is null`.execute(trx);
  await sql`create index registrering_hos on registrering
    (hos, modtaget, nummer, kilde, afsluttet, udgave, frist)`.execute(trx);
  await sql`create index registrering_nummer on registrering (nummer)`.execute(trx);
  await sql`create index forsendelse_uden_kvittering on forsendelse (accepteret, nummer, modtager)
    where erstattet is null and tilstand = 'accepteret'`.execute(trx);
  await sql`create index haendelse_medarbejder on haendelse (hvem, id)
    where hvem >= 'medarbejder:' and hvem < 'medarbejder;'`.execute(trx);
}

/** By which rule a case that came by phone, letter or in person was routed, and what guidance was given. */
async function createRute(trx: Trx): Promise<void> {
  await sql`create table registrering_rute (
    kilde text not null,
    nummer text not null,
    modtager text not null check (${id('modtager', 80)}),
    regel text check (${id('regel', 120)}),
    regelsaet text not null check (${id('regelsaet', 64)}),
    svar text not null check (${id('svar', 1000)} and svar like '{%}'),
    afgoerende text not null check (${id('afgoerende', 1000)} and afgoerende like '{%}'),
    valgt_forvaltning text check (${id('valgt_forvaltning', 60)}),
    vejledning text not null check (${id('vejledning', 2000)} and vejledning like '[%]'),
    primary key (kilde, nummer),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
}

/** What staff looked for, beside the cases they opened: closed values, never a name. */
async function createOpslag(trx: Trx): Promise<void> {
  await sql`create table opslag (
    id integer primary key,
    tid text not null check (${id('tid', 30)}),
    hvem text not null check (${id('hvem', 80)}),
    hvad text not null check (${id('hvad', 40)}),
    data text not null check (${id('data', 500)} and data like '{%}')
  )`.execute(trx);
  await sql`create index opslag_hvem on opslag (hvem, id)`.execute(trx);
  await makeAppendOnly(trx, 'opslag', ['id']);
}
