import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { commitTogether } from '../register/commit-together.ts';
import { engineOf } from '../register/engine.ts';
import type { Db } from '../register/tables.ts';
import { type Row, rowText } from './rows.ts';
import { type Pair, sideBySide } from './side-by-side.ts';
import { type TableShape, tableShapes } from './table-shapes.ts';
import { deleteRow, insertRows, overwriteRow } from './write-rows.ts';

/** Of one commit: what an interrupted move does again, and what is held in memory of each side. */
const ROWS_AT_ONCE = 2_000;

/** One table on both sides. `ens`: every row is there, byte for byte, and no other. */
export type CopiedTable = {
  readonly tabel: string;
  readonly raekker: number;
  readonly skrevet: number;
  /** Hex SHA-256 of all rows, in the order of their keys. */
  readonly sha256: string;
  readonly ens: boolean;
};

/** `from` is on SQLite. */
type Move = { readonly from: Db; readonly to: Db };

/**
 * Whether `to` has cases that `from` has not: then it is another kommune's, or somebody has begun to
 * use it, and nothing may be written there.
 */
export async function hasOthersCases(from: Db, to: Db): Promise<boolean> {
  const [sag] = (await tableShapes(from)).filter(({ navn }) => navn === 'sag');
  if (sag === undefined) return true;
  const keysOnly = { ...sag, kolonner: sag.noegle };
  for await (const pairs of sideBySide({ from, to }, keysOnly, ROWS_AT_ONCE)) {
    if (pairs.some(({ row }) => row === null)) return true;
  }
  return false;
}

/**
 * Makes the register `to` hold what `from` (SQLite) holds: writes only what is missing or different,
 * so that a move that was interrupted, or is repeated, is quick. Then reads both again and compares.
 */
export async function copyRegister(from: Db, to: Db): Promise<readonly CopiedTable[]> {
  const move = { from, to };
  const shapes = await tableShapes(from);
  const written = new Map<string, Written>();
  for (const shape of shapes) written.set(shape.navn, await writeTable(move, shape));
  // What has been deleted since a run before: those that point first.
  for (const shape of shapes.toReversed()) {
    if (written.get(shape.navn)?.hasOthers === true) await deleteOthers(move, shape);
  }
  const copied: CopiedTable[] = [];
  for (const shape of shapes) {
    const skrevet = written.get(shape.navn)?.skrevet ?? 0;
    copied.push({ tabel: shape.navn, skrevet, ...(await compareTable(move, shape)) });
  }
  return copied;
}

type Written = {
  readonly skrevet: number;
  /** Whether `to` has rows that `from` has not. */
  readonly hasOthers: boolean;
};

async function writeTable(move: Move, shape: TableShape): Promise<Written> {
  let skrevet = 0;
  let hasOthers = false;
  for await (const pairs of sideBySide(move, shape, ROWS_AT_ONCE)) {
    skrevet += await writePairs(move, shape, pairs);
    hasOthers ||= pairs.some(({ row }) => row === null);
  }
  if (engineOf(move.to) === 'postgres') {
    if (shape.nummereret) await numberOnwards(move.to, shape);
    if (skrevet > 0) await countAnew(move.to, shape);
  }
  return { skrevet, hasOthers };
}

async function writePairs(
  { to }: Move,
  shape: TableShape,
  pairs: readonly Pair[],
): Promise<number> {
  const missing = pairs.flatMap(({ row, there }) => (row !== null && there === null ? [row] : []));
  const other = pairs.flatMap(({ row, there }) => (isOther(shape, row, there) ? [row] : []));
  if (missing.length + other.length === 0) return 0;
  await commitTogether(to, async (trx) => {
    await insertRows(trx, shape, missing);
    for (const row of other) await overwriteRow(trx, shape, row);
  });
  return missing.length + other.length;
}

/** Whether both sides have the row, and not the same. */
function isOther(shape: TableShape, row: Row | null, there: Row | null): row is Row {
  return row !== null && there !== null && rowText(shape, row) !== rowText(shape, there);
}

/** PostgreSQL counts on from its own counter, which a row that brings its number along does not move. */
async function numberOnwards(to: Db, { navn, noegle }: TableShape): Promise<void> {
  const [column = ''] = noegle;
  await sql`select setval(pg_get_serial_sequence(${navn}, ${column}),
    (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(navn)}), false)`.execute(to);
}

/** Until PostgreSQL knows how much there is, it reads a table from end to end for a few rows. */
async function countAnew(to: Db, { navn }: TableShape): Promise<void> {
  await sql`analyze ${sql.table(navn)}`.execute(to);
}

async function deleteOthers(move: Move, shape: TableShape): Promise<void> {
  for await (const pairs of sideBySide(move, shape, ROWS_AT_ONCE)) {
    const others = pairs.flatMap(({ row, there }) =>
      row === null && there !== null ? [there] : [],
    );
    if (others.length === 0) continue;
    await commitTogether(move.to, async (trx) => {
      for (const other of others) await deleteRow(trx, shape, other);
    });
  }
}

async function compareTable(move: Move, shape: TableShape) {
  const hash = createHash('sha256');
  let raekker = 0;
  let ens = true;
  for await (const pairs of sideBySide(move, shape, ROWS_AT_ONCE)) {
    for (const { row, there } of pairs) {
      const text = row === null ? null : rowText(shape, row);
      ens &&= text !== null && there !== null && rowText(shape, there) === text;
      if (text === null) continue;
      hash.update(`${text}\n`);
      raekker += 1;
    }
  }
  return { raekker, sha256: hash.digest('hex'), ens };
}
