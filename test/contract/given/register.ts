import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { askServer, onPostgres } from '../../register-address.ts';

/** A row as it lies in the register. */
export type Row = { readonly [column: string]: SQLOutputValue };

/** How PostgreSQL writes bytes in JSON. */
const BYTES = /^\\x(?:[0-9a-f]{2})*$/;

/** Looks into the register from outside, as an operator with the file would. */
export function rowsOf(dataDir: string, sql: string, ...values: string[]): Row[] {
  if (onPostgres) {
    return JSON.parse(askServer(join(dataDir, 'klagevej.db'), sql, values), (_, value) =>
      typeof value === 'string' && BYTES.test(value) ? Buffer.from(value.slice(2), 'hex') : value,
    );
  }
  const db = new DatabaseSync(join(dataDir, 'klagevej.db'), { readOnly: true });
  try {
    return db.prepare(sql).all(...values);
  } finally {
    db.close();
  }
}

/** The case of a number. */
export function sagOf(dataDir: string, nummer: string): Row {
  const [row] = rowsOf(dataDir, 'select * from sag where nummer = ?', nummer);
  if (row === undefined) throw new Error(`The register has no case ${nummer}.`);
  return row;
}

/** How many klager are stored: in the register, its outbox, and among the objects. */
export function stored(dataDir: string) {
  const [counted] = rowsOf(
    dataDir,
    'select (select count(*) from sag) as sager, (select count(*) from forsendelse) as breve',
  );
  return {
    sager: Number(counted?.['sager']),
    breve: Number(counted?.['breve']),
    mapper: readdirSync(join(dataDir, 'objekter', 'sager')).length,
  };
}
