import { expect, test } from 'vitest';
import { deliverOne } from '../../../functions/delivery/deliver-one.ts';
import { takeDue } from '../../../functions/delivery/outbox.ts';
import { spansAt, WAITS } from '../../../functions/delivery/waits.ts';
import { type Result, writeResult } from '../../../functions/delivery/write-result.ts';
import type { Mailer, Outcome } from '../../../functions/mail/mailer.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
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

const spans = spansAt(WAITS, 1);
const claimant = (world: PostWorld, owner: string, held: readonly number[] = []) => {
  return { owner, spans, running: new Set(held), now: world.clock.now() };
};

const LATE: readonly Result[] = [
  { to: 'manuel', grund: 'afvist', data: {} },
  { to: 'venter', hvad: 'udskudt', naesteForsoeg: 0, data: {} },
  { to: 'accepteret', del: 1, data: {} },
  {
    to: 'reserve',
    brev: { slags: 'reserve', modtager: 'BORGERRAADGIVEREN', dele: 1 },
    hvad: 'afvist',
    data: {},
  },
];
for (const result of LATE) {
  test(`a worker that has lost its lease cannot write ${result.to} over the other's work`, async () => {
    const world = await postWorld();
    await received(world, klage(1));
    const [first] = (await takeDue(world.db, claimant(world, 'first'), 1)).claimed;
    await world.clock.advance(WAITS.leaseMs + 1);
    const [second] = (await takeDue(world.db, claimant(world, 'second'), 1)).claimed;
    if (first === undefined || second === undefined) throw new Error('Nothing was claimed.');
    const now = world.clock.now();
    expect(await writeResult(world.db, { row: first, owner: 'first', now }, result)).toBe('lost');
    expect(await row(world, 1)).toMatchObject({ tilstand: 'sendes', laas_ejer: 'second' });
    const accepted = { to: 'accepteret', del: 1, data: {} } as const;
    expect(await writeResult(world.db, { row: second, owner: 'second', now }, accepted)).toBe(
      'written',
    );
    expect(await row(world, 1)).toMatchObject({ tilstand: 'accepteret', forsoeg: 2 });
  });
}

for (const result of LATE) {
  test(`an attempt cannot write ${result.to} over a later attempt of the same worker`, async () => {
    const world = await postWorld();
    await received(world, klage(1));
    const [first] = (await takeDue(world.db, claimant(world, 'one'), 1)).claimed;
    await world.clock.advance(WAITS.leaseMs + 1);
    const [second] = (await takeDue(world.db, claimant(world, 'one'), 1)).claimed;
    if (first === undefined || second === undefined) throw new Error('Nothing was claimed.');
    const now = world.clock.now();

    expect(await writeResult(world.db, { row: first, owner: 'one', now }, result)).toBe('lost');

    expect(await row(world, 1)).toMatchObject({ tilstand: 'sendes', forsoeg: 2 });
  });
}

test('a worker takes no row that it is still working on, whoever freed it', async () => {
  const world = await postWorld();
  await received(world, klage(1));
  const [first] = (await takeDue(world.db, claimant(world, 'one'), 1)).claimed;
  await world.clock.advance(WAITS.leaseMs + 1);
  // Another frees it and does not take it: it has no room.
  await takeDue(world.db, claimant(world, 'two'), 0);
  expect(await row(world, 1)).toMatchObject({ tilstand: 'venter' });

  const { claimed } = await takeDue(world.db, claimant(world, 'one', [first?.id ?? 0]), 9);

  expect(claimed).toEqual([]);
});

test('a worker that stood still in the middle of a mail does not end it', async () => {
  const world = await postWorld();
  const [read, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const mailer: Mailer = {
    async send(mail) {
      for await (const _ of mail.raw()) {
        read.resolve();
        await ended.promise;
      }
      world.sent.push({ from: mail.from, to: mail.to, messageId: 'den langsomme', raw: '' });
      return ACCEPTED;
    },
    close: async () => {},
  };
  await received(world, klage(1));
  const logged: string[] = [];
  deliver({ ...world, mailer, log: (_level, event) => logged.push(event) });
  await read.promise;
  // Nobody beats its heart while it stands still, so another frees the row, and sends it.
  const later = new Date(world.clock.now().getTime() + WAITS.leaseMs + 1);
  await takeDue(world.db, { ...claimant(world, 'other'), now: later }, 1);
  world.clock.set(later);

  ended.resolve();

  await until(() => logged.includes('forsendelse.mistet'));
  expect(world.sent).toEqual([]);
  expect(await row(world, 1)).toMatchObject({ laas_ejer: 'other', forsoeg: 2 });
});

test('a row that is held is taken by nobody else before its lease has ended', async () => {
  const world = await postWorld();
  await received(world, klage(1));
  expect((await takeDue(world.db, claimant(world, 'first'), 9)).claimed).toHaveLength(1);
  await world.clock.advance(WAITS.leaseMs - 1);
  expect((await takeDue(world.db, claimant(world, 'second'), 9)).claimed).toEqual([]);
  expect(await deliverOne(world, nummerOf(1))).toBe(false);
  await world.clock.advance(1);
  const own = (await row(world, 1)).id;
  expect((await takeDue(world.db, claimant(world, 'first', [own]), 9)).claimed).toEqual([]);
  expect((await takeDue(world.db, claimant(world, 'second'), 9)).claimed).toHaveLength(1);
  const events = (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);
  expect(events).toEqual(['modtaget', 'genoptaget']);
});

test('a sending longer than the lease is kept by its heartbeat', async () => {
  const world = await postWorld();
  let finish = () => {};
  const slow = () =>
    new Promise<Outcome>((resolve) => {
      finish = () => resolve(ACCEPTED);
    });
  world.answer(slow);
  await received(world, klage(1));
  deliver(world);
  await until(() => world.sent.length === 1);
  deliver(world);
  for (let beat = 0; beat < 12; beat += 1) await world.clock.advance(WAITS.heartbeatMs);
  expect(world.sent).toHaveLength(1);
  finish();
  await until(async () => (await row(world, 1)).tilstand === 'accepteret');
  expect((await row(world, 1)).forsoeg).toBe(1);
});

test('the oldest klage is taken first, and no more than there is room for', async () => {
  const world = await postWorld();
  for (const [i, minute] of [
    [1, 3],
    [2, 1],
    [3, 2],
  ] as const) {
    const sag = { modtaget: `2026-03-02T08:0${minute}:00.000Z` };
    await received(world, klage(i, { sag }));
  }
  const { claimed } = await takeDue(world.db, claimant(world, 'one'), 2);
  expect(claimed.map(({ nummer }) => nummer).toSorted()).toEqual([nummerOf(2), nummerOf(3)]);
});
