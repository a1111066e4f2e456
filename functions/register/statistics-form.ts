import type { FormKlage } from '../statistics/period-counts.ts';
import type { Periode } from '../statistics/report.ts';
import { OWN_KILDE } from './record-klage.ts';
import { type About, instantsOf, isAbout } from './statistics-cases.ts';
import type { Db } from './tables.ts';

/** The klager received through the form in the period, each with what became of its letter. */
export async function formKlager(
  db: Db,
  periode: Periode,
  about: About,
): Promise<readonly FormKlage[]> {
  const { fra, foer } = instantsOf(periode);
  const rows = await db
    .selectFrom('sag')
    .innerJoin('registrering', (join) =>
      join
        .onRef('registrering.kilde', '=', 'sag.kilde')
        .onRef('registrering.nummer', '=', 'sag.nummer'),
    )
    .leftJoin('forsendelse as brev', (join) =>
      join.onRef('brev.nummer', '=', 'sag.nummer').on('brev.slags', '=', 'modtager'),
    )
    .leftJoin('forsendelse as reserve', (join) =>
      join.onRef('reserve.nummer', '=', 'sag.nummer').on('reserve.slags', '=', 'reserve'),
    )
    .where('sag.kilde', '=', OWN_KILDE)
    .where('sag.modtaget', '>=', fra)
    .where('sag.modtaget', '<', foer)
    .where((eb) => isAbout(eb, about))
    .select([
      ...(['registrering.forvaltning', 'regel', 'indsigelse', 'fejlsendt_til'] as const),
      ...(['sag.modtaget', 'brev.accepteret', 'brev.erstattet', 'brev.tilstand'] as const),
      'reserve.accepteret as reserve_accepteret',
      'reserve.tilstand as reserve_tilstand',
    ])
    .execute();
  return rows.map((row) => ({
    forvaltning: row.forvaltning,
    regel: row.regel,
    fejlsendt: row.fejlsendt_til !== null,
    indsigelse: row.indsigelse !== null,
    reserve: row.reserve_tilstand !== null,
    tilstand:
      row.erstattet === null ? (row.tilstand ?? row.reserve_tilstand) : row.reserve_tilstand,
    sekunder: secondsBetween(row.modtaget, row.accepteret ?? row.reserve_accepteret),
  }));
}

/** Whole seconds until the first mailbox had it; null when none has. */
function secondsBetween(modtaget: string, accepteret: string | null): number | null {
  if (accepteret === null) return null;
  return Math.max(0, Math.round((Date.parse(accepteret) - Date.parse(modtaget)) / 1000));
}
