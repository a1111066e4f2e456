import { I_ALT, type Row, type Table } from '../report.ts';
import { countOf, isBase, isPart, isUdaf } from './cells.ts';
import type { Shape } from './shapes.ts';
import { releaseWords } from './words.ts';

/** What of a row can be published; the rest compares, crosses or tells of the few. */
const COLUMNS: ReadonlySet<string> = new Set(['antal', 'taeller', 'naevner', 'andel', 'middel']);

/**
 * A table with only what can be published of it: its counts and shares for this period, whole, and
 * `n` as the number that everything in it is counted over. Its words are fixed ones: those of the
 * report may tell of counts.
 * @returns null when its numbers do not hang together as its shape says
 */
export function reduceTable(table: Table, shape: Shape): Table | null {
  const kept = shape.slags === 'middel' ? table.raekker.filter(isIalt) : table.raekker;
  const reduced = kept.map((row) => reduceRow(row, shape));
  const n = baseOf({ ...table, raekker: reduced }, shape);
  // More may have answered than were asked, as far as was registered: then their share says nothing.
  const raekker = reduced.filter(
    ({ noegle, naevner = 0 }) => !isUdaf(shape, noegle) || naevner >= (n ?? 0),
  );
  if (n === null || !raekker.every((row) => fitsRow(row, shape, n))) return null;
  if (!addsUp(raekker, shape, n)) return null;
  const kolonner = table.kolonner.filter(
    ({ noegle }) => COLUMNS.has(noegle) && (noegle !== 'antal' || shape.slags !== 'andele'),
  );
  const { id } = table;
  return { id, ...releaseWords(id), n, kolonner, raekker };
}

const isIalt = ({ noegle }: Row) => noegle === I_ALT;

function reduceRow(row: Row, shape: Shape): Row {
  const { noegle, navn, antal, taeller, naevner, andel, middel } = row;
  return {
    noegle,
    navn,
    ...(antal !== undefined && shape.slags !== 'andele' ? { antal } : {}),
    ...(taeller === undefined ? {} : { taeller }),
    ...(naevner === undefined ? {} : { naevner }),
    ...(andel === undefined ? {} : { andel }),
    ...(middel === undefined ? {} : { middel }),
  };
}

/** How many cases a table is about; null when it does not say so in one voice. */
function baseOf({ n, raekker }: Table, shape: Shape): number | null {
  if (shape.slags === 'fordeling') return sumOf(raekker.filter((row) => isPart(shape, row.noegle)));
  if (shape.slags === 'andele' && shape.naevnere !== undefined) {
    return raekker.find(isIalt)?.naevner ?? null;
  }
  const total = raekker.find((row) => isBase(shape, row.noegle));
  return (total === undefined ? null : countOf(total)) ?? n;
}

function sumOf(rows: readonly Row[]): number | null {
  const counts = rows.map(countOf);
  return counts.includes(null)
    ? null
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function fitsRow(row: Row, shape: Shape, n: number): boolean {
  const count = countOf(row);
  const { naevner } = row;
  if (!isCount(n) || (count !== null && !isCount(count))) return false;
  if (naevner !== undefined && !isCount(naevner)) return false;
  if (isUdaf(shape, row.noegle)) return naevner !== undefined && naevner >= n && count === n;
  if (count === null) return false;
  if (shape.slags === 'andele') return naevner !== undefined && count <= naevner && naevner <= n;
  if (isBase(shape, row.noegle)) return count === n;
  return isPart(shape, row.noegle) ? count <= n && (naevner ?? n) === n : true;
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;

function addsUp(raekker: readonly Row[], shape: Shape, n: number): boolean {
  const parts = raekker.filter(({ noegle }) => isPart(shape, noegle));
  const total = raekker.find(isIalt);
  if (shape.slags === 'flere') return parts.length === 0 || (sumOf(parts) ?? 0) >= n;
  if (shape.slags === 'andele') return shape.naevnere === undefined || sumsBoth(parts, total);
  if (shape.slags === 'middel' || shape.ialt === undefined) return true;
  const named = parts.filter(({ noegle }) => shape.ialt?.includes(noegle));
  return total === undefined || sumOf(named) === countOf(total);
}

function sumsBoth(parts: readonly Row[], total: Row | undefined): boolean {
  const naevnere = parts.reduce((sum, { naevner = 0 }) => sum + naevner, 0);
  return total !== undefined && sumOf(parts) === countOf(total) && naevnere === total.naevner;
}
