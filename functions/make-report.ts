import { addDays, type Day, startOfDay } from '../src/klage/calendar.ts';
import type { Db } from './register/tables.ts';
import type { Report, ReportAsked } from './statistics/report.ts';
import type { ReportRules } from './statistics/report-rules.ts';

/** The report that is asked for. @param today open cases are waited for until then at most */
export async function makeReport(
  db: Db,
  rules: ReportRules,
  { asked, today }: Asking,
): Promise<Report> {
  const { periode } = asked;
  const ids = rules.forvaltninger.map(({ id }) => id);
  const forvaltninger = ids.filter((id) => asked.forvaltninger?.includes(id) ?? true);
  void today;
  const rows = await db
    .selectFrom('registrering')
    .where('modtaget', '>=', startOfDay(periode.fra).toISOString())
    .where('modtaget', '<', startOfDay(addDays(periode.til, 1)).toISOString())
    .where('slags', '=', 'klage')
    .select(['forvaltning', (eb) => eb.fn.countAll<number>().as('antal')])
    .groupBy('forvaltning')
    .execute();
  const antalOf = (id: string) => rows.find(({ forvaltning }) => forvaltning === id)?.antal ?? 0;
  const navnOf = (id: string) => rules.forvaltninger.find((one) => one.id === id)?.navn ?? id;
  const n = rows.reduce((sum, { antal }) => sum + antal, 0);
  return {
    periode,
    forvaltninger,
    tabeller: [
      {
        id: 'klager-paa-forvaltninger',
        titel: 'Klagernes fordeling på forvaltninger',
        definition: 'Klager modtaget i perioden, efter den forvaltning, de handler om.',
        n,
        kolonner: [{ noegle: 'antal', navn: 'Klager', slags: 'antal' }],
        raekker: [
          ...forvaltninger.map((id) => ({ noegle: id, navn: navnOf(id), antal: antalOf(id) })),
          { noegle: 'i-alt', navn: 'I alt', antal: n },
        ],
      },
    ],
  };
}

export type Asking = { readonly asked: ReportAsked; readonly today: Day };
