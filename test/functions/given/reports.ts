import {
  type Figure,
  type Report,
  type Row,
  TABLE_IDS,
  type Table,
  type TableId,
} from '../../../functions/statistics/report.ts';
import { specOf } from './report-tables.ts';
import { type Seeded, seeded } from './seeded.ts';

export type ReportAskedFor = {
  readonly seed?: number;
  readonly sager?: number;
  readonly fra?: string;
  readonly til?: string;
  /** Names instead of the forvaltninger's. */
  readonly navne?: readonly string[];
  /** A share of the figures is held back, as in a release. */
  readonly skjul?: number;
};

const FORVALTNINGER = [
  ['OEKF', 'Økonomiforvaltningen'],
  ['KFF', 'Kultur-, Fritids- og Borgerserviceforvaltningen'],
  ['BUF', 'Børne- og Ungdomsforvaltningen'],
  ['SUF', 'Sundheds- og Omsorgsforvaltningen'],
  ['SOF', 'Socialforvaltningen'],
  ['TMF', 'Teknik- og Miljøforvaltningen'],
  ['BIF', 'Beskæftigelses- og Integrationsforvaltningen'],
] as const;

/** A plausible report with every table, the same for the same seed. */
export function givenReport(asked: ReportAskedFor = {}): Report {
  const { seed = 1, sager = 968, fra = '2017-04-01', til = '2017-12-31' } = asked;
  const random = seeded(seed);
  const names = FORVALTNINGER.map(([id, navn], i) => [id, asked.navne?.[i] ?? navn] as const);
  const given = { random, sager, forvaltninger: names, maaneder: monthsOf(fra, til) };
  const tabeller = TABLE_IDS.map((id): Table => {
    const { titel, kolonner, raekker } = specOf(id);
    const rows = raekker(given);
    const hidden = asked.skjul === undefined ? rows : rows.map((row) => hide(row, random, asked));
    return { id, titel, definition: definitionOf(id), n: sager, kolonner, raekker: hidden };
  });
  return { periode: { fra, til }, forvaltninger: names.map(([id]) => id), tabeller };
}

/** One table of a report. */
export function tableOf(report: Report, id: TableId): Table {
  const [table] = report.tabeller.filter((one) => one.id === id);
  if (table === undefined) throw new Error(`The report has no table "${id}".`);
  return table;
}

function definitionOf(id: TableId): string {
  return `Det, der er talt i tabellen ”${id}”, over sager modtaget i perioden. Andele er regnet over de sager, hvor det er vurderet. En sag, der er modtaget efter midnat dansk tid, hører til den nye dag.`;
}

function monthsOf(fra: string, til: string): readonly string[] {
  const months: string[] = [];
  let [year, month] = [Number(fra.slice(0, 4)), Number(fra.slice(5, 7))];
  while (`${year}-${String(month).padStart(2, '0')}` <= til.slice(0, 7)) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

const HIDDEN: Figure = { skjult: true };

function hide(row: Row, random: Seeded, { skjul = 0 }: ReportAskedFor): Row {
  const { noegle, navn, foer, aarFoer, fordelt, felter, ...figure } = row;
  const held = (given: Figure) => (random.chance(skjul) ? HIDDEN : given);
  const entries = Object.entries(fordelt ?? {}).map(([key, value]) => [key, held(value)] as const);
  return {
    ...{ noegle, navn, ...held(figure) },
    ...(foer === undefined ? {} : { foer: held(foer) }),
    ...(aarFoer === undefined ? {} : { aarFoer: held(aarFoer) }),
    ...(fordelt === undefined ? {} : { fordelt: Object.fromEntries(entries) }),
    ...(felter === undefined ? {} : { felter }),
  };
}
