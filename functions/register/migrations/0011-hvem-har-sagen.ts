import { sql } from 'kysely';
import type { Trx } from '../tables.ts';

/**
 * A case that nobody was given is Borgerrådgiveren's as soon as they work on it, and the
 * forvaltning's it is about only until then; nobody waits for a receipt of a closed one. Worklists are
 * read from indexes with both in them.
 */
export async function hvemHarSagen(trx: Trx): Promise<void> {
  await closeLetters(trx);
  await sql`alter table registrering add column raadgivers integer not null default 0
    check (raadgivers in (0, 1))`.execute(trx);
  await sql`update registrering set raadgivers = 1
    where slags = 'konsultativ-bistand' or (kilde, nummer) in (select kilde, nummer from indsats
      where type <> 'ekspedition' or (maade is not 'automatisk' and afsluttet is null))`.execute(
    trx,
  );
  await dropHos(trx);
  await sql`alter table registrering add column hos text generated always as
    (coalesce(svarer, case raadgivers when 0 then forvaltning end, '')) virtual`.execute(trx);
  await createIndexes(trx);
}

async function dropHos(trx: Trx): Promise<void> {
  for (const index of ['aabne_modtaget', 'aabne_frist', 'hos']) {
    await sql`drop index ${sql.ref(`registrering_${index}`)}`.execute(trx);
  }
  await sql`alter table registrering drop column hos`.execute(trx);
}

async function closeLetters(trx: Trx): Promise<void> {
  await sql`alter table forsendelse add column sag_lukket integer not null default 0
    check (sag_lukket in (0, 1))`.execute(trx);
  await sql`update forsendelse set sag_lukket = 1 where nummer in (select nummer from registrering
    where kilde = 'klagevej' and afsluttet is not null)`.execute(trx);
  await sql`drop index forsendelse_uden_kvittering`.execute(trx);
  await sql`create index forsendelse_uden_kvittering on forsendelse (accepteret, nummer, modtager)
    where erstattet is null and tilstand = 'accepteret' and sag_lukket = 0`.execute(trx);
}

async function createIndexes(trx: Trx): Promise<void> {
  await sql`create index registrering_aabne_modtaget on registrering
    (modtaget, nummer, kilde, hos, udgave, frist, emne, slags) where afsluttet is null`.execute(
    trx,
  );
  await sql`create index registrering_aabne_frist on registrering
    (frist, nummer, kilde, hos, udgave, emne, slags) where afsluttet is null`.execute(trx);
  await sql`create index registrering_hos on registrering
    (hos, modtaget, nummer, kilde, afsluttet, udgave, frist)`.execute(trx);
}
