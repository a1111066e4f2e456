import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../register/tables.ts';
import type { TableShape } from './table-shapes.ts';

/** One row by its columns, as either engine gives it. */
export type Row = { readonly [column: string]: unknown };

/** The rows of a table in batches, by its key. */
export async function* rowBatches(
  db: Db,
  shape: TableShape,
  antal: number,
): AsyncGenerator<readonly Row[]> {
  let last: Row | null = null;
  for (;;) {
    const after: RawBuilder<unknown> =
      last === null ? sql`` : sql`where (${keyOf(shape)}) > (${keyValues(shape, last)})`;
    const { rows } = await sql<Row>`select ${columnsOf(shape)} from ${sql.table(shape.navn)}
      ${after} order by ${keyOf(shape)} limit ${antal}`.execute(db);
    if (rows.length > 0) yield rows;
    last = rows.at(-1) ?? null;
    if (rows.length < antal) return;
  }
}

/** A whole row as text that is the same on both engines. */
export function rowText({ kolonner }: TableShape, row: Row): string {
  return JSON.stringify(kolonner.map((column) => plain(row[column])));
}

/** Numbers come as bigint or text from some columns, bytes as one kind of array or another. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  return typeof value === 'bigint' ? Number(value) : value;
}

export function columnsOf({ kolonner }: TableShape): RawBuilder<unknown> {
  return sql.join(kolonner.map((column) => sql.ref(column)));
}

export function keyOf({ noegle }: TableShape): RawBuilder<unknown> {
  return sql.join(noegle.map((column) => sql.ref(column)));
}

export function keyValues({ noegle }: TableShape, row: Row): RawBuilder<unknown> {
  return sql.join(noegle.map((column) => row[column]));
}
