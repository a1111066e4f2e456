import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';
import { columnTypes } from './column-types.ts';

/** Sealed test letters, and whether somebody has opened each. */
export async function proevebrev(trx: Trx): Promise<void> {
  const { text } = columnTypes(trx);
  await sql`create table proevebrev (
    nummer ${text} primary key check (${id('nummer', 20)}),
    modtager ${text} not null check (${id('modtager', 61)}),
    fingeraftryk ${text} not null check (length(fingeraftryk) = 64),
    postkasse ${text} not null check (length(postkasse) between 3 and 320),
    profil ${text} not null check (${id('profil', 20)}),
    kode_hash ${text} not null check (length(kode_hash) = 64),
    hvem ${text} not null check (length(hvem) between 1 and 200),
    oprettet ${text} not null check (${id('oprettet', 30)}),
    udloeber ${text} not null check (${id('udloeber', 30)}),
    tilstand ${text} not null check (tilstand in ('venter', 'accepteret', 'afvist', 'udloebet')),
    forsoeg integer not null check (forsoeg >= 0),
    naeste_forsoeg bigint not null,
    udfald ${text} check (length(udfald) <= 200),
    accepteret ${text} check (${id('accepteret', 30)}),
    aabnet ${text} check (${id('aabnet', 30)}),
    check ((tilstand = 'accepteret') = (accepteret is not null))
  )`.execute(trx);
  await sql`create index proevebrev_venter on proevebrev (naeste_forsoeg) where tilstand = 'venter'`.execute(
    trx,
  );
  await sql`create index proevebrev_modtager on proevebrev (modtager, fingeraftryk)`.execute(trx);
}
