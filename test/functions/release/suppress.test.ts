import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideInTable } from '../../../functions/statistics/release/hide-in-table.ts';
import { fewInRow } from '../../../functions/statistics/release/primary.ts';
import { reduceTable } from '../../../functions/statistics/release/reduce-table.ts';
import type { ReleasedReport } from '../../../functions/statistics/release/released-report.ts';
import { SHAPES } from '../../../functions/statistics/release/shapes.ts';
import { suppress } from '../../../functions/statistics/release/suppress.ts';
import type { Report } from '../../../functions/statistics/report.ts';
import { howOften } from '../../how-often.ts';
import { type Counts, FIRST, quarterCounts, reportOf } from './random-reports.ts';
import { type Guess, guessAll, possible } from './reader.ts';

const CELL_MIN = 5;
const RUNS = howOften({ usual: 8, long: 100 });
/** HiGHS answers hundreds of questions in each run. */
const PROPERTY_MS = 60_000 + RUNS * 15_000;

const span = (first: number, quarters: number) => ({
  first: FIRST + first,
  end: FIRST + first + quarters,
});
/** Quarters one after the other, then the half-years, the year, and the beretningsår. */
const IN_TURN = [
  ...[0, 1, 2, 3, 4].map((first) => span(first, 1)),
  ...[0, 2].map((first) => span(first, 2)),
  ...[span(0, 4), span(1, 4)],
];
const fiveQuarters = fc.array(quarterCounts, { minLength: 5, maxLength: 5 });

type Spans = readonly ReturnType<typeof span>[];
type Suppress = typeof suppress;

function releaseAll(
  quarters: readonly Counts[],
  spans: Spans,
  by: Suppress = suppress,
): readonly ReleasedReport[] {
  const released: ReleasedReport[] = [];
  for (const one of spans) {
    const parts = Array.from({ length: one.end - one.first }, (_, i) =>
      reportOf(quarters, { first: one.first + i, end: one.first + i + 1 }),
    );
    const options = { cellMin: CELL_MIN, quarters: parts };
    released.push(by(reportOf(quarters, one), released, options));
  }
  return released;
}

/** What a reader knows too well: too few values are left for it, and it is hidden or small. */
function workedOut(releases: readonly ReleasedReport[], whole = false): readonly Guess[] {
  return guessAll(releases, whole).filter((guess) => {
    const small = Math.ceil(guess.least - 1e-4) < CELL_MIN && guess.most >= 1;
    return possible(guess) < CELL_MIN && (guess.hidden || small);
  });
}

/** How it would be if only the small numbers themselves were hidden. */
const onlyTheFew: Suppress = (report) => {
  const tabeller = report.tabeller.flatMap((table) => {
    const shape = SHAPES.get(table.id);
    const reduced = shape && reduceTable(table, shape);
    if (!shape || !reduced || (reduced.n > 0 && reduced.n < CELL_MIN)) return [];
    const few = reduced.raekker.flatMap((row) => fewInRow({ ...reduced, shape }, row, CELL_MIN));
    return [hideInTable(reduced, shape, new Set(few))];
  });
  return { ...report, tabeller, mindsteCelle: CELL_MIN, udeladt: [] };
};

/** How it would be if each release were made as if it were the only one. */
const asIfAlone: Suppress = (report, _earlier, options) => suppress(report, [], options);

function findsOut(by: Suppress): boolean {
  const property = fc.property(fiveQuarters, (quarters) => {
    expect(workedOut(releaseAll(quarters, IN_TURN, by))).toEqual([]);
  });
  return fc.check(property, { numRuns: 3, seed: 1, endOnFailure: true }).failed;
}

describe('no hidden number can be worked out', () => {
  test(
    'from quarters, half-years, a year and a beretningsår released in turn',
    () => {
      fc.assert(
        fc.property(fiveQuarters, (quarters) => {
          expect(workedOut(releaseAll(quarters, IN_TURN))).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    PROPERTY_MS,
  );

  test(
    'from some of them released in any order',
    () => {
      const some = fc.shuffledSubarray(IN_TURN, { minLength: 2 });
      fc.assert(
        fc.property(fiveQuarters, some, (quarters, spans) => {
          expect(workedOut(releaseAll(quarters, spans))).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    PROPERTY_MS,
  );

  test(
    'not even by whoever knows that cases are whole',
    () => {
      fc.assert(
        fc.property(fiveQuarters, (quarters) => {
          expect(workedOut(releaseAll(quarters, IN_TURN.slice(0, 6)), true)).toEqual([]);
        }),
        { numRuns: Math.ceil(RUNS / 2) },
      );
    },
    PROPERTY_MS,
  );

  test(
    'which this reader does when only the small numbers are hidden',
    () => {
      expect(findsOut(onlyTheFew)).toBe(true);
    },
    PROPERTY_MS,
  );

  test(
    'which this reader does when earlier releases are forgotten',
    () => {
      expect(findsOut(asIfAlone)).toBe(true);
    },
    PROPERTY_MS,
  );
});

/** Many cases in every cell of one quarter. */
const plenty: Counts = Object.fromEntries(
  Object.entries(fc.sample(quarterCounts, { numRuns: 1, seed: 3 })[0] ?? {}).map(([name]) => [
    name,
    20,
  ]),
);
const MANY: Counts = {
  ...plenty,
  ...Object.fromEntries(
    Object.keys(plenty)
      .filter((name) => name.endsWith('naevner') || name.endsWith('|n'))
      .map((name) => [name, 60]),
  ),
  'maaned|0': 20,
  'maaned|1': 30,
  'maaned|2': 30,
};

function only(changes: Counts): Report {
  return reportOf([{ ...MANY, ...changes }], span(0, 1));
}

function tableIn(report: Report, id: string) {
  const table = report.tabeller.find((one) => one.id === id);
  if (table === undefined) throw new Error(`There is no table ${id}.`);
  return new Map(table.raekker.map((row) => [row.noegle, row]));
}

describe('a release', () => {
  test('of many cases hides nothing, and tells of no other period and no crossing', () => {
    const released = suppress(only({}), []);
    const rows = released.tabeller.flatMap(({ raekker }) => raekker);
    expect(released.udeladt).toEqual([]);
    expect(rows.filter(({ skjult }) => skjult)).toEqual([]);
    const keys = new Set(rows.flatMap((row) => Object.keys(row)));
    expect([...keys].sort()).toEqual(
      ['andel', 'antal', 'middel', 'naevner', 'navn', 'noegle', 'taeller'].sort(),
    );
    const columns = released.tabeller.flatMap(({ kolonner }) => kolonner);
    expect(columns.filter(({ noegle }) => noegle.includes('.'))).toEqual([]);
  });

  test('hides a count of few with the smallest other one, and says so', () => {
    const released = suppress(only({ 'indsatser|tilsyn': 3, 'indsatser|intervention': 8 }), []);
    const rows = tableIn(released, 'indsatser');
    expect([...rows.values()].filter(({ skjult }) => skjult).map(({ noegle }) => noegle)).toEqual([
      'tilsyn',
      'intervention',
    ]);
    expect(rows.get('tilsyn')).toEqual({ noegle: 'tilsyn', navn: 'tilsyn', skjult: true });
    expect(rows.get('i-alt')?.antal).toBe(71);
  });

  test('tells a count of none', () => {
    const rows = tableIn(suppress(only({ 'indsatser|tilsyn': 0 }), []), 'indsatser');
    expect(rows.get('tilsyn')?.antal).toBe(0);
  });

  test.each([
    ['few had', { taeller: 4, naevner: 60 }, true],
    ['all but few had', { taeller: 57, naevner: 60 }, true],
    ['none of few had', { taeller: 0, naevner: 9 }, true],
    ['all of few had', { taeller: 9, naevner: 9 }, true],
    ['none of many had', { taeller: 0, naevner: 10 }, false],
    ['all of many had', { taeller: 60, naevner: 60 }, false],
    ['some had', { taeller: 5, naevner: 10 }, false],
  ])('of a share that %s hides it or not', (_what, { taeller, naevner }, hidden) => {
    const counts = {
      'risici|borgerensStilling': taeller,
      'risici|borgerensStilling|naevner': naevner,
    };
    const row = tableIn(suppress(only(counts), []), 'risici-borger').get('borgerensStilling');
    expect(row?.skjult ?? false).toBe(hidden);
    expect(row?.taeller).toBe(hidden ? undefined : taeller);
    expect(row?.andel).toBe(hidden ? undefined : taeller / naevner);
    expect(row?.naevner).toBe(naevner);
  });

  test('leaves a table out that rests on few cases', () => {
    const counts = { helt: 1, delvist: 2, ikke: 0 };
    const named = Object.entries(counts).map(([row, antal]) => [`loesningsgrad|${row}`, antal]);
    const { udeladt } = suppress(only(Object.fromEntries(named)), []);
    expect(udeladt).toMatchObject([{ id: 'loesningsgrad', hvorfor: 'for-faa' }]);
  });

  test('tells a table of nobody whole', () => {
    const none = ['helt', 'delvist', 'ikke'].map((row) => [`loesningsgrad|${row}`, 0]);
    const rows = tableIn(suppress(only(Object.fromEntries(none)), []), 'loesningsgrad');
    expect(rows.get('helt')).toMatchObject({ taeller: 0, naevner: 0, andel: null });
  });

  test('leaves a table out whose numbers do not add up', () => {
    const report = only({});
    const tabeller = report.tabeller.map((table) =>
      table.id === 'indsatser'
        ? { ...table, raekker: table.raekker.map((row) => ({ ...row, antal: 20 })) }
        : table,
    );
    const { udeladt } = suppress({ ...report, tabeller }, []);
    expect(udeladt).toMatchObject([{ id: 'indsatser', hvorfor: 'stemmer-ikke' }]);
  });

  test('says of what is counted only what it says of every period', () => {
    const report = only({});
    const tabeller = report.tabeller.map((table) => ({
      ...table,
      definition: `${table.definition} 3 er ikke med.`,
    }));
    const released = suppress({ ...report, tabeller }, []);
    expect(JSON.stringify(released)).not.toContain('3 er ikke med');
  });

  test('is the same each time it is made', () => {
    const quarters = fc.sample(fiveQuarters, { numRuns: 1, seed: 11 })[0] ?? [];
    expect(releaseAll(quarters, IN_TURN)).toEqual(releaseAll(quarters, IN_TURN));
  });

  test('is only of whole calendar quarters', () => {
    const report = { ...only({}), periode: { fra: '2017-01-01', til: '2017-03-30' } };
    expect(() => suppress(report, [])).toThrow('not made of whole calendar quarters');
  });
});

describe('a mean', () => {
  const year = span(0, 4);
  const meanOf = (release: ReleasedReport) =>
    tableIn(release, 'sagsbehandlingstid').get('i-alt')?.middel;
  const quartersOf = (quarters: readonly Counts[]) =>
    [0, 1, 2, 3].map((first) => reportOf(quarters, span(first, 1)));

  test('is told of a year whose quarters could all tell theirs', () => {
    const quarters = Array.from({ length: 4 }, () => MANY);
    const release = suppress(reportOf(quarters, year), [], { quarters: quartersOf(quarters) });
    expect(meanOf(release)).toBeCloseTo(20 / 40);
  });

  test('is not told of a year with a quarter that could not', () => {
    const few = { ...MANY, 'tider|over-30-dage': 2 };
    const quarters = [few, MANY, MANY, MANY];
    const release = suppress(reportOf(quarters, year), [], { quarters: quartersOf(quarters) });
    expect(meanOf(release)).toBeUndefined();
  });

  test('is not told of a year whose quarters are not known', () => {
    const quarters = Array.from({ length: 4 }, () => MANY);
    expect(meanOf(suppress(reportOf(quarters, year), []))).toBeUndefined();
  });

  test('of answers is not told, and has no column, when an answer is hidden', () => {
    const tableOf = (changes: Counts) =>
      suppress(only(changes), []).tabeller.find(({ id }) => id === 'tilfredshed');
    const columns = (changes: Counts) => tableOf(changes)?.kolonner.map(({ noegle }) => noegle);
    expect(columns({})).toContain('middel');
    expect(columns({ 'tilfredshed|1': 2 })).not.toContain('middel');
    expect(JSON.stringify(tableOf({ 'tilfredshed|1': 2 }))).not.toContain('middel');
  });

  test('is not told once more when few were registered since', () => {
    const first = suppress(only({}), []);
    const later = only({ 'tider|over-30-dage': 22 });
    expect(meanOf(first)).toBeDefined();
    expect(meanOf(suppress(later, [first], { quarters: [later] }))).toBeUndefined();
  });
});

describe('what was registered since an earlier release', () => {
  test('is hidden where few of it stand in a row, and told as a total', () => {
    const first = suppress(only({}), []);
    const again = suppress(only({ 'indsatser|tilsyn': 22, 'indsatser|intervention': 40 }), [first]);
    const rows = tableIn(again, 'indsatser');
    expect(rows.get('tilsyn')?.skjult).toBe(true);
    expect(rows.get('intervention')?.antal).toBe(40);
    expect(rows.get('i-alt')?.antal).toBe(122);
  });

  test(
    'does not stop a release: the newer and the older are each believed',
    () => {
      const changed = fc.tuple(fiveQuarters, fiveQuarters);
      fc.assert(
        fc.property(changed, ([before, after]) => {
          const first = releaseAll(before, IN_TURN.slice(0, 4));
          const release = suppress(reportOf(after, span(0, 4)), first);
          expect(workedOut([release])).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    PROPERTY_MS,
  );
});
