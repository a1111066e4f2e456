import fc from 'fast-check';
import { periodeOf, type QuarterSpan } from '../../../functions/statistics/release/fixed-period.ts';
import type { Report, Row, Table, TableId } from '../../../functions/statistics/report.ts';

/** The first quarter of 2017; a test's quarters are counted from it. */
export const FIRST = 2017 * 4;
const FORVALTNINGER = ['SOF', 'BUF', 'TMF'] as const;
const EMNER = ['sagsbehandlingstid', 'vejledning', 'pladsgaranti', 'tilsyn'] as const;
const RISICI = ['afgoerelsensLovlighed', 'borgerensStilling'] as const;
const INDSATSER = [
  'tilsyn',
  'konsultativ-bistand',
  'intervention',
  'ekspedition-manuel',
  'ekspedition-automatisk',
] as const;
const SCORES = ['5', '4', '3', '2', '1'] as const;

/** What is counted in one quarter, by `table|row` and by what it is: added up, it is any period's. */
export type Counts = { readonly [name: string]: number };

/** Few cases, mostly: much must be hidden, and not everything. */
const count = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 7 }) },
  { weight: 3, arbitrary: fc.nat({ max: 25 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

/** A share: so many of so many. */
const share = fc
  .tuple(count, count)
  .map(([taeller, rest]) => ({ taeller, naevner: taeller + rest }));

const names = (table: string, rows: readonly string[]) => rows.map((row) => `${table}|${row}`);
const COUNTED = [
  ...names('klager', FORVALTNINGER),
  ...names('klager', ['ingen']),
  ...names('indsatser', INDSATSER),
  ...names('loesningsgrad', ['helt', 'delvist', 'ikke']),
  ...names('laeringspotentiale', ['konkret', 'generel', 'ingen']),
  ...names('opfoelgning', ['konkret-forbedring', 'generel-forbedring', 'ikke-brugt', 'ukendt']),
  ...names('tilfredshed', [...SCORES, 'ikke-svaret']),
  ...names('tider', ['hoejst-30-dage', 'over-30-dage']),
];
const SHARED = [...names('medhold', FORVALTNINGER), ...names('risici', RISICI)];

/** One quarter with everything in it. */
export const quarterCounts: fc.Arbitrary<Counts> = fc
  .record({
    counts: fc.tuple(...COUNTED.map(() => count)),
    shares: fc.tuple(...SHARED.map(() => share)),
    emner: fc.tuple(...EMNER.map(() => count)),
    emnerN: fc.nat({ max: 100 }),
    cut: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })),
    dage: fc.nat({ max: 400 }),
  })
  .map(({ counts, shares, emner, emnerN, cut, dage }) => {
    const received = counts.slice(0, FORVALTNINGER.length + 1).reduce((sum, one) => sum + one, 0);
    const [a, b] = cut.map((part) => Math.floor((part * received) / 100)).sort((x, y) => x - y);
    const [most, all] = [Math.max(...emner), emner.reduce((sum, one) => sum + one, 0)];
    return {
      ...Object.fromEntries(COUNTED.map((name, i) => [name, counts[i] ?? 0])),
      ...Object.fromEntries(SHARED.map((name, i) => [name, shares[i]?.taeller ?? 0])),
      ...Object.fromEntries(SHARED.map((name, i) => [`${name}|naevner`, shares[i]?.naevner ?? 0])),
      ...Object.fromEntries(EMNER.map((emne, i) => [`emner|${emne}`, emner[i] ?? 0])),
      // Each case has at least one emne, and none twice.
      'emner|n': most + Math.floor((emnerN * (all - most)) / 100),
      'maaned|0': a ?? 0,
      'maaned|1': (b ?? 0) - (a ?? 0),
      'maaned|2': received - (b ?? 0),
      'dage|i-alt': dage,
    };
  });

/** The report of some quarters, as functions/statistics makes it. */
export function reportOf(quarters: readonly Counts[], span: QuarterSpan): Report {
  const inside = quarters.slice(span.first - FIRST, span.end - FIRST);
  const sum = (name: string) => inside.reduce((total, counts) => total + (counts[name] ?? 0), 0);
  return {
    periode: periodeOf(span),
    forvaltninger: FORVALTNINGER,
    tabeller: [
      byMonth(inside, span),
      counted('klager-paa-forvaltninger', 'klager', { rows: [...FORVALTNINGER, 'ingen'], sum }),
      several(sum),
      medhold(sum),
      counted('sager-paa-forvaltninger', 'medhold', {
        rows: FORVALTNINGER,
        sum: (name) => sum(`${name}|naevner`),
      }),
      risks(sum),
      distributed('loesningsgrad', sum, { rows: ['helt', 'delvist', 'ikke'], up: 2 }),
      distributed('laeringspotentiale', sum, { rows: ['konkret', 'generel', 'ingen'], up: 2 }),
      followUp(sum),
      counted('indsatser', 'indsatser', { rows: INDSATSER, sum }),
      satisfaction(sum),
      days(sum),
      counted('hoejst-og-over-30-dage', 'tider', { rows: ['hoejst-30-dage', 'over-30-dage'], sum }),
    ],
  };
}

type Sum = (name: string) => number;

function table(id: TableId, n: number, raekker: readonly Row[]): Table {
  const kolonner = [
    { noegle: 'antal', navn: 'Antal', slags: 'antal' },
    { noegle: 'taeller', navn: 'Så mange', slags: 'antal' },
    { noegle: 'naevner', navn: 'Af', slags: 'antal' },
    { noegle: 'andel', navn: 'Andel', slags: 'andel' },
    { noegle: 'middel', navn: 'Gennemsnit', slags: 'tal' },
    { noegle: 'foer.antal', navn: 'Før', slags: 'antal' },
  ] as const;
  return { id, titel: id, definition: `Så mange: ${id}.`, n, kolonner, raekker };
}

const row = (noegle: string, figure: Omit<Row, 'noegle' | 'navn'>): Row => ({
  noegle,
  navn: noegle,
  foer: { antal: 1 },
  fordelt: { SOF: { antal: 2 } },
  ...figure,
});
const part = (taeller: number, naevner: number) => ({
  taeller,
  naevner,
  andel: naevner === 0 ? null : taeller / naevner,
});
const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);

function byMonth(inside: readonly Counts[], { first }: QuarterSpan): Table {
  const rows = inside.flatMap((counts, i) =>
    [0, 1, 2].map((month) => {
      const quarter = first + i;
      const number = String((quarter % 4) * 3 + month + 1).padStart(2, '0');
      const antal = counts[`maaned|${month}`] ?? 0;
      return row(`${Math.floor(quarter / 4)}-${number}`, { antal });
    }),
  );
  const antal = total(rows.map((one) => one.antal ?? 0));
  return table('klager-modtaget', antal, [...rows, row('i-alt', { antal })]);
}

function counted(
  id: TableId,
  counts: string,
  { rows, sum }: { readonly rows: readonly string[]; readonly sum: Sum },
): Table {
  const all = rows.map((noegle) => row(noegle, { antal: sum(`${counts}|${noegle}`) }));
  const antal = total(all.map((one) => one.antal ?? 0));
  return table(id, antal, [...all, row('i-alt', { antal })]);
}

function several(sum: Sum): Table {
  const n = sum('emner|n');
  const rows = EMNER.map((emne) => row(emne, part(sum(`emner|${emne}`), n)));
  return table('overordnede-emner', n, rows);
}

function medhold(sum: Sum): Table {
  const shareOf = (id: string) => [sum(`medhold|${id}`), sum(`medhold|${id}|naevner`)] as const;
  const rows = FORVALTNINGER.map((id) => row(id, part(...shareOf(id))));
  const n = total(rows.map(({ naevner = 0 }) => naevner));
  const all = part(total(rows.map(({ taeller = 0 }) => taeller)), n);
  return table('medholdsprocent', n, [...rows, row('i-alt', all)]);
}

function risks(sum: Sum): Table {
  const rows = RISICI.map((id) => row(id, part(sum(`risici|${id}`), sum(`risici|${id}|naevner`))));
  return table('risici-borger', Math.max(...rows.map(({ naevner = 0 }) => naevner)), rows);
}

/** Parts of what is known; the total row adds up the first of them. */
function distributed(
  id: 'loesningsgrad' | 'laeringspotentiale',
  sum: Sum,
  { rows, up }: { readonly rows: readonly string[]; readonly up: number },
): Table {
  const counts = rows.map((noegle) => sum(`${id}|${noegle}`));
  const n = total(counts);
  const all = rows.map((noegle, i) => row(noegle, part(counts[i] ?? 0, n)));
  return table(id, n, [...all, row('i-alt', part(total(counts.slice(0, up)), n))]);
}

function followUp(sum: Sum): Table {
  const rows = ['konkret-forbedring', 'generel-forbedring', 'ikke-brugt'];
  const counts = rows.map((noegle) => sum(`opfoelgning|${noegle}`));
  const n = total(counts);
  return table('opfoelgning-konsultativ-bistand', n, [
    ...rows.map((noegle, i) => row(noegle, part(counts[i] ?? 0, n))),
    row('ukendt', { antal: sum('opfoelgning|ukendt') }),
    row('i-alt', part(total(counts.slice(0, 2)), n)),
  ]);
}

function satisfaction(sum: Sum): Table {
  const counts = SCORES.map((score) => sum(`tilfredshed|${score}`));
  const n = total(counts);
  const points = total(counts.map((antal, i) => antal * Number(SCORES[i])));
  return table('tilfredshed', n, [
    ...SCORES.map((score, i) => row(score, { antal: counts[i] ?? 0 })),
    row('inviteret', part(n, n + sum('tilfredshed|ikke-svaret'))),
    row('i-alt', { antal: n, middel: n === 0 ? null : points / n, median: 3 }),
  ]);
}

function days(sum: Sum): Table {
  const n = sum('tider|hoejst-30-dage') + sum('tider|over-30-dage');
  const middel = n === 0 ? null : sum('dage|i-alt') / n;
  return table('sagsbehandlingstid', n, [row('i-alt', { antal: n, middel, median: 12 })]);
}
