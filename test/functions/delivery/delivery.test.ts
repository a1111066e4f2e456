import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WAITS } from '../../../functions/delivery/waits.ts';
import type { Outcome } from '../../../functions/mail/mailer.ts';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { folder } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import {
  ACCEPTED,
  deliver,
  type PostWorld,
  postWorld,
  received,
  row,
  until,
} from '../given/post.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DEFERRED: Outcome = { outcome: 'deferred', stage: 'rcpt', reply: '451 later' };
const REFUSED: Outcome = { outcome: 'refused', stage: 'rcpt', reply: '550 no' };
const UNCERTAIN: Outcome = { outcome: 'uncertain', stage: 'final', reply: '[intet svar]' };

const events = async (world: PostWorld, i: number) =>
  (await haendelserOf(world.db, nummerOf(i))).map(({ hvad }) => hvad);
const state = async (world: PostWorld, i: number) => (await row(world, i)).tilstand;
const becomes = (world: PostWorld, i: number, tilstand: string) =>
  until(async () => (await state(world, i)) === tilstand);
const attempted = (world: PostWorld, times: number) =>
  until(async () => {
    const { venter, sendes } = await saldo(world.db);
    return world.sent.length >= times && sendes === 0 && venter >= 0;
  });

test('a klage recorded while the worker rests is in the mailbox without a poll', async () => {
  const world = await postWorld();
  deliver(world);
  await world.clock.advance(1);
  await received(world, klage(1));
  await becomes(world, 1, 'accepteret');
  expect(world.sent).toMatchObject([
    {
      to: 'sikkerpost.sof@kommune.example',
      messageId: `<${nummerOf(1)}.modtager.1@kommune.example>`,
    },
  ]);
  expect(await events(world, 1)).toEqual(['modtaget', 'accepteret']);
  expect(await row(world, 1)).toMatchObject({ forsoeg: 1, nedbrud: 0, laas_ejer: null });
  expect(await saldo(world.db)).toMatchObject({ modtaget: 1, accepteret: 1, balance: 0 });
});

test('where reports are read, each attempt has a return path of its own, and the letter does not show it', async () => {
  const given = await postWorld();
  const returImapUrl = new URL('imaps://retur:kode@imap.kommune.example');
  const world = { ...given, settings: { ...given.settings, returImapUrl } };
  world.answer(DEFERRED, ACCEPTED);
  await received(world, klage(1));
  deliver(world);
  await until(() => world.sent.length === 1);
  await becomes(world, 1, 'venter');
  await world.clock.advance(HOUR);
  await becomes(world, 1, 'accepteret');
  const { id } = await row(world, 1);
  const path = (forsoeg: number) =>
    new RegExp(`^retur\\+${id}\\.${forsoeg}\\.[0-9a-f]{24}@kommune`);
  expect(world.sent.map(({ from }) => from)).toEqual([
    expect.stringMatching(path(1)),
    expect.stringMatching(path(2)),
  ]);
  for (const { raw } of world.sent) expect(raw).toMatch(/^From: klagevej@kommune.example\r$/m);
  expect(world.sent[0]?.raw).toBe(world.sent[1]?.raw);
});

test('where nobody reads reports, MAIL_FROM is the return path', async () => {
  const world = await postWorld();
  await received(world, klage(1));
  deliver(world);
  await becomes(world, 1, 'accepteret');
  expect(world.sent).toMatchObject([{ from: 'klagevej@kommune.example' }]);
});

test('what another process recorded is found at the next poll', async () => {
  const world = await postWorld();
  await received(world, klage(1));
  const { db } = world;
  const elsewhere = { ...world, db: db.withoutPlugins() };
  deliver(elsewhere);
  await becomes(world, 1, 'accepteret');
  await received(world, klage(2));
  expect(await state(world, 2)).toBe('venter');
  await world.clock.advance(WAITS.pollMs);
  await becomes(world, 2, 'accepteret');
});

test('a deferred letter is tried again and again, however old, and always under one Message-ID', async () => {
  const world = await postWorld();
  world.answer({ outcome: 'deferred', stage: 'connect', reply: '[intet svar]' });
  await received(world, klage(1));
  deliver(world);
  for (let attempt = 1; attempt <= 30; attempt += 1) {
    await until(async () => (await row(world, 1)).forsoeg === attempt);
    await becomes(world, 1, 'venter');
    const waits = (await row(world, 1)).naeste_forsoeg - world.clock.now().getTime();
    expect(waits).toBeLessThanOrEqual(Math.min(HOUR, MINUTE * 2 ** (attempt - 1)));
    await world.clock.advance(attempt < 30 ? HOUR : 0);
  }
  world.answer(ACCEPTED);
  await world.clock.advance(300 * 24 * HOUR);
  await becomes(world, 1, 'accepteret');
  expect(new Set(world.sent.map(({ messageId }) => messageId)).size).toBe(1);
  expect(new Set(world.sent.map(({ raw }) => raw)).size).toBe(1);
});

test('no retry comes before its time', async () => {
  const world = await postWorld();
  world.answer(UNCERTAIN);
  await received(world, klage(1));
  deliver(world);
  await attempted(world, 1);
  await becomes(world, 1, 'venter');
  await world.clock.advance(WAITS.uncertainMs - 1);
  await world.clock.advance(0);
  expect(world.sent).toHaveLength(1);
  world.answer(ACCEPTED);
  await world.clock.advance(WAITS.pollMs);
  await becomes(world, 1, 'accepteret');
  expect(await events(world, 1)).toEqual(['modtaget', 'usikker', 'accepteret']);
});

test('a letter refused twice goes to the reserve, sealed for it, and a person is told', async () => {
  const world = await postWorld();
  world.answer(REFUSED, REFUSED, ACCEPTED);
  await received(world, klage(1));
  deliver(world);
  await attempted(world, 1);
  await world.clock.advance(WAITS.refusedMs);
  await becomes(world, 1, 'accepteret');
  expect(world.sent.map(({ to }) => to)).toEqual([
    'sikkerpost.sof@kommune.example',
    'sikkerpost.sof@kommune.example',
    'sikkerpost.borgerraadgiveren@kommune.example',
  ]);
  expect(await events(world, 1)).toEqual([
    'modtaget',
    'afvist',
    'afvist',
    'til-reserve',
    'accepteret',
  ]);
  expect(world.alarms.map(({ event }) => event)).toEqual(['klage-til-reserve']);
  expect(await saldo(world.db)).toMatchObject({
    modtaget: 1,
    accepteret: 1,
    manuel: 0,
    balance: 0,
  });
});

test('a letter that the reserve refuses too is left to a person, and nothing more is sent', async () => {
  const world = await postWorld();
  world.answer(REFUSED);
  await received(world, klage(1));
  deliver(world);
  await attempted(world, 1);
  await world.clock.advance(WAITS.refusedMs);
  await attempted(world, 3);
  await world.clock.advance(WAITS.refusedMs);
  await becomes(world, 1, 'manuel');
  await world.clock.advance(48 * HOUR);
  expect(world.sent).toHaveLength(4);
  expect(world.alarms.map(({ event }) => event)).toContain('klage-manuel');
  expect(await saldo(world.db)).toMatchObject({ modtaget: 1, manuel: 1, balance: 0 });
});

test('a klage sealed to the reserve at intake is sent there', async () => {
  const world = await postWorld();
  const forsendelse = { slags: 'reserve', modtager: 'BORGERRAADGIVEREN', dele: 1 } as const;
  await received(world, klage(1, { forsendelse }));
  deliver(world);
  await becomes(world, 1, 'accepteret');
  expect(world.sent).toMatchObject([{ to: 'sikkerpost.borgerraadgiveren@kommune.example' }]);
});

test('parts are sent in order, and only those not yet accepted are sent again', async () => {
  const world = await postWorld();
  world.answer(ACCEPTED, DEFERRED, ACCEPTED);
  await received(world, klage(1, { forsendelse: { slags: 'modtager', modtager: 'SOF', dele: 3 } }));
  deliver(world);
  await attempted(world, 2);
  await becomes(world, 1, 'venter');
  expect(await row(world, 1)).toMatchObject({ dele_accepteret: 1, accepteret: null });
  await world.clock.advance(HOUR);
  await becomes(world, 1, 'accepteret');
  const parts = world.sent.map(({ messageId }) => /modtager\.(\d)/.exec(messageId)?.[1]);
  expect(parts).toEqual(['1', '2', '2', '3']);
  expect(world.sent[0]?.raw).toContain(`Subject: Klage ${nummerOf(1)} (1/3)\r\n`);
  expect(await events(world, 1)).toEqual([
    'modtaget',
    'del-accepteret',
    'udskudt',
    'del-accepteret',
    'accepteret',
  ]);
});

/** The least change there is: the length stays. */
async function flipLastBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const DAMAGE = [
  ['a sealed letter that was altered', 'modtager-1.p7m', 'objekt-aendret'],
  ['a sealed letter that is gone', 'modtager-1.p7m', 'objekt-mangler'],
  ['a manifest that is gone', 'manifest.json', 'manifest-mangler'],
  ['a manifest that was altered', 'manifest.json', 'manifest-ulaeselig'],
] as const;
for (const [what, name, grund] of DAMAGE) {
  test(`${what} is not sent: a person is told`, async () => {
    const root = await folder();
    const world = await postWorld({ objects: await fileObjects(root) });
    await received(world, klage(1));
    const path = join(root, 'sager', nummerOf(1), name);
    await (grund.endsWith('mangler') ? rm(path) : flipLastBit(path));
    deliver(world);
    await becomes(world, 1, 'manuel');
    expect(world.sent).toEqual([]);
    expect(world.alarms).toMatchObject([{ event: 'klage-manuel', fields: { grund } }]);
  });
}

test('a modtager the rules no longer name is a case for a person', async () => {
  const world = await postWorld();
  await received(
    world,
    klage(1, { forsendelse: { slags: 'modtager', modtager: 'NEDLAGT', dele: 1 } }),
  );
  deliver(world);
  await becomes(world, 1, 'manuel');
  expect(world.alarms).toMatchObject([{ fields: { grund: 'modtager-ukendt' } }]);
});

test('a modtager that another process has just published is known, at its newest mailbox', async () => {
  const world = await postWorld();
  const { modtagere, ...rest } = world.rules();
  const newest = [...modtagere.values()].map((one) => ({
    ...one,
    postkasse: `ny.${one.postkasse}`,
  }));
  const stale = { ...rest, modtagere: new Map() };
  const latest = { ...rest, modtagere: new Map(newest.map((one) => [one.id, one])) };
  await received(world, klage(1));
  deliver({ ...world, rules: () => stale, latestRules: async () => latest });
  await becomes(world, 1, 'accepteret');
  expect(world.sent).toMatchObject([{ to: 'ny.sikkerpost.sof@kommune.example' }]);
});

test('a store that does not answer only delays', async () => {
  const objects = await fileObjects(await folder());
  const faults = { down: true };
  const flaky = {
    ...objects,
    get: (key: string) => (faults.down ? Promise.reject(new Error('503')) : objects.get(key)),
  };
  const world = await postWorld({ objects: flaky });
  await received(world, klage(1));
  deliver(world);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await until(async () => (await row(world, 1)).forsoeg === attempt);
    await becomes(world, 1, 'venter');
    faults.down = attempt < 5;
    await world.clock.advance(HOUR);
  }
  await becomes(world, 1, 'accepteret');
});

test('a row whose attempts never end is set aside after three, and the others go on', async () => {
  const world = await postWorld();
  const crash = () => Promise.reject(new Error('a fault in our code'));
  world.answer(crash, ACCEPTED, crash, crash, crash);
  await received(world, klage(1));
  deliver(world);
  await until(() => world.sent.length === 1);
  await received(world, klage(2));
  await becomes(world, 2, 'accepteret');
  // Whoever is still at it when the lease ends keeps it: then the next one is waited for.
  await until(async () => {
    await world.clock.advance(WAITS.leaseMs + 1);
    return (await state(world, 1)) === 'manuel';
  }, 30_000);
  expect((await row(world, 1)).forsoeg).toBe(3);
  expect(world.alarms).toContainEqual({
    event: 'klage-manuel',
    fields: { nummer: nummerOf(1), modtager: 'SOF', grund: 'nedbrud' },
  });
  expect(await events(world, 1)).toEqual([
    'modtaget',
    ...['genoptaget', 'genoptaget', 'genoptaget'],
    'manuel',
  ]);
});

test('an attempt that never ends is cut off and counts as uncertain', async () => {
  const world = await postWorld();
  world.answer('never', ACCEPTED);
  await received(world, klage(1));
  deliver(world);
  await until(() => world.sent.length === 1);
  await world.clock.advance(WAITS.attemptMsMax);
  await becomes(world, 1, 'venter');
  expect(await events(world, 1)).toEqual(['modtaget', 'usikker']);
  await world.clock.advance(WAITS.uncertainMs);
  await becomes(world, 1, 'accepteret');
});

test('a klage that waits for more than an hour raises the alarm, once an hour', async () => {
  const world = await postWorld();
  world.answer({ outcome: 'deferred', stage: 'connect', reply: '[intet svar]' });
  await received(world, klage(1));
  deliver(world);
  await attempted(world, 1);
  for (let minute = 0; minute < 55; minute += 5) await world.clock.advance(5 * MINUTE);
  expect(world.alarms).toEqual([]);
  for (let minute = 0; minute < 60; minute += 5) await world.clock.advance(5 * MINUTE);
  expect(world.alarms.map(({ event }) => event)).toEqual(['klager-venter']);
});

test('a clock that went back a day delays nothing by a day', async () => {
  const world = await postWorld();
  world.answer(DEFERRED, ACCEPTED);
  await received(world, klage(1));
  deliver(world);
  await attempted(world, 1);
  await becomes(world, 1, 'venter');
  world.clock.set(new Date(world.clock.now().getTime() - 24 * HOUR));
  await world.clock.advance(0);
  await received(world, klage(2));
  await becomes(world, 1, 'accepteret');
});

test('a stop waits for what is being sent, and gives back what is not done in time', async () => {
  const world = await postWorld();
  let finish = () => {};
  const slow = () =>
    new Promise<Outcome>((resolve) => {
      finish = () => resolve(ACCEPTED);
    });
  world.answer(slow, 'never');
  await received(world, klage(1));
  const delivery = deliver(world);
  await until(() => world.sent.length === 1);
  await received(world, klage(2));
  await until(() => world.sent.length === 2);
  const stopped = delivery.stop();
  finish();
  await becomes(world, 1, 'accepteret');
  expect(await state(world, 2)).toBe('sendes');
  await world.clock.advance(WAITS.stopMs);
  await stopped;
  expect(await row(world, 2)).toMatchObject({ tilstand: 'venter', laas_ejer: null, nedbrud: 0 });
  expect(await events(world, 2)).toEqual(['modtaget', 'usikker']);
});
