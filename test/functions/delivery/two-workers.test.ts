import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { child } from '../given/child.ts';
import { folder, register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { postWorld, received, until } from '../given/post.ts';

const WORKER = new URL('./deliver-shared.ts', import.meta.url);
const KLAGE_COUNT = 120;
/** Processes that start on two busy cores. */
vi.setConfig({ testTimeout: 90_000 });

async function shared() {
  const dir = await folder();
  const places = [join(dir, 'klagevej.db'), join(dir, 'objekter')] as const;
  const world = await postWorld({
    db: await register(places[0]),
    objects: await fileObjects(places[1]),
  });
  return { places, world };
}

test('two workers in two processes never send one klage at once, and send each one once', async () => {
  const { places, world } = await shared();
  const workers = [1, 2].map(() => child(WORKER, places));
  await Promise.all(workers.map((worker) => worker.line((line) => line === 'ready')));
  for (let i = 0; i < KLAGE_COUNT; i += 1) await received(world, klage(i));
  await until(async () => (await saldo(world.db)).accepteret === KLAGE_COUNT, 60_000);
  for (const worker of workers) worker.kill('SIGTERM');
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
  const begun = workers.map(({ lines }) => lines.filter((line) => line.startsWith('begin')));
  const numbers = begun.flat().map((line) => line.split(' ')[1]);
  expect(new Set(numbers).size).toBe(KLAGE_COUNT);
  expect(numbers).toHaveLength(KLAGE_COUNT);
  // Both took part, or the test shows nothing.
  for (const lines of begun) expect(lines.length).toBeGreaterThan(KLAGE_COUNT / 20);
});

test('what a killed worker held is sent by the other when the lease has ended', async () => {
  const { places, world } = await shared();
  for (let i = 0; i < 5; i += 1) await received(world, klage(i));
  const first = child(WORKER, [...places, '50', 'hangs']);
  await until(() => first.lines.filter((line) => line.startsWith('begin')).length === 5, 60_000);
  first.kill('SIGKILL');
  await first.ended;
  expect(await saldo(world.db)).toMatchObject({ modtaget: 5, sendes: 5, balance: 0 });
  child(WORKER, [...places, '50']);
  await until(async () => (await saldo(world.db)).accepteret === 5, 60_000);
  const events = (await haendelserOf(world.db, nummerOf(3))).map(({ hvad }) => hvad);
  expect(events).toEqual(['modtaget', 'genoptaget', 'accepteret']);
});
