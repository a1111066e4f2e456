import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acknowledge } from '../../../functions/delivery/operate.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { startCleaning } from '../../../functions/sletning/clean-daily.ts';
import { folder, sqliteRegister } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { postWorld, received, until } from '../given/post.ts';

const DAY_MS = 86_400_000;

async function cleaned() {
  const path = join(await folder(), 'klagevej.db');
  const world = await postWorld({ db: await sqliteRegister(path) });
  const settings = { databaseUrl: `sqlite:${path}`, retentionDays: 30 };
  const logged: string[] = [];
  const log = (_level: string, event: string) => logged.push(event);
  const cleaning = startCleaning({ ...world, log, settings });
  onTestFinished(() => cleaning.stop());
  return { world, cleaning, logged };
}

test('a running service cleans up by itself, first a quarter after its start, then every day', async () => {
  const { world, logged } = await cleaned();
  await received(world, klage(1));
  const now = world.clock.now();
  await acknowledge(world.db, { nummer: nummerOf(1), hvem: 'forvaltning:SOF', now });
  await world.clock.advance(14 * 60_000);
  expect(logged).toEqual([]);
  await world.clock.advance(60_000);
  await until(() => logged.length === 1);
  await world.clock.advance(32 * DAY_MS);
  await until(() => logged.length === 2);
  const events = await haendelserOf(world.db, nummerOf(1));
  expect(events.at(-1)).toMatchObject({ hvad: 'slettet', hvem: 'system' });
  expect(await world.objects.get(`sager/${nummerOf(1)}/modtager-1.p7m`)).toBeNull();
});

test('of several instances that come to it at once one cleans up', async () => {
  const { world, logged } = await cleaned();
  const path = join(await folder(), 'klagevej.db');
  const shared = { db: await sqliteRegister(path), objects: world.objects };
  const settings = { databaseUrl: `sqlite:${path}`, retentionDays: 30 };
  const [log, cleaners] = [(_level: string, event: string) => logged.push(event), [1, 2, 3]];
  const others = cleaners.map(() => startCleaning({ ...world, ...shared, log, settings }));
  onTestFinished(async () => {
    for (const other of others) await other.stop();
  });
  await world.clock.advance(15 * 60_000);

  // One for the register of the first, one for the register of the three.
  await until(() => logged.length === 2);
  await world.clock.advance(60_000);
  expect(logged).toHaveLength(2);
  await world.clock.advance(DAY_MS);
  await until(() => logged.length === 4);
});

test('a store that fails is told of, and the next day tries again', async () => {
  const { world, logged } = await cleaned();
  const { list } = world.objects;
  world.objects.list = () => {
    throw new TypeError('503');
  };
  await world.clock.advance(15 * 60_000);
  await until(() => world.alarms.length === 1);
  expect(world.alarms).toMatchObject([
    { event: 'oprydning-fejlede', fields: { fejl: 'TypeError' } },
  ]);
  world.objects.list = list;
  await world.clock.advance(DAY_MS);
  await until(() => logged.length === 1);
});

test('a service that stops does not wait for the next day', async () => {
  const { cleaning, logged } = await cleaned();
  await cleaning.stop();
  expect(logged).toEqual([]);
});
