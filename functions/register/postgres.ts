import type { PostgresPool } from 'kysely';
import { type ClientBase, Pool, type PoolClient, types } from 'pg';
import type { Use } from './node-sqlite.ts';
import { isLost, untilPassed } from './passing-fault.ts';

/** Connections of one process: the thread that receives, the one that delivers, the one that counts. */
const CONNECTIONS_MAX: { readonly [U in Use]: number } = {
  'power-cut': 10,
  crash: 5,
  reading: 2,
};
/** Longest wait for a connection, its encryption included. */
const CONNECT_MS_MAX = 5_000;
const IDLE_MS_MAX = 60_000;
/** Longest time the server works on one statement; statistics read years at once. */
const STATEMENT_MS_MAX: { readonly [U in Use]: number } = {
  'power-cut': 15_000,
  crash: 15_000,
  reading: 120_000,
};
/** Beyond that, for a server that has fallen silent. */
const SILENCE_MS_MAX = 3_000;

/** Longest wait for an answer to one statement, in milliseconds. */
export const answerMsMax = (use: Use): number => STATEMENT_MS_MAX[use] + SILENCE_MS_MAX;
/** For steps of the tables: a large register takes its time. */
export const NO_LIMIT_MS = 0;

const LOCK_MS_MAX = 10_000;
/**
 * A process that stands still in the middle of a commit holds what all others wait for: the server
 * undoes it before any of them gives up (LOCK_MS_MAX). Whoever reads piece by piece says otherwise.
 */
const IDLE_IN_TRANSACTION_MS_MAX = 5_000;

/** What a commit must wait for before anything is promised: this server's disk, and that of whoever takes over. */
const SAFE_COMMITS = ['on', 'remote_apply'];

/**
 * Connections to PostgreSQL, each set up so that nothing hangs on how the server is set up: time in
 * UTC, text compared as our columns say, waits with an end. A connection that cannot be had now is
 * asked for again, a moment later, for as long as a request can wait.
 * @param url `postgres://…`
 * @param use what a commit promises: see `Durability`
 * @param answerMs longest wait for an answer to one statement
 */
export function postgresPool(
  url: string,
  use: Use,
  answerMs: number = answerMsMax(use),
): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'klagevej',
    max: CONNECTIONS_MAX[use],
    connectionTimeoutMillis: CONNECT_MS_MAX,
    idleTimeoutMillis: IDLE_MS_MAX,
    query_timeout: answerMs,
    keepAlive: true,
    allowExitOnIdle: false,
    types: { getTypeParser },
    onConnect: (client) => setUp(client, use),
  });
  // A connection that breaks is replaced when the next one is asked for; whoever was using it is told
  // by their own query, and without somebody who listens the whole process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    connect: async () => untilLost(await untilPassed(() => pool.connect())),
    end: () => pool.end(),
    options: pool.options,
  };
}

/**
 * A connection that was lost, or whose server has fallen silent in the middle of something, is of no
 * more use: nobody waits for it once more, not even to roll back, and nobody else is given it.
 */
function untilLost(client: PoolClient): PoolClient {
  let lost: Error | null = null;
  const query = async (...given: readonly unknown[]) => {
    if (lost !== null) throw lost;
    try {
      const answer: unknown = await Reflect.apply(client.query, client, given);
      return answer;
    } catch (error) {
      if (error instanceof Error && isLost(error)) lost = error;
      throw error;
    }
  };
  const release = () => client.release(lost !== null);
  const own = new Map<string | symbol, unknown>(Object.entries({ query, release }));
  const get = (of: PoolClient, name: string | symbol) => {
    const found: unknown = Reflect.get(of, name);
    return own.get(name) ?? found;
  };
  return new Proxy(client, { get });
}

async function setUp(client: ClientBase, use: Use): Promise<void> {
  const { rows } = await client.query<{ synchronous_commit: string }>('show synchronous_commit');
  const found = rows[0]?.synchronous_commit ?? '';
  if (use === 'power-cut' && !SAFE_COMMITS.includes(found)) throw new UnsafeServer(found);
  // Said once more, so that a server told otherwise while we run keeps what was found.
  const commit = use === 'crash' ? 'off' : found;
  const settings = {
    synchronous_commit: commit,
    timezone: 'UTC',
    default_transaction_isolation: 'read committed',
    default_transaction_read_only: use === 'reading' ? 'on' : 'off',
    statement_timeout: String(STATEMENT_MS_MAX[use]),
    lock_timeout: String(LOCK_MS_MAX),
    idle_in_transaction_session_timeout: String(IDLE_IN_TRANSACTION_MS_MAX),
  };
  const [names, values] = [Object.keys(settings), Object.values(settings)];
  await client.query(
    'select set_config(navn, vaerdi, false) from unnest($1::text[], $2::text[]) as s (navn, vaerdi)',
    [names, values],
  );
}

/** A server on which a commit may be forgotten. */
class UnsafeServer extends Error {
  override readonly name = 'UnsafeServer';
  constructor(found: string) {
    super(
      `PostgreSQL bekræfter, før det er på disken (synchronous_commit er "${found}"), og en klage kunne gå tabt. Sæt synchronous_commit til on eller remote_apply for databasen eller brugeren.`,
    );
  }
}

const INT8 = 20;

/** Counts and milliseconds are far below 2^53: numbers, as SQLite gives them. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number;
  const parser: unknown =
    format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text');
  if (typeof parser !== 'function') throw new Error(`PostgreSQL type ${oid} cannot be read.`);
  return (value) => Reflect.apply(parser, null, [value]);
}
