import loadHighs from 'highs';
import type { ReleasedReport } from '../../../functions/statistics/release/released-report.ts';
import type { Row, Table } from '../../../functions/statistics/report.ts';

/**
 * Somebody who has all releases and adds everything up: knows what the tables say of themselves, and
 * nothing of how numbers were hidden. Shares no code with what hides. Each quarter of each cell is an
 * unknown; HiGHS finds the least and the most that a hidden number can be.
 */

const highs = await loadHighs();

/** A number that was not told, and what it can be. */
export type Guess = {
  readonly name: string;
  readonly periode: string;
  readonly least: number;
  readonly most: number;
  /** Its release says that it is hidden; else its whole table was left out. */
  readonly hidden: boolean;
};

type Term = readonly [name: string, factor: number];
type Line = { readonly terms: readonly Term[]; readonly sign: '=' | '>='; readonly value: number };

/** Tables of the same cases: what one says of them the other says too. */
const SAME_CASES: readonly (readonly string[])[] = [
  ['klager-modtaget', 'klager-paa-forvaltninger'],
  ['medholdsprocent', 'sager-paa-forvaltninger'],
  ['sagsbehandlingstid', 'hoejst-og-over-30-dage'],
  ['overordnede-emner'],
  ['risici-borger'],
  ['loesningsgrad'],
  ['laeringspotentiale'],
  ['opfoelgning-konsultativ-bistand'],
  ['indsatser'],
  ['tilfredshed'],
];

/** Here the total row is not of all cases, but of those where something came of it. */
const SOME_OF_THEM: readonly string[] = [
  'loesningsgrad',
  'laeringspotentiale',
  'opfoelgning-konsultativ-bistand',
];

/** Every number that was not told, with all that can be said of it. */
export function guessAll(releases: readonly ReleasedReport[], whole: boolean): readonly Guess[] {
  return SAME_CASES.flatMap((ids) => guessIn(ids, releases, whole));
}

function guessIn(
  ids: readonly string[],
  releases: readonly ReleasedReport[],
  whole: boolean,
): readonly Guess[] {
  const quarters = [...new Set(releases.flatMap(quartersOf))];
  const tables = ids.map((id) => ({
    id,
    rows: [
      ...new Set(releases.flatMap((release) => rowsOf(release, id).map(({ noegle }) => noegle))),
    ],
  }));
  const lines = [
    ...quarters.flatMap((quarter) => tables.flatMap((one) => structure(one, quarter))),
    ...releases.flatMap((release) => tables.flatMap((one) => told(release, one))),
  ];
  const seen = new Map<string, Guess>();
  for (const release of releases) {
    for (const { name, hidden } of unknownIn(release, tables)) {
      const terms = quartersOf(release).map((quarter) => [`${name}@${quarter}`, 1] as const);
      const periode = `${release.periode.fra}–${release.periode.til}`;
      const least = bound(lines, terms, { way: 'Minimize', whole });
      const most = bound(lines, terms, { way: 'Maximize', whole });
      seen.set(`${name} ${periode}`, { name, periode, least, most, hidden });
    }
  }
  return [...seen.values()];
}

function quartersOf({ periode: { fra, til } }: ReleasedReport): readonly string[] {
  const years = Array.from({ length: 20 }, (_, i) => 2010 + i);
  return years
    .flatMap((year) => ['01', '04', '07', '10'].map((month) => `${year}-${month}`))
    .filter((quarter) => quarter >= fra.slice(0, 7) && quarter <= til.slice(0, 7));
}

function tableOf({ tabeller }: ReleasedReport, id: string): Table | undefined {
  return tabeller.find((one) => one.id === id);
}

function rowsOf(release: ReleasedReport, id: string): readonly Row[] {
  return tableOf(release, id)?.raekker ?? [];
}

/** What the definitions of a table say of every quarter by itself. */
function structure(
  { id, rows }: { readonly id: string; readonly rows: readonly string[] },
  quarter: string,
): readonly Line[] {
  if (rows.length === 0 || id === 'sagsbehandlingstid') return [];
  const parts = rows.filter((row) => !['i-alt', 'inviteret', 'ukendt'].includes(row));
  const special = SPECIAL.get(id);
  const seen = { id, parts, at: (name: string) => `${name}@${quarter}` };
  if (special !== undefined) return special(seen, quarter);
  const some = SOME_OF_THEM.includes(id) ? [goodOnes(seen)] : [];
  return [inAll(seen, '='), ...some];
}

type Seen = {
  readonly id: string;
  readonly parts: readonly string[];
  readonly at: (name: string) => string;
};

const countsOf = ({ id, at }: Seen, rows: readonly string[]): readonly Term[] =>
  rows.map((row) => [at(countName(id, row)), 1]);

/** The rows together are the n of the table, or at least that. */
function inAll(seen: Seen, sign: Line['sign']): Line {
  return { terms: [...countsOf(seen, seen.parts), [seen.at(nOf(seen.id)), -1]], sign, value: 0 };
}

/** The total row adds up the first two. */
function goodOnes(seen: Seen): Line {
  const terms: readonly Term[] = [
    ...countsOf(seen, seen.parts.slice(0, 2)),
    [seen.at(`${seen.id}/i-alt`), -1],
  ];
  return { terms, sign: '=', value: 0 };
}

function atMost(less: string, more: string): Line {
  const terms: readonly Term[] = [
    [more, 1],
    [less, -1],
  ];
  return { terms, sign: '>=', value: 0 };
}

const SPECIAL: ReadonlyMap<string, (seen: Seen, quarter: string) => readonly Line[]> = new Map([
  ['klager-modtaget', months],
  ['overordnede-emner', subjects],
  ['medholdsprocent', upheld],
  ['risici-borger', risksOf],
  ['tilfredshed', answered],
]);

function months(seen: Seen, quarter: string): readonly Line[] {
  const elsewhere = seen.parts.filter((row) => !isIn(row, quarter));
  const none = elsewhere.map(
    (row) => ({ terms: countsOf(seen, [row]), sign: '=', value: 0 }) as const,
  );
  return [inAll(seen, '='), ...none];
}

function subjects(seen: Seen): readonly Line[] {
  const { id, at } = seen;
  const within = seen.parts.map((row) => atMost(at(countName(id, row)), at(nOf(id))));
  return [inAll(seen, '>='), ...within];
}

function upheld(seen: Seen): readonly Line[] {
  const { id, at, parts } = seen;
  const bases = parts.map((row) => at(countName('sager-paa-forvaltninger', row)));
  return [
    ...parts.map((row, i) => atMost(at(countName(id, row)), bases[i] ?? '')),
    { terms: [...countsOf(seen, parts), [at(`${id}/i-alt`), -1]], sign: '=', value: 0 },
    { terms: [...bases.map((one) => [one, 1] as const), [at(nOf(id)), -1]], sign: '=', value: 0 },
    atMost(at(`${id}/i-alt`), at(nOf(id))),
  ];
}

function risksOf({ id, parts, at }: Seen): readonly Line[] {
  return parts.map((row) => atMost(at(countName(id, row)), at(`${id}/${row}/af`)));
}

function answered(seen: Seen): readonly Line[] {
  const { id, at } = seen;
  return [inAll(seen, '='), atMost(at(nOf(id)), at(`${id}/inviteret/af`))];
}

function isIn(month: string, quarter: string): boolean {
  const [year = '', number = ''] = month.split('-');
  const [quarterYear, first = ''] = quarter.split('-');
  return year === quarterYear && Math.floor((Number(number) - Number(first)) / 3) === 0;
}

function nOf(id: string): string {
  const [first = id] = SAME_CASES.find((ids) => ids.includes(id)) ?? [];
  return `${first}/n`;
}

const countName = (id: string, row: string) => `${id}/${row}`;

/** What a release says, number by number. */
function numbersOf(release: ReleasedReport, id: string) {
  const table = tableOf(release, id);
  if (table === undefined) return [];
  const rows = table.raekker.flatMap((row) => {
    const taeller = [countName(id, row.noegle), row.taeller ?? row.antal] as const;
    const af = [`${id}/${row.noegle}/af`, row.naevner] as const;
    if (id === 'medholdsprocent') {
      const [base] = [
        row.noegle === 'i-alt' ? nOf(id) : countName('sager-paa-forvaltninger', row.noegle),
      ];
      return [taeller, [base, row.naevner] as const];
    }
    if (id === 'risici-borger') return [taeller, af];
    if (row.noegle === 'inviteret') return [af];
    const isN = row.noegle === 'i-alt' && !SOME_OF_THEM.includes(id);
    return isN ? [[nOf(id), row.antal] as const] : [taeller];
  });
  // The n of the risks is only the largest of their own.
  return id === 'risici-borger' ? rows : [[nOf(id), table.n] as const, ...rows];
}

function told(
  release: ReleasedReport,
  { id, rows }: { readonly id: string; readonly rows: readonly string[] },
): readonly Line[] {
  if (tableOf(release, id) === undefined) return [];
  const here = rowsOf(release, id).map(({ noegle }) => noegle);
  const none = id === 'klager-modtaget' ? rows.filter((row) => !here.includes(row)) : [];
  const numbers = [
    ...numbersOf(release, id),
    ...none.map((row) => [countName(id, row), 0] as const),
  ];
  return numbers.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          {
            terms: quartersOf(release).map((quarter) => [`${name}@${quarter}`, 1] as const),
            sign: '=' as const,
            value,
          },
        ],
  );
}

function unknownIn(
  release: ReleasedReport,
  tables: readonly { readonly id: string; readonly rows: readonly string[] }[],
) {
  return tables.flatMap(({ id, rows }) => {
    if (tableOf(release, id) !== undefined) {
      return numbersOf(release, id)
        .filter(([, value]) => value === undefined)
        .map(([name]) => ({ name, hidden: true }));
    }
    const those = rows.filter((row) => row !== 'i-alt' && row !== 'inviteret');
    const inside = those.filter((row) => !/^\d{4}-/.test(row) || isWithin(row, release));
    return inside.map((row) => ({ name: countName(id, row), hidden: false }));
  });
}

function isWithin(month: string, { periode: { fra, til } }: ReleasedReport): boolean {
  return month >= fra.slice(0, 7) && month <= til.slice(0, 7);
}

type Way = { readonly way: 'Minimize' | 'Maximize'; readonly whole: boolean };

/** One question to HiGHS. */
function bound(lines: readonly Line[], terms: readonly Term[], { way, whole }: Way): number {
  const numbers = new Map<string, string>();
  const sumOf = (those: readonly Term[]) =>
    those
      .map(([name, factor]) => {
        const number = numbers.get(name) ?? `x${numbers.size}`;
        numbers.set(name, number);
        return `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${number}`;
      })
      .join(' ');
  const objective = sumOf(terms);
  const subject = lines.map((line) => `${sumOf(line.terms)} ${line.sign} ${line.value}`);
  const names = [...numbers.values()];
  const bounds = names.map((name) => `0 <= ${name} <= 100000`).join('\n');
  const general = whole ? `General\n${names.join(' ')}\n` : '';
  const model = `${way}\n${objective}\nSubject To\n${subject.join('\n')}\nBounds\n${bounds}\n${general}End`;
  const { Status, ObjectiveValue } = highs.solve(model);
  if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}.`);
  return ObjectiveValue;
}

/** How many whole numbers a guess leaves. */
export function possible({ least, most }: Guess): number {
  return Math.floor(most + 1e-4) - Math.ceil(least - 1e-4) + 1;
}
