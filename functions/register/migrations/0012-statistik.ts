import { sql } from 'kysely';
import { caseLine } from '../../statistics/case-line.ts';
import { withLists } from '../find-registrering.ts';
import type { RegistreringRow } from '../registrering-rows.ts';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';

const PAGE_ROWS = 1_000;

/**
 * A line of each case is kept beside it, and the indexes that statistics read hold every column they
 * need: a year of a hundred thousand cases is then read without looking up one of them.
 */
export async function statistik(trx: Trx): Promise<void> {
  await sql`alter table registrering add column taelling text not null default ''`.execute(trx);
  await fillLines(trx);
  await sql`create index registrering_statistik on registrering
    (modtaget, kilde, forvaltning, svarer, afsluttet, svarfrist,
     tilfreds_inviteret, tilfreds_score, taelling)`.execute(trx);
  await sql`drop index registrering_afsluttet`.execute(trx);
  await sql`create index registrering_afsluttet on registrering
    (afsluttet, modtaget, kilde, forvaltning, svarer, svarfrist,
     tilfreds_inviteret, tilfreds_score, taelling) where afsluttet is not null`.execute(trx);
  await tellForvaltning(trx);
  await sql`drop index sag_kilde`.execute(trx);
  await sql`create index sag_kilde on sag (kilde, modtaget, nummer, regel, indsigelse)`.execute(
    trx,
  );
}

/** Whom a case is about stands on its indsatser too: they are counted by a day of their own. */
async function tellForvaltning(trx: Trx): Promise<void> {
  await sql`alter table indsats add column forvaltning text
    check (${id('forvaltning', 80)})`.execute(trx);
  await sql`update indsats set forvaltning = (select forvaltning from registrering
    where registrering.kilde = indsats.kilde and registrering.nummer = indsats.nummer)`.execute(
    trx,
  );
  await sql`drop index indsats_paabegyndt`.execute(trx);
  await sql`create index indsats_paabegyndt on indsats
    (paabegyndt, type, maade, forvaltning)`.execute(trx);
}

/**
 * With the code that writes lines from now on: should a later one write them otherwise, it comes
 * with a step that writes all of them anew.
 */
async function fillLines(trx: Trx): Promise<void> {
  let after: RegistreringRow | undefined;
  for (;;) {
    const page = await pageAfter(trx, after);
    after = page.at(-1);
    if (after === undefined) return;
    for (const [kilde, rows] of Map.groupBy(page, (row) => row.kilde)) {
      for (const { nummer, registreret } of await withLists(trx, kilde, rows)) {
        await sql`update registrering set taelling = ${caseLine(registreret)}
          where kilde = ${kilde} and nummer = ${nummer}`.execute(trx);
      }
    }
  }
}

function pageAfter(trx: Trx, after: RegistreringRow | undefined) {
  let query = trx.selectFrom('registrering').selectAll();
  if (after !== undefined) {
    const { kilde, nummer } = after;
    query = query.where((eb) => eb(eb.refTuple('kilde', 'nummer'), '>', eb.tuple(kilde, nummer)));
  }
  return query.orderBy('kilde').orderBy('nummer').limit(PAGE_ROWS).execute();
}
