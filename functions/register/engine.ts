import { type Kysely, PostgresAdapter, type SelectQueryBuilder, sql } from 'kysely';
import type { Db, Tables, Trx } from './tables.ts';

/** What keeps the register. The code is the same for both; where it cannot be, it asks here. */
export type Engine = 'sqlite' | 'postgres';

/** Which one a connection or transaction is of. */
export function engineOf(db: Kysely<Tables>): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/**
 * Numbers of PostgreSQL's advisory locks, which hold across all instances until a transaction ends.
 * SQLite needs none: it has one writer at a time.
 */
const LOCKS = { skriver: 7_041_001, trin: 7_041_002, mistaenkte: 7_041_003 } as const;

/** Waits until no other transaction holds the lock, and holds it to the end of this one. */
export async function lockUntilEnd(trx: Trx, lock: keyof typeof LOCKS): Promise<void> {
  if (engineOf(trx) === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[lock])})`.execute(trx);
}

type RowsOf<T extends keyof Tables, O> = SelectQueryBuilder<Tables, T, O>;

/**
 * Rows that this transaction will change: nobody else can until it ends. `skip` leaves out those
 * that another holds; else it waits for them, and sees them as the other left them.
 */
export function lockRows<T extends keyof Tables, O>(
  trx: Trx,
  rows: RowsOf<T, O>,
  others: 'wait' | 'skip' = 'wait',
): RowsOf<T, O> {
  if (engineOf(trx) === 'sqlite') return rows;
  return others === 'skip' ? rows.forUpdate().skipLocked() : rows.forUpdate();
}

/**
 * Reads everything as it was at one moment, and lets everybody write meanwhile. On SQLite the
 * connection must be the caller's own: it stands inside a reading transaction.
 */
export async function asOfOneMoment<T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> {
  const moment = await beginReading(db);
  try {
    return await read(moment.db);
  } finally {
    await moment.end();
  }
}

/** A moment of the register, and how to leave it. */
export type Moment = { readonly db: Db; readonly end: () => Promise<void> };

/** A reader holds up nobody; what it reads for may be slow to take it. */
const READER_IDLE_MS_MAX = 60_000;

/** The same for whoever reads piece by piece: `end` must be called. */
export async function beginReading(db: Db): Promise<Moment> {
  if (engineOf(db) === 'postgres') {
    const begun = db.startTransaction().setIsolationLevel('repeatable read');
    const trx = await begun.setAccessMode('read only').execute();
    await sql`set local idle_in_transaction_session_timeout = ${sql.lit(READER_IDLE_MS_MAX)}`.execute(
      trx,
    );
    return { db: trx, end: () => trx.rollback().execute() };
  }
  // Deferred: it reads from a snapshot and holds no lock.
  await sql`begin deferred`.execute(db);
  const end = async () => {
    await sql`rollback`.execute(db);
  };
  return { db, end };
}

/** For whoever goes through much of the register: SQLite's usual 2 MB would read pages again and again. */
export async function holdMorePages(db: Db, kib: number): Promise<void> {
  if (engineOf(db) === 'sqlite') await sql`pragma cache_size = ${sql.lit(-kib)}`.execute(db);
}

/** For made-up cases only: a power cut may take what was committed. */
export async function waitForNoDisk(db: Db): Promise<void> {
  if (engineOf(db) === 'sqlite') await sql`pragma synchronous = off`.execute(db);
}
