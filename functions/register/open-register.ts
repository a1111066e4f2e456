import type { Durability } from './node-sqlite.ts';
import { isPostgresThere, openPostgres, openPostgresForReading } from './open-postgres.ts';
import { isSqliteThere, openSqlite, openSqliteForReading, SQLITE_SCHEME } from './sqlite.ts';
import type { Db } from './tables.ts';

/**
 * Opens the register, made and brought up to date when needed.
 * @param url `sqlite:PATH` or `postgres://…`
 * @param durability what a commit promises
 * @throws Error, a sentence for the operator: an unknown kind of address, a damaged file, a server
 * that cannot be trusted.
 */
export async function openRegister(url: string, durability: Durability = 'power-cut'): Promise<Db> {
  return isPostgres(url) ? openPostgres(url, durability) : openSqlite(url, durability);
}

/**
 * A connection of its own to a register that another has opened and brought up to date: it can only
 * read, and neither waits for a writer nor makes one wait.
 */
export function openForReading(url: string): Db {
  return isPostgres(url) ? openPostgresForReading(url) : openSqliteForReading(url);
}

/** Whether there is a register at the address. */
export async function isRegisterThere(url: string): Promise<boolean> {
  return isPostgres(url) ? isPostgresThere(url) : isSqliteThere(url);
}

/** What of the address may be shown: never a password. */
export function shownAddress(url: string): string {
  if (!isPostgres(url)) return url.slice(SQLITE_SCHEME.length);
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

function isPostgres(url: string): boolean {
  if (/^postgres(?:ql)?:\/\//.test(url)) return true;
  if (url.startsWith(SQLITE_SCHEME) && url.length > SQLITE_SCHEME.length) return false;
  throw new Error(
    'Cannot read setting "DATABASE_URL": it must be sqlite:PATH or postgres://…, for example sqlite:data/klagevej.db.',
  );
}
