import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { migrate } from './migrations.ts';
import { type Durability, nodeSqlite, sqliteCode } from './node-sqlite.ts';
import { untilPassed } from './passing-fault.ts';
import type { Db, Tables } from './tables.ts';

export const SQLITE_SCHEME = 'sqlite:';
/** Another process may be bringing a large register up to date; a start can wait for that. */
const OPENED_MS_MAX = 60_000;
/** SQLite's CORRUPT and NOTADB. */
const CORRUPT_CODES: ReadonlySet<number | null> = new Set([11, 26]);

/** Opens, or makes, the register in a file. @throws Error, a sentence, when it is damaged. */
export async function openSqlite(url: string, durability: Durability): Promise<Db> {
  const path = pathOf(url);
  makePrivateFile(path);
  try {
    return await untilPassed(() => open(path, durability), OPENED_MS_MAX);
  } catch (error) {
    if (CORRUPT_CODES.has(sqliteCode(error))) throw damaged(path);
    throw error;
  }
}

/** A connection of its own that can only read. */
export function openSqliteForReading(url: string): Db {
  return new Kysely<Tables>({
    dialect: new SqliteDialect({ database: nodeSqlite(pathOf(url), 'reading') }),
  });
}

/** Whether the file is there. */
export function isSqliteThere(url: string): boolean {
  return existsSync(pathOf(url));
}

function pathOf(url: string): string {
  return resolve(url.slice(SQLITE_SCHEME.length));
}

async function open(path: string, durability: Durability): Promise<Db> {
  const db: Db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: nodeSqlite(path, durability) }),
  });
  try {
    await refuseDamage(db);
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** The file and its folder for our own eyes; the folder's entry on disk before anything is promised. */
function makePrivateFile(path: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

async function refuseDamage(db: Db): Promise<void> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  if (rows[0]?.quick_check !== 'ok') throw new Corrupt();
}

class Corrupt extends Error {
  readonly errcode = 11;
}

function damaged(path: string): Error {
  return new Error(
    `Registeret ${path} er beskadiget, og Klagevej starter ikke på det. Læg den seneste sikkerhedskopi tilbage, og kør derefter "npm run drift -- genopret", som finder de klager, kopien mangler.`,
  );
}
