import { sql } from 'kysely';
import type { Db } from '../register/tables.ts';

/** A table of a register on SQLite, as it is copied. */
export type TableShape = {
  readonly navn: string;
  /** Everything that is written; what the database computes is left out. */
  readonly kolonner: readonly string[];
  readonly noegle: readonly string[];
  /** Whether its key is a number that each new row gets by itself. */
  readonly nummereret: boolean;
};

/** What each engine keeps for itself. */
const OWN: readonly string[] = ['migrering', 'sidste_commit'];

/**
 * The tables of a register on SQLite, each after those it points to; read from the register itself,
 * so that none is forgotten.
 */
export async function tableShapes(db: Db): Promise<readonly TableShape[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master
    where type = 'table' and name not like 'sqlite%' order by name`.execute(db);
  const navne = rows.map(({ name }) => name).filter((navn) => !OWN.includes(navn));
  const pointsTo = new Map<string, readonly string[]>();
  for (const navn of navne) pointsTo.set(navn, await targetsOf(db, navn));
  const shapes: TableShape[] = [];
  for (const navn of inOrder(navne, pointsTo)) shapes.push(await shapeOf(db, navn));
  return shapes;
}

async function targetsOf(db: Db, navn: string): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string }>`
    select "table" from pragma_foreign_key_list(${navn})`.execute(db);
  return rows.map(({ table }) => table).filter((target) => target !== navn);
}

/** @throws Error when tables point to each other in a circle. */
function inOrder(
  navne: readonly string[],
  pointsTo: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const done = new Set<string>();
  while (done.size < navne.length) {
    const next = navne.filter(
      (navn) => !done.has(navn) && (pointsTo.get(navn) ?? []).every((target) => done.has(target)),
    );
    if (next.length === 0) throw new Error('The tables point to each other in a circle.');
    for (const navn of next) done.add(navn);
  }
  return [...done];
}

type Column = { name: string; pk: number; hidden: number; type: string };

async function shapeOf(db: Db, navn: string): Promise<TableShape> {
  const { rows } = await sql<Column>`
    select name, pk, hidden, type from pragma_table_xinfo(${navn})`.execute(db);
  const keys = rows.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  return {
    navn,
    kolonner: rows.filter(({ hidden }) => hidden === 0).map(({ name }) => name),
    noegle: keys.map(({ name }) => name),
    nummereret: keys.length === 1 && keys[0]?.type.toLowerCase() === 'integer',
  };
}
