import { sql } from 'kysely';
import * as v from 'valibot';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { Trx } from '../tables.ts';

const PAGE_ROWS = 1_000;

/**
 * Gives every klage from before there were registrations the one it would have got: as it came,
 * and the automatic ekspedition when it went to a forvaltning. Who is a forvaltning, the versions
 * of the rules say; what none of them says is not claimed.
 */
export async function fillFromSager(trx: Trx): Promise<void> {
  const forvaltninger = JSON.stringify(await knownForvaltninger(trx));
  const isKnown = (column: string) =>
    sql`${sql.ref(column)} in (select value from json_each(${forvaltninger}))`;
  await sql`insert into registrering
    (kilde, nummer, slags, modtaget, kanal, sprog, forvaltning, emne, udgave)
    select kilde, nummer, slags, modtaget, kanal, sprog,
      case when ${isKnown('modtager')} then modtager
        when ${isKnown('forvaltning')} then forvaltning end, emne, 1
    from sag order by kilde, nummer`.execute(trx);
  await sql`insert into registrering_haendelse (kilde, nummer, tid, hvem, hvad)
    select kilde, nummer, modtaget, 'borger', 'oprettet' from sag order by modtaget, nummer`.execute(
    trx,
  );
  let after = '';
  for (;;) {
    const { rows } = await sql<Sent>`select kilde, nummer, modtaget from sag
      where nummer > ${after} and ${isKnown('modtager')}
      order by nummer limit ${PAGE_ROWS}`.execute(trx);
    for (const row of rows) await insertEkspedition(trx, row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.nummer;
  }
}

type Sent = { readonly kilde: string; readonly nummer: string; readonly modtaget: string };

async function insertEkspedition(trx: Trx, { kilde, nummer, modtaget }: Sent): Promise<void> {
  const dag = dayInCopenhagen(new Date(modtaget));
  await sql`insert into indsats (kilde, nummer, plads, type, maade, paabegyndt, afsluttet)
    values (${kilde}, ${nummer}, 0, 'ekspedition', 'automatisk', ${dag}, ${dag})`.execute(trx);
}

const ModtagereJson = v.object({
  modtagere: v.array(v.object({ id: v.string(), slags: v.string() })),
});

async function knownForvaltninger(trx: Trx): Promise<readonly string[]> {
  const { rows } = await sql<{ indhold: Uint8Array }>`select indhold from regelsaet_fil
    where sti = 'modtagere.json'`.execute(trx);
  const modtagere = rows.flatMap(({ indhold }) => modtagereIn(indhold));
  return [...new Set(modtagere.filter(({ slags }) => slags === 'forvaltning').map(({ id }) => id))];
}

/** A draft may be kept that no one could read: it says nothing. */
function modtagereIn(indhold: Uint8Array) {
  try {
    const text = new TextDecoder().decode(indhold);
    return v.parse(ModtagereJson, JSON.parse(text)).modtagere;
  } catch {
    return [];
  }
}
