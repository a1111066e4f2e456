import { I_ALT, type TableId } from '../report.ts';
import { type Cells, cellName, isBase, isPart, isUdaf, naevnerName } from './cells.ts';

import { periodeOf, type QuarterSpan } from './fixed-period.ts';
import type { Group, Shape } from './shapes.ts';
import type { Equation } from './substitution.ts';

/** What one release tells of a group of tables. */
export type Told = {
  readonly span: QuarterSpan;
  readonly tables: ReadonlyMap<
    TableId,
    { readonly rows: readonly string[]; readonly cells: Cells }
  >;
};

/**
 * The numbers of a group of tables as variables: each cell once for each stretch of time that some
 * release begins or ends with. What a release tells is a sum of them.
 */
export type Model = {
  /** The stretches of time. */
  readonly atoms: readonly QuarterSpan[];
  /** What holds in every stretch, whatever the numbers are. */
  readonly always: readonly Equation[];
  /** Every number somebody could want to work out. */
  readonly names: readonly string[];
  /** The variables that a cell is the sum of over a span; null when the span cuts a stretch. */
  readonly sumOver: (name: string, span: QuarterSpan) => readonly number[] | null;
  /** What a release tells, each with the name of its cell. */
  readonly knownBy: (told: Told) => readonly KnownCell[];
};

export type KnownCell = Equation & { readonly name: string };

export function makeModel(group: Group, all: readonly Told[]): Model {
  const atoms = atomsOf(all.map(({ span }) => span));
  const rows = new Map(group.map(([id]) => [id, rowsIn(all, id)]));
  const numbers = new Map<string, number>();
  const numberOf = (name: string, atom: number): number | null => {
    if (!canBeIn(name, atoms[atom])) return null;
    const key = `${name}@${atom}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const sums = group.flatMap(([id, shape]) => sumsOf(id, shape, rows.get(id) ?? []));
  const always = atoms.flatMap((_, atom) =>
    sums.map((sum) => ({ factors: factorsIn(sum, (name) => numberOf(name, atom)), value: 0 })),
  );
  const names = [
    ...new Set(group.flatMap(([id, shape]) => namesIn(id, shape, rows.get(id) ?? []))),
  ];
  for (const name of names) for (const atom of atoms.keys()) numberOf(name, atom);

  function sumOver(name: string, span: QuarterSpan): readonly number[] | null {
    if (!isMadeOf(span, atoms)) return null;
    return [...atoms.keys()]
      .filter((atom) => isWithin(atoms[atom], span))
      .map((atom) => numberOf(name, atom))
      .filter((number) => number !== null);
  }

  function knownBy({ span, tables }: Told): readonly KnownCell[] {
    return group.flatMap(([id, shape]) => {
      const table = tables.get(id);
      if (table === undefined) return [];
      // A row that only other releases have holds nothing here: the rows are all there are.
      const none = (rows.get(id) ?? []).filter((row) => !table.rows.includes(row));
      const told = new Map([...noneIn(id, shape, none), ...table.cells]);
      return [...told].flatMap(([name, value]) => {
        const sum = sumOver(name, span) ?? [];
        const factors = new Map(sum.map((one) => [one, 1]));
        return value === null ? [] : [{ name, factors, value }];
      });
    });
  }

  return { atoms, always, names, sumOver, knownBy };
}

function noneIn(id: TableId, shape: Shape, rows: readonly string[]) {
  return rows
    .filter((row) => isPart(shape, row))
    .flatMap((row) => {
      const taeller = cellName.taeller(id, row);
      return shape.slags === 'andele' ? [taeller, naevnerName(id, shape, row)] : [taeller];
    })
    .map((name) => [name, 0] as const);
}

/** The coarsest stretches that every span is made of. */
function atomsOf(spans: readonly QuarterSpan[]): readonly QuarterSpan[] {
  const cuts = [...new Set(spans.flatMap(({ first, end }) => [first, end]))].sort((a, b) => a - b);
  return cuts
    .slice(0, -1)
    .map((first, i) => ({ first, end: cuts[i + 1] ?? first }))
    .filter((atom) => spans.some((span) => isWithin(atom, span)));
}

function isWithin(atom: QuarterSpan | undefined, { first, end }: QuarterSpan): boolean {
  return atom !== undefined && atom.first >= first && atom.end <= end;
}

function isMadeOf({ first, end }: QuarterSpan, atoms: readonly QuarterSpan[]): boolean {
  const inside = atoms.filter((atom) => isWithin(atom, { first, end }));
  return inside.reduce((sum, atom) => sum + atom.end - atom.first, 0) === end - first;
}

function rowsIn(all: readonly Told[], id: TableId): readonly string[] {
  return [...new Set(all.flatMap(({ tables }) => tables.get(id)?.rows ?? []))];
}

/** A month has cases only where it lies. */
function canBeIn(name: string, atom: QuarterSpan | undefined): boolean {
  const month = /\|(\d{4}-\d{2})(?:\||$)/.exec(name)?.[1];
  if (month === undefined || atom === undefined) return true;
  const { fra, til } = periodeOf(atom);
  return month >= fra.slice(0, 7) && month <= til.slice(0, 7);
}

/** Names whose sum, each times its factor, is 0. */
type Sum = readonly (readonly [name: string, factor: number])[];

function factorsIn(sum: Sum, numberOf: (name: string) => number | null) {
  const factors = new Map<number, number>();
  for (const [name, factor] of sum) {
    const number = numberOf(name);
    if (number !== null) factors.set(number, (factors.get(number) ?? 0) + factor);
  }
  return factors;
}

/** How the numbers of a table hang together. */
function sumsOf(id: TableId, shape: Shape, rows: readonly string[]): readonly Sum[] {
  if (rows.length === 0) return [];
  const base = [cellName.base(shape.base), -1] as const;
  const parts = rows.filter((row) => isPart(shape, row));
  const counts = (those: readonly string[]) =>
    those.map((row) => [cellName.taeller(id, row), 1] as const);
  switch (shape.slags) {
    case 'middel':
      return [];
    case 'flere':
      return [
        [...counts(parts), [`${id}|gentaget`, -1], base],
        ...parts.map((row) => [...counts([row]), [cellName.rest(id, row), 1] as const, base]),
      ];
    case 'fordeling':
      return [
        [...counts(parts), base],
        ...(shape.ialt && rows.includes(I_ALT)
          ? [[...counts(shape.ialt), [cellName.taeller(id, I_ALT), -1] as const]]
          : []),
        ...rows
          .filter((row) => isUdaf(shape, row))
          .map((row) => withRest(id, shape, { row, those: cellName.base(shape.base) })),
      ];
    case 'andele':
      return [
        ...rows.map((row) => withRest(id, shape, { row, those: cellName.taeller(id, row) })),
        ...sumsOfBases(id, shape, parts),
      ];
  }
}

/** Those of a row and the rest are its base. */
function withRest(
  id: TableId,
  shape: Shape,
  { row, those }: { readonly row: string; readonly those: string },
): Sum {
  return [
    [those, 1],
    [cellName.rest(id, row), 1],
    [naevnerName(id, shape, row), -1],
  ];
}

function sumsOfBases(id: TableId, shape: Shape, parts: readonly string[]): readonly Sum[] {
  // How many cases any of the rows rests on is no sum over time: it says nothing of the rows.
  if (shape.slags !== 'andele' || shape.naevnere === undefined) return [];
  const base = [cellName.base(shape.base), -1] as const;
  const bases = parts.map((row) => [naevnerName(id, shape, row), 1] as const);
  const counts = parts.map((row) => [cellName.taeller(id, row), 1] as const);
  return [
    [...counts, [cellName.taeller(id, I_ALT), -1]],
    [...bases, base],
  ];
}

/** The numbers of a table that have a meaning of their own. */
function namesIn(id: TableId, shape: Shape, rows: readonly string[]): readonly string[] {
  const own = rows.flatMap((row) => {
    const taeller = cellName.taeller(id, row);
    if (shape.slags === 'andele') {
      return [taeller, naevnerName(id, shape, row), cellName.rest(id, row)];
    }
    if (isUdaf(shape, row)) return [naevnerName(id, shape, row), cellName.rest(id, row)];
    if (isBase(shape, row)) return [];
    return shape.slags === 'flere' ? [taeller, cellName.rest(id, row)] : [taeller];
  });
  return rows.length === 0 || shape.base === null ? own : [cellName.base(shape.base), ...own];
}
