import { sql } from 'kysely';
import { engineOf } from '../register/engine.ts';
import type { Trx } from '../register/tables.ts';
import { columnsOf, keyOf, keyValues, type Row } from './rows.ts';
import type { TableShape } from './table-shapes.ts';

/** Values in one statement of SQLite, which takes 32 766. */
const VALUES_MAX = 10_000;

/** Adds rows that are not there yet. */
export async function insertRows(trx: Trx, shape: TableShape, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  if (engineOf(trx) === 'postgres') {
    await insertAsJson(trx, shape, rows);
    return;
  }
  const atOnce = Math.floor(VALUES_MAX / shape.kolonner.length);
  for (let from = 0; from < rows.length; from += atOnce) {
    await insertValues(trx, shape, rows.slice(from, from + atOnce));
  }
}

/** As one value: ten thousands of them take PostgreSQL longer to read than to write. */
function insertAsJson(trx: Trx, shape: TableShape, rows: readonly Row[]) {
  const { navn, kolonner } = shape;
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(kolonner.map((name) => [name, jsonValue(row[name])]))),
  );
  return sql`insert into ${sql.table(navn)} (${columnsOf(shape)}) select ${columnsOf(shape)}
    from json_populate_recordset(null::${sql.table(navn)}, ${json}::json)`.execute(trx);
}

/** Bytes as PostgreSQL writes them itself. */
function jsonValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'bigint' ? Number(value) : value;
}

function insertValues(trx: Trx, shape: TableShape, rows: readonly Row[]) {
  const values = rows.map((row) => sql`(${sql.join(shape.kolonner.map((column) => row[column]))})`);
  return sql`insert into ${sql.table(shape.navn)} (${columnsOf(shape)})
    values ${sql.join(values)}`.execute(trx);
}

/** Makes a row that is there what it should be. */
export async function overwriteRow(trx: Trx, shape: TableShape, row: Row): Promise<void> {
  const changes = shape.kolonner
    .filter((column) => !shape.noegle.includes(column))
    .map((column) => sql`${sql.ref(column)} = ${row[column]}`);
  await sql`update ${sql.table(shape.navn)} set ${sql.join(changes)}
    where (${keyOf(shape)}) = (${keyValues(shape, row)})`.execute(trx);
}

export async function deleteRow(trx: Trx, shape: TableShape, row: Row): Promise<void> {
  await sql`delete from ${sql.table(shape.navn)}
    where (${keyOf(shape)}) = (${keyValues(shape, row)})`.execute(trx);
}
