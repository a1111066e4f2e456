import type { Db } from '../register/tables.ts';
import { type Row, rowBatches } from './rows.ts';
import type { TableShape } from './table-shapes.ts';

/** What two registers have under one key; null: that one has nothing there, and the other has. */
export type Pair = { readonly row: Row | null; readonly there: Row | null };

/**
 * A table as two registers have it, in batches: both are read by their keys, from the first to the
 * last, so that no row is ever looked for. Each side costs one look-up in its index for each batch.
 */
export async function* sideBySide(
  { from, to }: { readonly from: Db; readonly to: Db },
  shape: TableShape,
  antal: number,
): AsyncGenerator<readonly Pair[]> {
  const [here, there] = [new Reader(from, shape, antal), new Reader(to, shape, antal)];
  for (;;) {
    await Promise.all([here.fill(), there.fill()]);
    const pairs = pairsOf(shape, here, there);
    if (pairs.length === 0) return;
    yield pairs;
  }
}

/** As many pairs as can be told before one side must be read again. */
function pairsOf(shape: TableShape, here: Reader, there: Reader): readonly Pair[] {
  const pairs: Pair[] = [];
  while (!here.isDry && !there.isDry) {
    const pair = pairOf(shape, here.first, there.first);
    if (pair === null) break;
    pairs.push(pair);
    if (pair.row !== null) here.take();
    if (pair.there !== null) there.take();
  }
  return pairs;
}

function pairOf(shape: TableShape, row: Row | undefined, there: Row | undefined): Pair | null {
  if (row === undefined) return there === undefined ? null : { row: null, there };
  if (there === undefined) return { row, there: null };
  const order = inOrder(shape, row, there);
  if (order === 0) return { row, there };
  return order < 0 ? { row, there: null } : { row: null, there };
}

/** By their keys, as both engines sort: text by its bytes. */
function inOrder({ noegle }: TableShape, a: Row, b: Row): number {
  for (const column of noegle) {
    const order = inOrderOf(a[column], b[column]);
    if (order !== 0) return order;
  }
  return 0;
}

function inOrderOf(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return Number(a) - Number(b);
}

/** The rows of one side that have been read and not yet been told of. */
class Reader {
  readonly #batches: AsyncGenerator<readonly Row[]>;
  #rows: readonly Row[] = [];
  #next = 0;
  #ended = false;

  constructor(db: Db, shape: TableShape, antal: number) {
    this.#batches = rowBatches(db, shape, antal);
  }

  /** Undefined at the end, and while it is dry. */
  get first(): Row | undefined {
    return this.#rows[this.#next];
  }

  /** Whether it must be read again before anybody knows what comes next. */
  get isDry(): boolean {
    return !this.#ended && this.#next >= this.#rows.length;
  }

  take(): void {
    this.#next += 1;
  }

  async fill(): Promise<void> {
    if (!this.isDry) return;
    const { done, value } = await this.#batches.next();
    this.#ended = done === true;
    this.#rows = value ?? [];
    this.#next = 0;
  }
}
