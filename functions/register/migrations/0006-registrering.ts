import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { fillFromSager } from './backfill-registrering.ts';
import { id, list } from './column-checks.ts';

/** What is registered on a case, own or imported; every klage there is gets its registration. */
export async function registrering(trx: Trx): Promise<void> {
  await createRegistrering(trx);
  await createLists(trx);
  await createWords(trx);
  await createEvents(trx);
  await fillFromSager(trx);
}

const SLAGS = list(['klage', 'henvendelse', 'konsultativ-bistand']);
const KANALER = list(['skriftlig', 'personlig', 'telefonisk', 'digital']);
const TYPER = list(['ekspedition', 'intervention', 'tilsyn', 'konsultativ-bistand']);
const MEDHOLD = list(['helt', 'delvist', 'ikke', 'afvist', 'trukket', 'ukendt']);
const OPFOELGNING = list(['konkret-forbedring', 'generel-forbedring', 'ikke-brugt', 'ukendt']);
const RESULTATER = list([
  'loest-ved-kontakten',
  'klage-trukket',
  'klage-fastholdt',
  'ikke-truffet',
]);

const flag = (column: string) => sql`${sql.ref(column)} in (0, 1)`;
const day = (column: string) =>
  sql`${sql.ref(column)} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** Without rowids, a table is its own index: half the pages to write. */
async function createRegistrering(trx: Trx): Promise<void> {
  await sql`create table registrering (
    kilde text not null check (${id('kilde', 40)}),
    nummer text not null check (${id('nummer', 40)}),
    slags text not null check (slags in (${SLAGS})),
    modtaget text not null check (${id('modtaget', 30)}),
    kanal text not null check (kanal in (${KANALER})),
    sprog text check (sprog in ('da', 'en')),
    forvaltning text check (${id('forvaltning', 80)}),
    emne text check (${id('emne', 80)}),
    afsluttet text check (${day('afsluttet')} and afsluttet >= substr(modtaget, 1, 10)),
    loesning text check (loesning in ('helt', 'delvist', 'ikke', 'afventer')),
    loest_med_maalrettet_indsats integer check (${flag('loest_med_maalrettet_indsats')}),
    laering text check (laering in ('konkret', 'generel', 'ingen')),
    konsultativ_opfoelgning text check (konsultativ_opfoelgning in (${OPFOELGNING})),
    risiko_afgoerelsens_lovlighed integer check (${flag('risiko_afgoerelsens_lovlighed')}),
    risiko_borgerens_stilling integer check (${flag('risiko_borgerens_stilling')}),
    risiko_tillid_og_tryghed integer check (${flag('risiko_tillid_og_tryghed')}),
    risiko_lovlig_forvaltning integer check (${flag('risiko_lovlig_forvaltning')}),
    risiko_effektiv_administration integer check (${flag('risiko_effektiv_administration')}),
    risiko_serviceniveau integer check (${flag('risiko_serviceniveau')}),
    risiko_oekonomisk_forsvarlighed integer check (${flag('risiko_oekonomisk_forsvarlighed')}),
    sb_brugt text check (sb_brugt in ('ja', 'nej', 'ikke-relevant')),
    sb_foerste_kontakt text check (${day('sb_foerste_kontakt')}),
    sb_kanal text check (sb_kanal in ('telefon', 'personlig', 'email', 'brev')),
    sb_forsoeg integer check (sb_forsoeg between 0 and 99),
    sb_resultat text check (sb_resultat in (${RESULTATER})),
    tilfreds_inviteret integer check (${flag('tilfreds_inviteret')}),
    tilfreds_score integer check (tilfreds_score between 1 and 5),
    medarbejder_score integer check (medarbejder_score between 1 and 5),
    fejlsendt_til text check (${id('fejlsendt_til', 80)}),
    udgave integer not null default 1 check (udgave >= 1),
    primary key (kilde, nummer),
    check (tilfreds_score is null or coalesce(tilfreds_inviteret, 0) = 1)
  ) without rowid`.execute(trx);
  await sql`create index registrering_modtaget on registrering (modtaget, kilde, nummer)`.execute(
    trx,
  );
  await sql`create index registrering_forvaltning on registrering (forvaltning, modtaget)`.execute(
    trx,
  );
  await sql`create index registrering_afsluttet on registrering (afsluttet)`.execute(trx);
}

async function createLists(trx: Trx): Promise<void> {
  await sql`create table klagepunkt (
    kilde text not null,
    nummer text not null,
    plads integer not null check (plads between 0 and 49),
    overordnet_emne text check (${id('overordnet_emne', 80)}),
    art text check (art in ('formel', 'materiel')),
    medhold text check (medhold in (${MEDHOLD})),
    medhold_kendt_via text check (medhold_kendt_via in (${KANALER})),
    primary key (kilde, nummer, plads),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  ) without rowid`.execute(trx);
  await sql`create table indsats (
    kilde text not null,
    nummer text not null,
    plads integer not null check (plads between 0 and 49),
    type text not null check (type in (${TYPER})),
    maade text check (maade in ('automatisk', 'manuel')),
    paabegyndt text not null check (${day('paabegyndt')}),
    afsluttet text check (${day('afsluttet')} and afsluttet >= paabegyndt),
    primary key (kilde, nummer, plads),
    foreign key (kilde, nummer) references registrering (kilde, nummer),
    check (maade is null or type = 'ekspedition')
  ) without rowid`.execute(trx);
  await sql`create index indsats_paabegyndt on indsats (paabegyndt)`.execute(trx);
}

async function createWords(trx: Trx): Promise<void> {
  await sql`create table registrering_ord (
    kilde text not null,
    nummer text not null,
    slags text not null check (slags in ('overordnet-emne', 'borgerens-problem')),
    plads integer not null check (plads between 0 and 19),
    id text not null check (${id('id', 80)}),
    primary key (kilde, nummer, slags, id),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  ) without rowid`.execute(trx);
  await sql`create table registrering_note (
    id integer primary key,
    kilde text not null,
    nummer text not null,
    tid text not null,
    hvem text not null check (${id('hvem', 80)}),
    tekst text not null check (length(tekst) between 1 and 2000),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
  await sql`create index registrering_note_sag on registrering_note (kilde, nummer, id)`.execute(
    trx,
  );
}

/** `hvad` is any id: a list of what can happen could never grow in a table that nothing may rebuild. */
async function createEvents(trx: Trx): Promise<void> {
  await sql`create table registrering_haendelse (
    id integer primary key,
    kilde text not null,
    nummer text not null,
    tid text not null check (${id('tid', 30)}),
    hvem text not null check (${id('hvem', 80)}),
    hvad text not null check (${id('hvad', 40)}),
    felt text check (${id('felt', 80)}),
    fra text check (${id('fra', 2000)}),
    til text check (${id('til', 2000)}),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
  await sql`create index registrering_haendelse_sag
    on registrering_haendelse (kilde, nummer, id)`.execute(trx);
  await sql`create index registrering_haendelse_hvem
    on registrering_haendelse (hvem, id)`.execute(trx);
  await makeAppendOnly(trx, 'registrering_haendelse', ['id']);
}
