import { DatabaseSync } from 'node:sqlite';
import { instantsOf } from '../../functions/register/statistics-cases.ts';
import type { Periode } from '../../functions/statistics/report.ts';

const CASES = 'registrering r where r.modtaget >= :fra and r.modtaget < :foer';
const JOINED = 'using (kilde, nummer) where r.modtaget >= :fra and r.modtaget < :foer';
const RISICI = [
  ...['afgoerelsens_lovlighed', 'borgerens_stilling', 'tillid_og_tryghed', 'lovlig_forvaltning'],
  ...['effektiv_administration', 'serviceniveau', 'oekonomisk_forsvarlighed'],
].map((risk) => `count(risiko_${risk}), sum(risiko_${risk})`);

/** The same counts as anybody would ask for them in SQL: a statement for each, over the tables. */
const STATEMENTS = [
  `select substr(modtaget, 1, 7), kanal, forvaltning, count(*) from ${CASES} and slags = 'klage' group by 1, 2, 3`,
  `select o.slags, o.id, r.forvaltning, count(*) from registrering r join registrering_ord o ${JOINED} and r.slags = 'klage' group by 1, 2, 3`,
  `select overordnet_emne, r.forvaltning, count(*) from registrering r join klagepunkt k ${JOINED} and r.slags = 'klage' group by 1, 2`,
  `select forvaltning, count(*), sum(givet) from (
    select r.forvaltning, max(medhold in ('helt', 'delvist')) as givet from registrering r join klagepunkt k ${JOINED}
      and r.slags = 'klage' and medhold <> 'ukendt' group by r.kilde, r.nummer) group by 1`,
  `select forvaltning, ${RISICI.join(', ')} from ${CASES} group by 1`,
  `select forvaltning, loesning, count(*) from ${CASES} and slags = 'klage' group by 1, 2`,
  `select forvaltning, laering, count(*) from ${CASES} and loest_med_maalrettet_indsats = 1 group by 1, 2`,
  `select forvaltning, konsultativ_opfoelgning, count(*) from ${CASES} group by 1, 2`,
  `select r.forvaltning, type, maade, count(*) from indsats i join registrering r using (kilde, nummer)
    where paabegyndt >= :fra and paabegyndt < :foer group by 1, 2, 3`,
  `select forvaltning, tilfreds_inviteret, tilfreds_score, count(*) from ${CASES} group by 1, 2, 3`,
  `select forvaltning, julianday(afsluttet) - julianday(substr(modtaget, 1, 10)), count(*) from registrering r
    where afsluttet >= :fra and afsluttet < :foer and slags = 'klage' group by 1, 2`,
  `select forvaltning, sb_brugt, julianday(afsluttet) - julianday(substr(modtaget, 1, 10)), count(*) from ${CASES}
    and slags = 'klage' group by 1, 2, 3`,
  `select e.id, p.id, r.forvaltning, count(*) from registrering r join registrering_ord e using (kilde, nummer)
    join registrering_ord p using (kilde, nummer) where r.modtaget >= :fra and r.modtaget < :foer
    and e.slags = 'overordnet-emne' and p.slags = 'borgerens-problem' and r.slags = 'klage' group by 1, 2, 3`,
  `select s.regel, count(*), count(r.fejlsendt_til), count(s.indsigelse) from sag s join registrering r ${JOINED} group by 1`,
];

/** How long the statements take on a new connection (ms), for each of the periods. */
export function plainSqlMs(path: string, periods: readonly Periode[]): number {
  const db = new DatabaseSync(path, { readOnly: true });
  db.exec('pragma cache_size = -65536; pragma temp_store = memory');
  const begun = performance.now();
  for (const periode of periods) {
    for (const statement of STATEMENTS) db.prepare(statement).all({ ...instantsOf(periode) });
  }
  const ms = performance.now() - begun;
  db.close();
  return ms;
}
