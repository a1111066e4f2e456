import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { openRegister } from '../functions/register/open-register.ts';

/** A PostgreSQL in which databases may be made; unset: the registers of the tests are files. */
const SERVER = process.env['KLAGEVEJ_TEST_DATABASE'] ?? '';
const ALREADY_THERE = '42P04';
const DUMP_BYTES_MAX = 100_000_000;
/** A register as it is when it has just been made: copying it is quicker than making one. */
const TEMPLATE = 'klagevej_skabelon';

/** Whether the registers of the tests lie on PostgreSQL: `npm run test:motorer`. */
export const onPostgres = SERVER !== '';

/** The address of the register that would lie in a file: there, or a database of its own. */
export async function registerUrl(path: string): Promise<string> {
  if (!onPostgres) return `sqlite:${path}`;
  await onServer(`create database ${nameFor(path)} template ${TEMPLATE}`);
  return urlOf(path);
}

/** What a process is told of the register in its folder, which it makes when it is not there. */
export async function registerEnv(dataDir: string): Promise<{ readonly DATABASE_URL?: string }> {
  if (!onPostgres) return {};
  const path = join(dataDir, 'klagevej.db');
  await onServer(`create database ${nameFor(path)}`);
  return { DATABASE_URL: urlOf(path) };
}

/** Makes what the registers of the tests are copied from. */
export async function makeTemplate(server: string): Promise<void> {
  const db = await openRegister(await makeDatabase(server, TEMPLATE));
  await db.destroy();
}

/** Makes an empty database on a server. @returns its address */
export async function makeDatabase(server: string, name: string): Promise<string> {
  await onServer(`create database ${name}`, server);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Takes the database away again; the file goes with its folder. */
export async function dropRegister(path: string): Promise<void> {
  if (onPostgres) await onServer(`drop database if exists ${nameFor(path)} with (force)`);
}

/** Asks PostgreSQL from outside, and at once: rows as JSON. `?` stands for the values, in order. */
export function askServer(path: string, query: string, values: readonly string[]): string {
  const rest = [...values];
  const asked = query.replaceAll('?', () => `'${(rest.shift() ?? '').replaceAll("'", "''")}'`);
  const json = `select coalesce(json_agg(raekke), '[]') from (${asked}) as raekke`;
  return execFileSync('psql', ['-X', '-A', '-t', '-c', json, urlOf(path)], { encoding: 'utf8' });
}

/** All that the register holds, where it does not lie in the file that is named. */
export function dumpOf(path: string): readonly Buffer[] {
  if (!onPostgres) return [];
  return [execFileSync('pg_dump', [urlOf(path)], { maxBuffer: DUMP_BYTES_MAX })];
}

function urlOf(path: string): string {
  const url = new URL(SERVER);
  url.pathname = `/${nameFor(path)}`;
  return url.href;
}

/** The same file, the same database, from whichever process. */
function nameFor(path: string): string {
  return `klagevej_${createHash('sha256').update(join(path)).digest('hex').slice(0, 24)}`;
}

async function onServer(statement: string, server = SERVER): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } catch (error) {
    if (!isThere(error)) throw error;
  } finally {
    await client.end();
  }
}

/** Another process was quicker, also when both began at once. */
function isThere(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === ALREADY_THERE || error.code === '23505';
}
