import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { whenUnlocked } from './commit-together.ts';
import { migrate } from './migrations.ts';
import { type Durability, nodeSqlite, sqliteCode } from './node-sqlite.ts';
import type { Db, Tables } from './tables.ts';

const SCHEME = 'sqlite:';
/** Another process may be bringing a large register up to date; a start can wait for that. */
const OPENED_MS_MAX = 60_000;
/** SQLite's CORRUPT and NOTADB. */
const CORRUPT_CODES: ReadonlySet<number | null> = new Set([11, 26]);

/**
 * Opens the register, made and brought up to date when needed.
 * @param url `sqlite:PATH`
 * @param durability what a commit promises
 * @throws Error, a sentence for the operator: an unknown kind of address, a damaged file.
 */
export async function openRegister(url: string, durability: Durability = 'power-cut'): Promise<Db> {
  const path = pathOf(url);
  makePrivateFile(path);
  try {
    return await whenUnlocked(() => open(path, durability), OPENED_MS_MAX);
  } catch (error) {
    if (CORRUPT_CODES.has(sqliteCode(error))) throw damaged(path);
    throw error;
  }
}

/**
 * A connection of its own to a register that another has opened and brought up to date: it can only
 * read, and neither waits for a writer nor makes one wait.
 */
export function openForReading(url: string): Db {
  return new Kysely<Tables>({
    dialect: new SqliteDialect({ database: nodeSqlite(pathOf(url), 'reading') }),
  });
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

function pathOf(url: string): string {
  if (/^postgres(ql)?:/.test(url)) {
    throw new Error(
      'Cannot use setting "DATABASE_URL": it names PostgreSQL, which this version cannot use yet; it must be sqlite:PATH.',
    );
  }
  if (!url.startsWith(SCHEME) || url.length === SCHEME.length) {
    throw new Error(
      'Cannot read setting "DATABASE_URL": it must be sqlite:PATH, for example sqlite:data/klagevej.db.',
    );
  }
  return resolve(url.slice(SCHEME.length));
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
