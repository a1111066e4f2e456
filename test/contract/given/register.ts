import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

type Row = { readonly [column: string]: SQLOutputValue };

/** Looks into the register from outside, as an operator with the file would. */
export function rowsOf(dataDir: string, sql: string, ...values: string[]): Row[] {
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
  const count = (table: string) => Number(rowsOf(dataDir, `select * from ${table}`).length);
  return {
    sager: count('sag'),
    breve: count('forsendelse'),
    mapper: readdirSync(join(dataDir, 'objekter', 'sager')).length,
  };
}
