import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { takeDue } from '../../functions/delivery/outbox.ts';
import { WAITS } from '../../functions/delivery/waits.ts';
import { commitBeside, commitTogether } from '../../functions/register/commit-together.ts';
import { openForReading, openRegister } from '../../functions/register/open-register.ts';
import { isPassing } from '../../functions/register/passing-fault.ts';
import { recordKlage } from '../../functions/register/record-klage.ts';
import { saldo } from '../../functions/register/saldo.ts';
import { statisticsVersion } from '../../functions/register/statistics-version.ts';
import type { Tables } from '../../functions/register/tables.ts';
import { folder, register, sqliteRegister } from '../functions/given/folder.ts';
import { klage } from '../functions/given/klage.ts';
import { registerUrl } from '../register-address.ts';
import { COMMIT, cableTo } from './cable.ts';

/** The address of a register of the test's own, and a register opened there twice, as two instances do. */
async function twice() {
  const path = join(await folder(), 'klagevej.db');
  return { url: await registerUrl(path), one: await register(path), two: await register(path) };
}

/** What a superuser does to the server while we run. */
async function asOperator(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const databaseOf = (url: string) => new URL(url).pathname.slice(1);

async function columnsOf(db: Kysely<Tables>) {
  const tables = await db.introspection.getTables();
  const columns = tables.flatMap(({ name, columns: found }) =>
    found.map((column) => `${name}.${column.name} ${column.isNullable ? 'null' : 'not null'}`),
  );
  return columns.toSorted();
}

/** A primary key's columns may be null for SQLite's introspection only. */
test('both engines have the same tables and columns', async () => {
  const bare = (columns: readonly string[]) => columns.map((column) => column.split(' ')[0]);
  const [postgres, sqlite] = [
    await columnsOf(await register()),
    await columnsOf(await sqliteRegister()),
  ];
  // SQLite tells of no computed ones.
  const told = [...bare(sqlite), 'registrering.frist', 'registrering.hos'];
  expect(bare(postgres)).toEqual(told.toSorted());
  const isLoose = (column: string) => column.endsWith(' null') && !column.endsWith('not null');
  expect(postgres.filter(isLoose).filter((column) => !sqlite.includes(column))).toEqual([
    'registrering.frist null',
    'registrering.hos null',
  ]);
});

test('every index of SQLite that keeps something from happening twice is there too', async () => {
  const unique = await sql<{ name: string }>`select name from sqlite_master
    where type = 'index' and sql like 'CREATE UNIQUE%' order by name`.execute(
    await sqliteRegister(),
  );
  const there = await sql<{ name: string }>`select indexname as name from pg_indexes
    where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'`.execute(await register());
  const names = there.rows.map(({ name }) => name);
  expect(unique.rows.length).toBeGreaterThan(2);
  expect(unique.rows.filter(({ name }) => !names.includes(name))).toEqual([]);
});

test('every text is compared by its bytes, on a server that sorts as Danish does', async () => {
  const db = await register();
  const { rows } = await sql`select c.relname, a.attname from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where a.atttypid = 'text'::regtype and a.attnum > 0 and not a.attisdropped
      and a.attcollation <> 'pg_catalog."C"'::regcollation and c.relname <> 'migrering'`.execute(
    db,
  );
  expect(rows).toEqual([]);
});

test('what is proof is never changed, removed or emptied', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  for (const deed of [sql`update haendelse set hvem = 'x'`, sql`truncate haendelse`]) {
    await expect(deed.execute(db)).rejects.toThrow(/haendelse kan kun tilfoejes/);
  }
});

test('two who deliver never take the same row, and together take all', async () => {
  const { one, two } = await twice();
  await Promise.all(Array.from({ length: 60 }, (_, i) => recordKlage(one, klage(i))));
  const claimant = (owner: string) => ({
    ...{ owner, running: new Set<number>(), spans: WAITS, now: new Date('2100-01-01') },
  });
  const takes = Array.from({ length: 12 }, (_, i) =>
    takeDue(i % 2 === 0 ? one : two, claimant(`ejer-${i}`), 10),
  );
  const taken = (await Promise.all(takes)).flatMap(({ claimed }) => claimed.map(({ id }) => id));
  for (let more = 1; more > 0; ) {
    const rest = await takeDue(one, claimant('sidste'), 10);
    more = rest.claimed.length;
    taken.push(...rest.claimed.map(({ id }) => id));
  }
  expect(taken.toSorted((a, b) => a - b)).toHaveLength(60);
  expect(new Set(taken).size).toBe(60);
});

test('work that decides by what it reads has no other such work beside it, in any instance', async () => {
  const { one, two } = await twice();
  const rows = (db: Kysely<Tables>) => db.selectFrom('medarbejder_navn').select('medarbejder');
  const addNext = (db: typeof one) =>
    commitTogether(db, async (trx) => {
      const next = (await rows(trx).execute()).length;
      await sql`select pg_sleep(0.02)`.execute(trx);
      await trx
        .insertInto('medarbejder_navn')
        .values({ medarbejder: `m${next}`, navn: 'x' })
        .execute();
    });
  await Promise.all(Array.from({ length: 20 }, (_, i) => addNext(i % 2 === 0 ? one : two)));
  expect(await rows(one).execute()).toHaveLength(20);
});

test('an instance that stands still in the middle of a commit holds nobody up for long', async () => {
  const { one, two } = await twice();
  const [begun, woken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const asleep = commitTogether(one, async (trx) => {
    await trx.insertInto('vagt').values({ navn: 'sover', ejer: 'en', til: 0 }).execute();
    begun.resolve();
    await woken.promise;
    await trx.insertInto('vagt').values({ navn: 'vaagen', ejer: 'en', til: 0 }).execute();
  }).catch((error: unknown) => error);
  await begun.promise;
  const before = performance.now();

  await commitTogether(two, (trx) =>
    trx.insertInto('vagt').values({ navn: 'anden', ejer: 'to', til: 0 }).execute(),
  );

  expect(performance.now() - before).toBeLessThan(9_000);
  woken.resolve();
  expect(await asleep).toBeInstanceOf(Error);
  const rows = await two.selectFrom('vagt').select('navn').execute();
  expect(rows).toEqual([{ navn: 'anden' }]);
});

test('a server that confirms before the disk has it is refused with a sentence', async () => {
  const { url } = await twice();
  for (const loose of ['off', 'local', 'remote_write']) {
    await asOperator(url, `alter database ${databaseOf(url)} set synchronous_commit = ${loose}`);
    await expect(openRegister(url), loose).rejects.toThrow(
      /synchronous_commit er "[a-z_]+".*gå tabt/,
    );
  }
  await asOperator(url, `alter database ${databaseOf(url)} set synchronous_commit = remote_apply`);
  await (await openRegister(url)).destroy();
});

test('a database that is not in UTF8 is refused with a sentence', async () => {
  const { url } = await twice();
  const name = `${databaseOf(url)}_latin`;
  await asOperator(
    url,
    `create database ${name} template template0 encoding LATIN1 locale 'C' locale_provider libc`,
  );
  const latin = new URL(url);
  latin.pathname = `/${name}`;
  await expect(openRegister(latin.href)).rejects.toThrow(/er i LATIN1; lav den i UTF8/);
  await asOperator(url, `drop database ${name}`);
});

test('a newer Klagevej that only added something may have been there, one that narrowed not', async () => {
  const { url, one } = await twice();
  await sql`insert into migrering (navn, udvider) values ('9998-mere', 1)`.execute(one);
  await (await openRegister(url)).destroy();
  await sql`insert into migrering (navn, udvider) values ('9999-mindre', 0)`.execute(one);
  await expect(openRegister(url)).rejects.toThrow(/nyere udgave.*9999-mindre/);
});

test('instances that start at the same moment make one register', async () => {
  const { url } = await twice();
  const name = `${databaseOf(url)}_ny`;
  await asOperator(url, `create database ${name}`);
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  const opened = await Promise.all([1, 2, 3].map(() => openRegister(fresh.href)));
  await Promise.all(opened.map((db) => db.destroy()));
  await asOperator(url, `drop database ${name} with (force)`);
});

test('connections that the server ends are replaced, and no klage is lost or doubled', async () => {
  const { url, one } = await twice();
  await recordKlage(one, klage(0));
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  const many = Array.from({ length: 40 }, (_, i) => recordKlage(one, klage(i + 1)));
  await asOperator(url, kill, kill);
  const results = await Promise.all(many);
  // Whose commit was cut off is asked for, so that even then nobody is told "taken".
  expect(new Set(results)).toEqual(new Set(['recorded']));
  expect(await saldo(one)).toMatchObject({ modtaget: 41, venter: 41, balance: 0 });
});

test('a commit whose answer is lost on the way is not written once more', async () => {
  const { url } = await twice();
  const cable = await cableTo(url);
  const db = await openRegister(cable.url);
  onTestFinished(() => db.destroy());
  cable.cutAfter(COMMIT);
  let runs = 0;
  await commitBeside(db, async (trx) => {
    runs += 1;
    await trx
      .insertInto('medarbejder_navn')
      .values({ medarbejder: `m${runs}`, navn: 'x' })
      .execute();
  });
  expect(cable.cuts()).toBe(1);
  expect(runs).toBe(1);
  expect(await db.selectFrom('medarbejder_navn').select('medarbejder').execute()).toHaveLength(1);
});

test('a server that is not there fails within seconds, by a fault that passes', async () => {
  const { url } = await twice();
  const cable = await cableTo(url);
  const db = await openRegister(cable.url);
  onTestFinished(() => db.destroy());
  await cable.close();
  const begun = performance.now();
  const failed = await recordKlage(db, klage(1)).catch((error: unknown) => error);
  expect(isPassing(failed)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(30_000);
});

test('who reads cannot write, and sees one moment', async () => {
  const { url, one } = await twice();
  const reading = openForReading(url);
  onTestFinished(() => reading.destroy());
  await expect(sql`delete from kontakt`.execute(reading)).rejects.toThrow(/read-only/);
  expect(await statisticsVersion(reading)).toBe(await statisticsVersion(one));
});

test('figures are other ones when an event comes in whose number is an earlier one', async () => {
  const { one, two } = await twice();
  await recordKlage(one, klage(1));
  const slow = await one.startTransaction().execute();
  const event = { tid: '2026', hvad: 'udskudt', hvem: 'system', data: '{}' } as const;
  await sql`update forsendelse set forsoeg = 1`.execute(slow);
  await slow
    .insertInto('haendelse')
    .values({ nummer: klage(1).sag.nummer, ...event })
    .execute();
  await recordKlage(two, klage(2));
  const before = await statisticsVersion(two);
  await slow.commit().execute();
  expect(await statisticsVersion(two)).not.toBe(before);
});
