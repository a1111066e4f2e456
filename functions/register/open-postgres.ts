import {
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  replaceWithNoncontingentExpression,
  sql,
} from 'kysely';
import { migrate } from './migrations.ts';
import type { Durability } from './node-sqlite.ts';
import { untilPassed } from './passing-fault.ts';
import { NO_LIMIT_MS, postgresPool } from './postgres.ts';
import { forgetSilentWriters } from './postgres-commit.ts';
import type { Db, Tables } from './tables.ts';

/** Another process may be bringing a large register up to date; a start can wait for that. */
const OPENED_MS_MAX = 60_000;
/** The oldest the tests run on. */
const VERSION_MIN = 15;

/**
 * Opens the register in a PostgreSQL database that is there, and brings it up to date.
 * @throws Error, a sentence, when the server may forget what it has confirmed, or is not one we know.
 */
export async function openPostgres(url: string, durability: Durability): Promise<Db> {
  const db = connect(postgresPool(url, durability, NO_LIMIT_MS));
  try {
    await untilPassed(() => refuseServer(db));
    await untilPassed(() => migrate(db), OPENED_MS_MAX);
    await untilPassed(() => forgetSilentWriters(db));
  } finally {
    await db.destroy();
  }
  return connect(postgresPool(url, durability));
}

/** Connections that can only read. */
export function openPostgresForReading(url: string): Db {
  return connect(postgresPool(url, 'reading'));
}

/** Whether the database has a register. */
export async function isPostgresThere(url: string): Promise<boolean> {
  const db = connect(postgresPool(url, 'reading'));
  try {
    const { rows } = await sql<{ there: boolean }>`select to_regclass('migrering') is not null
      as there`.execute(db);
    return rows[0]?.there === true;
  } finally {
    await db.destroy();
  }
}

function connect(pool: PostgresPool): Db {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    // SQLite takes "in ()" for what nothing is in; PostgreSQL takes it for a slip of the pen.
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
}

type Server = {
  readonly version: number;
  readonly encoding: string;
  readonly fsync: string;
  readonly full_page_writes: string;
};

/** Everything that must be so for what is committed to stay. */
async function refuseServer(db: Db): Promise<void> {
  const { rows } = await sql<Server>`select
    current_setting('server_version_num')::integer / 10000 as version,
    current_setting('server_encoding') as encoding,
    current_setting('fsync') as fsync,
    current_setting('full_page_writes') as full_page_writes`.execute(db);
  const [server] = rows;
  if (server === undefined) throw new Error('PostgreSQL svarer ikke på, hvad det er.');
  const fault = faultOf(server);
  if (fault !== null) throw new Error(`Klagevej starter ikke på denne PostgreSQL: ${fault}`);
}

function faultOf({ version, encoding, fsync, full_page_writes }: Server): string | null {
  if (version < VERSION_MIN) return `den er version ${version}; brug ${VERSION_MIN} eller nyere.`;
  if (encoding !== 'UTF8') return `databasen er i ${encoding}; lav den i UTF8.`;
  if (fsync !== 'on') return 'fsync er slået fra, og en klage kunne gå tabt. Sæt fsync til on.';
  if (full_page_writes !== 'on') {
    return 'full_page_writes er slået fra, og registeret kunne blive ødelagt. Sæt det til on.';
  }
  return null;
}
