import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id } from './column-checks.ts';
import { day, NUMBERED, TEXT } from './postgres-columns.ts';

/** What is registered on cases, as it is on PostgreSQL after step 0015. An index there holds no lines of
 * cases (`taelling`): an entry has its limits, and a line need not keep them. */
export async function postgresRegistrering(trx: Trx): Promise<void> {
  await createRegistrering(trx);
  await createKlagepunkt(trx);
  await createIndsats(trx);
  await createRegistreringOrd(trx);
  await createRegistreringNote(trx);
  await createRegistreringHaendelse(trx);
  await createRegistreringRute(trx);
  await createIndexes(trx);
}

/** What came of it, and what it was about. */
const OUTCOME = sql`loesning ${TEXT} check (loesning in ('helt', 'delvist', 'ikke', 'afventer')),
  loest_med_maalrettet_indsats integer check (loest_med_maalrettet_indsats in (0, 1)),
  laering ${TEXT} check (laering in ('konkret', 'generel', 'ingen')),
  konsultativ_opfoelgning ${TEXT} check (konsultativ_opfoelgning in ('konkret-forbedring', 'generel-forbedring', 'ikke-brugt', 'ukendt')),
  risiko_afgoerelsens_lovlighed integer check (risiko_afgoerelsens_lovlighed in (0, 1)),
  risiko_borgerens_stilling integer check (risiko_borgerens_stilling in (0, 1)),
  risiko_tillid_og_tryghed integer check (risiko_tillid_og_tryghed in (0, 1)),
  risiko_lovlig_forvaltning integer check (risiko_lovlig_forvaltning in (0, 1)),
  risiko_effektiv_administration integer check (risiko_effektiv_administration in (0, 1)),
  risiko_serviceniveau integer check (risiko_serviceniveau in (0, 1)),
  risiko_oekonomisk_forsvarlighed integer check (risiko_oekonomisk_forsvarlighed in (0, 1))`;

/** How the citizen was met, and what they and the staff said of it. */
const CONTACT = sql`sb_brugt ${TEXT} check (sb_brugt in ('ja', 'nej', 'ikke-relevant')),
  sb_foerste_kontakt ${TEXT} check (${day('sb_foerste_kontakt')}),
  sb_kanal ${TEXT} check (sb_kanal in ('telefon', 'personlig', 'email', 'brev')),
  sb_forsoeg integer check (sb_forsoeg between 0 and 99),
  sb_resultat ${TEXT} check (sb_resultat in ('loest-ved-kontakten', 'klage-trukket', 'klage-fastholdt', 'ikke-truffet')),
  tilfreds_inviteret integer check (tilfreds_inviteret in (0, 1)),
  tilfreds_score integer check (tilfreds_score between 1 and 5),
  medarbejder_score integer check (medarbejder_score between 1 and 5),
  fejlsendt_til ${TEXT} check (${id('fejlsendt_til', 80)})`;

async function createRegistrering(trx: Trx): Promise<void> {
  await sql`create table registrering (
    kilde ${TEXT} not null check (${id('kilde', 40)}),
    nummer ${TEXT} not null check (${id('nummer', 40)}),
    slags ${TEXT} not null check (slags in ('klage', 'henvendelse', 'konsultativ-bistand')),
    modtaget ${TEXT} not null check (${id('modtaget', 30)}),
    kanal ${TEXT} not null check (kanal in ('skriftlig', 'personlig', 'telefonisk', 'digital')),
    sprog ${TEXT} check (sprog in ('da', 'en')),
    forvaltning ${TEXT} check (${id('forvaltning', 80)}),
    emne ${TEXT} check (${id('emne', 80)}),
    afsluttet ${TEXT} check (${day('afsluttet')} and afsluttet >= substr(modtaget, 1, 10)),
    ${OUTCOME},
    ${CONTACT},
    udgave integer not null default 1 check (udgave >= 1),
    sb_notat integer check (sb_notat in (0, 1)),
    svarer ${TEXT} check (${id('svarer', 80)}),
    svarfrist ${TEXT} check (${day('svarfrist')}),
    frist ${TEXT} generated always as (coalesce(svarfrist, '9999-12-31')) stored,
    raadgivers integer not null default 0 check (raadgivers in (0, 1)),
    hos ${TEXT} generated always as (coalesce(svarer, case raadgivers when 0 then forvaltning end, '')) stored,
    taelling ${TEXT} not null default '',
    primary key (kilde, nummer),
    check (tilfreds_score is null or coalesce(tilfreds_inviteret, 0) = 1)
  )`.execute(trx);
}

async function createKlagepunkt(trx: Trx): Promise<void> {
  await sql`create table klagepunkt (
    kilde ${TEXT} not null,
    nummer ${TEXT} not null,
    plads integer not null check (plads between 0 and 49),
    overordnet_emne ${TEXT} check (${id('overordnet_emne', 80)}),
    art ${TEXT} check (art in ('formel', 'materiel')),
    medhold ${TEXT} check (medhold in ('helt', 'delvist', 'ikke', 'afvist', 'trukket', 'ukendt')),
    medhold_kendt_via ${TEXT} check (medhold_kendt_via in ('skriftlig', 'personlig', 'telefonisk', 'digital')),
    primary key (kilde, nummer, plads),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
}

async function createIndsats(trx: Trx): Promise<void> {
  await sql`create table indsats (
    kilde ${TEXT} not null,
    nummer ${TEXT} not null,
    plads integer not null check (plads between 0 and 49),
    type ${TEXT} not null check (type in ('ekspedition', 'intervention', 'tilsyn', 'konsultativ-bistand')),
    maade ${TEXT} check (maade in ('automatisk', 'manuel')),
    paabegyndt ${TEXT} not null check (${day('paabegyndt')}),
    afsluttet ${TEXT} check (${day('afsluttet')} and afsluttet >= paabegyndt),
    forvaltning ${TEXT} check (${id('forvaltning', 80)}),
    primary key (kilde, nummer, plads),
    foreign key (kilde, nummer) references registrering (kilde, nummer),
    check (maade is null or type = 'ekspedition')
  )`.execute(trx);
  await sql`create index indsats_paabegyndt on indsats
    (paabegyndt, type, maade, forvaltning)`.execute(trx);
}

async function createRegistreringOrd(trx: Trx): Promise<void> {
  await sql`create table registrering_ord (
    kilde ${TEXT} not null,
    nummer ${TEXT} not null,
    slags ${TEXT} not null check (slags in ('overordnet-emne', 'borgerens-problem')),
    plads integer not null check (plads between 0 and 19),
    id ${TEXT} not null check (${id('id', 80)}),
    primary key (kilde, nummer, slags, id),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
}

async function createRegistreringNote(trx: Trx): Promise<void> {
  await sql`create table registrering_note (
    id ${NUMBERED},
    kilde ${TEXT} not null,
    nummer ${TEXT} not null,
    tid ${TEXT} not null,
    hvem ${TEXT} not null check (${id('hvem', 80)}),
    tekst ${TEXT} not null check (length(tekst) between 1 and 2000),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
  await sql`create index registrering_note_sag on registrering_note (kilde, nummer, id)`.execute(
    trx,
  );
}

async function createRegistreringHaendelse(trx: Trx): Promise<void> {
  await sql`create table registrering_haendelse (
    id ${NUMBERED},
    kilde ${TEXT} not null,
    nummer ${TEXT} not null,
    tid ${TEXT} not null check (${id('tid', 30)}),
    hvem ${TEXT} not null check (${id('hvem', 80)}),
    hvad ${TEXT} not null check (${id('hvad', 40)}),
    felt ${TEXT} check (${id('felt', 80)}),
    fra ${TEXT} check (${id('fra', 2000)}),
    til ${TEXT} check (${id('til', 2000)}),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
  await sql`create index registrering_haendelse_sag
    on registrering_haendelse (kilde, nummer, id)`.execute(trx);
  await sql`create index registrering_haendelse_hvem
    on registrering_haendelse (hvem, id)`.execute(trx);
  await makeAppendOnly(trx, 'registrering_haendelse', ['id']);
}

async function createRegistreringRute(trx: Trx): Promise<void> {
  await sql`create table registrering_rute (
    kilde ${TEXT} not null,
    nummer ${TEXT} not null,
    modtager ${TEXT} not null check (${id('modtager', 80)}),
    regel ${TEXT} check (${id('regel', 120)}),
    regelsaet ${TEXT} not null check (${id('regelsaet', 64)}),
    svar ${TEXT} not null check (${id('svar', 1000)} and svar like '{%}'),
    afgoerende ${TEXT} not null check (${id('afgoerende', 1000)} and afgoerende like '{%}'),
    valgt_forvaltning ${TEXT} check (${id('valgt_forvaltning', 60)}),
    vejledning ${TEXT} not null check (${id('vejledning', 2000)} and vejledning like '[%]'),
    primary key (kilde, nummer),
    foreign key (kilde, nummer) references registrering (kilde, nummer)
  )`.execute(trx);
}

async function createIndexes(trx: Trx): Promise<void> {
  await sql`create index registrering_modtaget on registrering (modtaget, kilde, nummer)`.execute(
    trx,
  );
  await sql`create index registrering_forvaltning on registrering (forvaltning, modtaget)`.execute(
    trx,
  );
  await sql`create index registrering_frist on registrering (frist, nummer, kilde)`.execute(trx);
  await sql`create index registrering_nummer on registrering (nummer)`.execute(trx);
  await sql`create index registrering_aabne_modtaget on registrering
    (modtaget, nummer, kilde, hos, udgave, frist, emne, slags) where afsluttet is null`.execute(
    trx,
  );
  await sql`create index registrering_aabne_frist on registrering
    (frist, nummer, kilde, hos, udgave, emne, slags) where afsluttet is null`.execute(trx);
  await sql`create index registrering_hos on registrering
    (hos, modtaget, nummer, kilde, afsluttet, udgave, frist)`.execute(trx);
  await sql`create index registrering_statistik on registrering
    (modtaget, kilde, forvaltning, svarer, afsluttet, svarfrist, tilfreds_inviteret, tilfreds_score)`.execute(
    trx,
  );
  await sql`create index registrering_afsluttet on registrering
    (afsluttet, modtaget, kilde, forvaltning, svarer, svarfrist, tilfreds_inviteret, tilfreds_score) where afsluttet is not null`.execute(
    trx,
  );
}
