import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Short, because node:sqlite waits on the event loop; whoever writes retries off it. */
const BUSY_TIMEOUT_MS = 100;
const STATEMENTS_MAX = 400;
/** After one of these SQLite's view of the file is not to be trusted: IOERR, CORRUPT, FULL, NOTADB. */
const UNTRUSTED_CODES: ReadonlySet<number> = new Set([10, 11, 13, 26]);

/**
 * What a commit promises. `power-cut`: the disk has it (synchronous=FULL); whoever acknowledges
 * needs that. `crash`: it survives the process, and a power cut may take the last moments back
 * without harm (NORMAL): enough for delivery, which then sends again what it no longer knows it sent.
 */
export type Durability = 'power-cut' | 'crash';

/** A connection that commits, or one that only ever reads. */
export type Use = Durability | 'reading';

const PRAGMAS: { readonly [U in Use]: string } = {
  'power-cut': 'pragma journal_mode = wal; pragma synchronous = full',
  crash: 'pragma journal_mode = wal; pragma synchronous = normal',
  // Whole indexes are read: 16 MB of pages, and sorting in memory.
  reading: 'pragma cache_size = -16384; pragma temp_store = memory',
};

/**
 * node:sqlite as Kysely's SqliteDialect wants it. After an I/O error the file is closed and opened
 * anew, since what the page cache says of a failed fsync is worth nothing.
 */
export function nodeSqlite(path: string, use: Use): SqliteDatabase {
  let open: Connection | null = openConnection(path, use);
  return {
    prepare(sql) {
      if (open?.broken === true) {
        open.db.close();
        open = null;
      }
      if (open === null && sql === 'rollback') return NOTHING_TO_ROLL_BACK;
      open ??= openConnection(path, use);
      return prepare(open, sql);
    },
    close() {
      open?.db.close();
    },
  };
}

/** The SQLite result code an error carries, without its extension; null for another error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** What the write lock being held by another process looks like. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === 5;
}

type Connection = {
  readonly db: DatabaseSync;
  readonly statements: Map<string, SqliteStatement>;
  broken: boolean;
};

function openConnection(path: string, use: Use): Connection {
  const db = new DatabaseSync(path, {
    enableForeignKeyConstraints: true,
    timeout: BUSY_TIMEOUT_MS,
    readOnly: use === 'reading',
  });
  db.exec('pragma trusted_schema = off');
  db.exec(PRAGMAS[use]);
  return { db, statements: new Map(), broken: false };
}

function prepare(connection: Connection, sql: string): SqliteStatement {
  const known = connection.statements.get(sql);
  if (known !== undefined) return known;
  // A deferred transaction that turns into a writer can fail at once; an immediate one waits its turn.
  const text = sql === 'begin' ? 'begin immediate' : sql;
  const statement = guarded(connection, () => wrap(connection, connection.db.prepare(text)));
  if (connection.statements.size >= STATEMENTS_MAX) connection.statements.clear();
  connection.statements.set(sql, statement);
  return statement;
}

function wrap(connection: Connection, statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => guarded(connection, () => statement.all(...parameters.map(sqlValue))),
    run: (parameters) => guarded(connection, () => statement.run(...parameters.map(sqlValue))),
    iterate: (parameters) => statement.iterate(...parameters.map(sqlValue)),
  };
}

function guarded<T>(connection: Connection, work: () => T): T {
  try {
    return work();
  } catch (error) {
    connection.broken ||= UNTRUSTED_CODES.has(sqliteCode(error) ?? 0);
    throw error;
  }
}

function sqlValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`Cannot bind a ${typeof value}: the register holds text, numbers and bytes.`);
}

const NOTHING_TO_ROLL_BACK: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};
