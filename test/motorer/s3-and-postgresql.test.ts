import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { s3Objects } from '../../functions/objects/s3-objects.ts';
import { flytTool } from '../../functions/operator-tools/flyt.ts';
import { genopretTool } from '../../functions/operator-tools/genopret.ts';
import type { Invocation } from '../../functions/operator-tools/invocation.ts';
import { saldoTool } from '../../functions/operator-tools/saldo.ts';
import { openRegister } from '../../functions/register/open-register.ts';
import { saldo } from '../../functions/register/saldo.ts';
import { readSettings } from '../../functions/settings.ts';
import { folder } from '../functions/given/folder.ts';
import { klage, nummerOf } from '../functions/given/klage.ts';
import { deliver, postWorld, received, row, until } from '../functions/given/post.ts';
import { operatorOnSqlite } from '../functions/operator-tools/operator.ts';
import { postgresql } from './postgresql.ts';
import { emptyS3, objectsUrlOf } from './s3-store.ts';

const run = promisify(execFile);

const GIVEN: Omit<Invocation, 'settings'> = {
  ...{ args: [], grund: null, tilReserve: false, proeve: false, til: null, alle: false },
  ...{ now: new Date(), hvem: 'drift:test' },
};

async function postgresAddress(): Promise<string> {
  const started = await postgresql.start();
  if ('ikkeKoert' in started) throw new Error(started.ikkeKoert);
  onTestFinished(() => started.stop());
  return started.env['KLAGEVEJ_TEST_DATABASE'] ?? '';
}

test('a kommune is moved from one machine to PostgreSQL and S3, and goes on there', async () => {
  const { dir, world } = await operatorOnSqlite();
  for (const i of [1, 2, 3]) await received(world, klage(i));
  const [til, store] = [await postgresAddress(), emptyS3()];
  const settings = readSettings({ DATA_DIR: dir });
  const to = { til, args: [objectsUrlOf(store)] };
  const moved = await flytTool({ ...GIVEN, settings, ...to });
  expect(moved.data).toMatchObject({ ens: true, objekter: { mapper: 3, objekter: 9 } });
  await received(world, klage(4));
  const again = await flytTool({ ...GIVEN, settings, ...to });
  expect(again).toMatchObject({ data: { ens: true, objekter: { fandtes: 9 } }, exitCode: 0 });
  const there = { DATABASE_URL: til, OBJECTS_URL: objectsUrlOf(store), DATA_DIR: dir };
  const counted = await saldoTool({ ...GIVEN, settings: readSettings(there) });
  expect(counted.data).toMatchObject({ modtaget: 4, venter: 4, balance: 0 });

  const db = await openRegister(til);
  onTestFinished(() => db.destroy());
  const objects = await s3Objects(store);
  const place = { ...(await postWorld({ db, objects })), clock: world.clock };
  // The numbers of events go on where they were.
  await received(place, klage(5));
  deliver(place);
  for (const i of [1, 2, 3, 4, 5]) {
    await until(async () => (await row(place, i)).tilstand === 'accepteret', 30_000);
  }
  expect(await saldo(db)).toMatchObject({ modtaget: 5, accepteret: 5, balance: 0 });
});

test('a dump of PostgreSQL, put back later, and genopret: every klage is accounted for', async () => {
  const [databaseUrl, store] = [await postgresAddress(), emptyS3()];
  const world = await postWorld({
    db: await openRegister(databaseUrl),
    objects: await s3Objects(store),
  });
  for (const i of [1, 2]) await received(world, klage(i));
  const dump = join(await folder(), 'register.dump');
  await run('pg_dump', ['--format=custom', '--file', dump, databaseUrl]);
  await received(world, klage(3));
  await sql`create database genskabt`.execute(world.db);
  await world.db.destroy();
  const restored = new URL(databaseUrl);
  restored.pathname = '/genskabt';
  await run('pg_restore', ['--exit-on-error', '--dbname', restored.href, dump]);
  const there = { DATABASE_URL: restored.href, OBJECTS_URL: objectsUrlOf(store) };
  const settings = readSettings(there);
  const before = await saldoTool({ ...GIVEN, settings });
  expect(before.data).toMatchObject({ modtaget: 2, venter: 2, balance: 0 });
  const done = await genopretTool({ ...GIVEN, settings });
  expect(done.data).toMatchObject({ genoprettet: [nummerOf(3)] });
  const after = await saldoTool({ ...GIVEN, settings });
  expect(after.data).toMatchObject({ modtaget: 3, venter: 2, manuel: 1, balance: 0 });
});
