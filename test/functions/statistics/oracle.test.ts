import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openRegister } from '../../../functions/register/open-register.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { reportRules } from '../../../functions/report-rules.ts';
import { comparisonOf } from '../../../functions/statistics/periods.ts';
import type { Figure, Report, ReportAsked } from '../../../functions/statistics/report.ts';
import { makeReport } from '../../../functions/threads/make-report.ts';
import { addDays } from '../../../src/klage/calendar.ts';
import { registerUrl } from '../../register-address.ts';
import { givenCases } from '../given/cases.ts';
import { scratchFolder } from '../given/folder.ts';
import { bring, importDesk, RULES } from '../register-tools/import-desk.ts';
import { CASE_DEFAULTS, exportedCases } from './exported-cases.ts';
import { type ExportedCase, naiveReport, type Rows } from './naive-report.ts';

const FRA = '2023-12-01';
const DAGE = 760;
const TODAY = '2026-03-10';
const EGNE = 'forvaltningens-system';
const RULES_OF_REPORT = { ...reportRules(RULES, TODAY), forvaltningskilder: [EGNE] };
const FORVALTNINGER = RULES_OF_REPORT.forvaltninger.map(({ id }) => id);

const path = await scratchFolder();
let db: Db;
let cases: readonly ExportedCase[];

beforeAll(async () => {
  db = await openRegister(await registerUrl(`${path}/klagevej.db`));
  const desk = await importDesk(db, 500);
  const shape = { rules: RULES, fra: FRA, dage: DAGE };
  const given = [
    ...givenCases({ ...shape, count: 2_200, seed: 11 }),
    ...givenCases({ ...shape, count: 500, seed: 12, kilde: EGNE }),
  ];
  const { afvist } = await bring(desk, ...given, ...CASE_DEFAULTS);
  expect(afvist).toBe(0);
  cases = await exportedCases(db);
  return () => db.destroy();
});

const period = fc
  .tuple(fc.integer({ min: -40, max: DAGE + 40 }), fc.integer({ min: 0, max: 400 }))
  .map(([from, days]) => ({ fra: addDays(FRA, from), til: addDays(FRA, from + days) }));
const quarter = fc.constantFrom(
  { fra: '2024-01-01', til: '2024-03-31' },
  { fra: '2024-04-01', til: '2025-03-31' },
  { fra: '2025-01-01', til: '2025-06-30' },
  { fra: '2024-02-29', til: '2024-02-29' },
);
const asked: fc.Arbitrary<ReportAsked> = fc.record({
  periode: fc.oneof(period, quarter),
  forvaltninger: fc.option(fc.subarray(FORVALTNINGER, { minLength: 1 })),
});

test('every count of every table is what filters over the exported cases say', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async (one) => {
      const asking = { asked: one, rules: RULES_OF_REPORT, today: TODAY };
      const report = await makeReport(db, RULES_OF_REPORT, { asked: one, today: TODAY });
      expectRows(report, naiveReport(cases, asking), (row) => row);
      const { foer, aarFoer } = comparisonOf(one.periode);
      const before = { ...asking, asked: { ...one, periode: foer(one.periode) } };
      const { 'klager-modtaget': _, ...earlier } = naiveReport(cases, before);
      expectRows(report, earlier, ({ foer: figure }) => figure);
      const yearBefore = { ...asking, asked: { ...one, periode: aarFoer(one.periode) } };
      const { 'klager-modtaget': __, ...last } = naiveReport(cases, yearBefore);
      expectRows(report, last, (row) => row.aarFoer);
    }),
    { numRuns: 20 },
  );
});

type Row = Report['tabeller'][number]['raekker'][number];

/** Each figure that the naive one has, number by number, wherever the report has it. */
function expectRows(
  report: Report,
  naive: { readonly [id: string]: Rows },
  of: (row: Row) => Figure | undefined,
): void {
  let compared = 0;
  for (const [id, rows] of Object.entries(naive)) {
    const table = report.tabeller.find((one) => one.id === id);
    for (const [noegle, wanted] of Object.entries(rows)) {
      const found = figureIn(table?.raekker ?? [], { id, noegle, of });
      if (found === null) continue;
      for (const [key, value] of Object.entries(wanted)) {
        const where = `${id} ${noegle} ${key}`;
        const had = new Map<string, unknown>(Object.entries(found)).get(key);
        if (typeof value === 'number') expect(had, where).toBeCloseTo(value, 9);
        else expect(had, where).toBe(value);
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(60);
}

type Place = {
  readonly id: string;
  readonly noegle: string;
  readonly of: (row: Row) => Figure | undefined;
};

/** null: the table has no such figure for an earlier period. */
function figureIn(rows: readonly Row[], { id, noegle, of }: Place): Figure | null {
  if (id === 'styrket-borgerkontakt') {
    const row = rows.find((one) => one.noegle === 'sagsbehandlingstid');
    return row !== undefined && of(row) === row ? (row.fordelt?.[noegle] ?? {}) : null;
  }
  const row = rows.find((one) => one.noegle === noegle);
  if (row === undefined) return {};
  if (id === 'benchmark' && of(row) !== row) return null;
  return of(row) ?? {};
}

test('what is counted by forvaltning adds up to what is counted of all', async () => {
  const one: ReportAsked = { periode: { fra: FRA, til: TODAY }, forvaltninger: null };
  const report = await makeReport(db, RULES_OF_REPORT, { asked: one, today: TODAY });
  const ids = ['risici-borger', 'loesningsgrad', 'indsatser', 'borgernes-problem'];
  for (const { id, raekker } of report.tabeller.filter((table) => ids.includes(table.id))) {
    for (const { noegle, fordelt, antal, taeller } of raekker) {
      const sum = Object.values(fordelt ?? {}).reduce(
        (all, figure) => all + (figure.antal ?? figure.taeller ?? 0),
        0,
      );
      expect(sum, `${id} ${noegle}`).toBe(antal ?? taeller);
    }
  }
});
