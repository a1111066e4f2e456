import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { takeDue, takeOne } from '../../functions/delivery/outbox.ts';
import { WAITS } from '../../functions/delivery/waits.ts';
import { openRegister } from '../../functions/register/open-register.ts';
import { recordKlage } from '../../functions/register/record-klage.ts';
import type { Tables } from '../../functions/register/tables.ts';
import { worklist } from '../../functions/register/worklist.ts';
import { worklistCounts } from '../../functions/register/worklist-counts.ts';
import { BUNKER } from '../../functions/register/worklist-heap.ts';
import { folder, register } from '../functions/given/folder.ts';
import { klage, nummerOf } from '../functions/given/klage.ts';
import { registerUrl } from '../register-address.ts';

const CASES = 100_000;
/** Of so many cases one is open, and its letter not yet acknowledged; every other has been touched. */
const OPEN_EVERY = 5;
/** Pages of a table are at most read like this where few rows are wanted. */
const ROWS_READ_MAX = 2_000;
/** What counts and pages of every heap read of one index together: a few hundred entries each. */
const ENTRIES_READ_MAX = 15_000;

/** A copy of the one row of `table` for each number, with some columns of its own. */
async function multiply(server: Client, table: keyof Tables, own: string): Promise<void> {
  const { rows } = await server.query<{ navn: string }>(
    `select column_name as navn from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows.map(({ navn }) => navn);
  await server.query(`insert into ${table} (${columns.join(', ')}) overriding system value
    select ${columns.map((navn) => `(ny).${navn}`).join(', ')}
    from (select jsonb_populate_record(gammel, jsonb_build_object(${own})) as ny
      from ${table} as gammel, generate_series(1, ${CASES}) as i offset 0) as nye`);
}

async function fill(url: string): Promise<void> {
  // Of its own: it may take its time.
  const server = new Client({ connectionString: url });
  await server.connect();
  const isOpen = `i % ${OPEN_EVERY} = 0`;
  const day = `to_char(date '2020-01-01' + i / 60, 'YYYY-MM-DD')`;
  const holder = `(array['SOF', 'BUF', 'BORGERRAADGIVEREN'])[1 + i % 3]`;
  const when = `'modtaget', ${day} || 'T09:00:00.000Z'`;
  await multiply(
    server,
    'sag',
    `'nummer', 'N-' || i, 'noegle_hash', 'n' || i, 'registreringskode_hash', 'r' || i, ${when}`,
  );
  await multiply(
    server,
    'registrering',
    `'nummer', 'N-' || i, ${when}, 'svarfrist', ${day}, 'svarer', ${holder},
      'udgave', case when i % ${2 * OPEN_EVERY} = 0 then 1 else 2 end,
      'afsluttet', case when ${isOpen} then null else ${day} end`,
  );
  await multiply(
    server,
    'forsendelse',
    `'id', i + 1000, 'nummer', 'N-' || i, 'modtager', ${holder}, 'tilstand', case when ${isOpen} then 'accepteret' else
      'kvitteret' end, 'accepteret', ${day}, 'kvitteret', case when ${isOpen} then null else ${day} end, 'dele_accepteret', 1, 'sag_lukket',
      case when ${isOpen} then 0 else 1 end`,
  );
  await server.query('analyze');
  await server.end();
}

async function entriesRead(db: Kysely<Tables>) {
  const { rows } = await sql<{ navn: string; raekker: number }>`select indexrelname as navn,
    idx_tup_read as raekker from pg_stat_user_indexes`.execute(db);
  return new Map(rows.map(({ navn, raekker }) => [navn, raekker]));
}

function beyond(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) {
  return [...after].map(([navn, raekker]) => ({
    navn,
    raekker: raekker - (before.get(navn) ?? 0),
  }));
}

const PAGES = (['frist', 'modtaget'] as const).flatMap((sortering) =>
  (['asc', 'desc'] as const).map((retning) => ({ sortering, retning, fra: null, antal: 50 })),
);

async function rowsReadOneByOne(db: Kysely<Tables>) {
  const { rows } = await sql<{ navn: string; raekker: number }>`select relname as navn,
    seq_tup_read as raekker from pg_stat_user_tables`.execute(db);
  return new Map(rows.map(({ navn, raekker }) => [navn, raekker]));
}

test('in a hundred thousand cases what is asked all the time is found by an index', async () => {
  const path = join(await folder(), 'klagevej.db');
  const db = await register(path);
  await recordKlage(db, klage(1));
  const url = await registerUrl(path);
  await fill(url);
  const desk = { egne: ['SOF'], dag: '2026-03-02', kvitteretSenest: new Date('2026-03-02') };
  const filter = { hos: null, emne: null, slags: null };
  const claimant = {
    ...{ owner: 'ejer', running: new Set<number>(), spans: WAITS, now: new Date('2026-03-02') },
  };
  // Whoever has asked says what was read when the connection is closed.
  const asking = await openRegister(url);
  const before = { rows: await rowsReadOneByOne(db), entries: await entriesRead(db) };
  for (const hos of [null, ['SOF'], ['SOF', 'BUF']]) {
    const own = { ...desk, hos, egne: hos ?? desk.egne };
    await worklistCounts(asking, own);
    for (const page of PAGES) {
      for (const bunke of BUNKER) await worklist(asking, { desk: own, bunke, filter }, page);
    }
  }
  expect(await recordKlage(asking, klage(2))).toBe('recorded');
  expect((await takeDue(asking, claimant, 8)).claimed).not.toEqual([]);
  expect(await takeOne(asking, claimant, nummerOf(3))).toBeNull();
  await asking.destroy();
  const rows = beyond(before.rows, await rowsReadOneByOne(db));
  expect(rows.filter(({ raekker }) => raekker > ROWS_READ_MAX)).toEqual([]);
  const entries = beyond(before.entries, await entriesRead(db));
  expect(entries.filter(({ raekker }) => raekker > ENTRIES_READ_MAX)).toEqual([]);
});
