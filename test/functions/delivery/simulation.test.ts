import { expect, test } from 'vitest';
import { deliverRow } from '../../../functions/delivery/deliver-row.ts';
import { takeDue } from '../../../functions/delivery/outbox.ts';
import { makePost, type Post } from '../../../functions/delivery/post.ts';
import { WAITS } from '../../../functions/delivery/waits.ts';
import type { Outcome } from '../../../functions/mail/mailer.ts';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { folder } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { ACCEPTED, type PostWorld, postWorld, received, row } from '../given/post.ts';

const SEEDS = 8;
const STEPS = 60;
const HOUR = 3_600_000;
const RESERVE_TO = 'sikkerpost.borgerraadgiveren@kommune.example';

/** Numbers in [0, 1) that a seed decides (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A relay and a store that do what chance says, until they are well; what really arrived is kept. */
async function unreliableWorld(chance: () => number) {
  const faults = { on: true };
  const arrived = new Set<string>();
  const files = await fileObjects(await folder());
  const world = await postWorld({
    objects: {
      ...files,
      get: async (key) => {
        if (faults.on && chance() < 0.1) throw new Error('503');
        return files.get(key);
      },
    },
  });
  const post: PostWorld = { ...world, random: (n) => new Uint8Array(n).map(() => chance() * 256) };
  const take = () => arrived.add(world.sent.at(-1)?.messageId ?? '');
  world.answer(async () => {
    const fate = faults.on ? chance() : 0;
    if (fate < 0.4) return take() && ACCEPTED;
    if (fate < 0.55) return { outcome: 'deferred', stage: 'rcpt', reply: '451' };
    if (fate < 0.62) return { outcome: 'refused', stage: 'rcpt', reply: '550' };
    if (fate < 0.68) return { outcome: 'refused', stage: 'auth', reply: '535' };
    if (fate < 0.8) return uncertain(chance() < 0.5 ? take : () => {});
    if (fate < 0.9) take();
    throw new Error('the worker dies here, before or after the relay has it');
  });
  return { world: post, arrived, faults };
}

function uncertain(maybeArrives: () => void): Outcome {
  maybeArrives();
  return { outcome: 'uncertain', stage: 'final', reply: '[intet svar]' };
}

/** One turn of a worker; a worker that dies is followed by a new one that knows nothing. */
async function turn(world: PostWorld, post: Post): Promise<Post> {
  const running = new Set<number>();
  const claimant = { ...post, running, now: world.clock.now() };
  const { claimed, poisoned } = await takeDue(world.db, claimant, 3);
  for (const { nummer } of poisoned) world.alarm('klage-manuel', { nummer });
  let next = post;
  for (const held of claimed) {
    await deliverRow(post, held).catch(() => {
      next = makePost(world, WAITS);
    });
  }
  return next;
}

async function run(chance: () => number) {
  const { world, arrived, faults } = await unreliableWorld(chance);
  let post = makePost(world, WAITS);
  let count = 0;
  for (let step = 0; step < STEPS; step += 1) {
    if (chance() < 0.4) {
      const dele = chance() < 0.3 ? 2 : 1;
      const forsendelse = { slags: 'modtager', modtager: 'SOF', dele } as const;
      const sag = { modtaget: world.clock.now().toISOString() };
      await received(world, klage(count++, { forsendelse, sag }));
    }
    post = await turn(world, post);
    const back = chance() < 0.03 ? -24 * HOUR : 0;
    world.clock.set(new Date(world.clock.now().getTime() + back + chance() ** 3 * 2 * HOUR));
  }
  faults.on = false;
  for (let hour = 0; hour < 30; hour += 1) {
    post = await turn(world, post);
    world.clock.set(new Date(world.clock.now().getTime() + HOUR));
  }
  return { world, arrived, count };
}

for (let seed = 1; seed <= SEEDS; seed += 1) {
  test(`with faults of seed ${seed} every klage arrives whole or a person is told`, async () => {
    const { world, arrived, count } = await run(seeded(seed));
    expect(count).toBeGreaterThan(10);
    expect(await saldo(world.db)).toMatchObject({
      ...{ modtaget: count, venter: 0, sendes: 0, balance: 0 },
    });
    for (let i = 0; i < count; i += 1) {
      const { tilstand, slags, dele } = await row(world, i);
      const parts = Array.from({ length: dele }, (_, part) => {
        return `<${nummerOf(i)}.${slags}.${part + 1}@kommune.example>`;
      });
      if (tilstand === 'manuel') {
        const told = world.alarms.filter(({ fields }) => fields?.['nummer'] === nummerOf(i));
        expect(told.length).toBeGreaterThan(0);
        expect((await haendelserOf(world.db, nummerOf(i))).at(-1)?.hvad).toBe('manuel');
      } else {
        expect(tilstand).toBe('accepteret');
        expect(parts.filter((part) => !arrived.has(part))).toEqual([]);
      }
    }
    const strays = world.sent.filter(({ to, messageId }) => {
      return (to === RESERVE_TO) !== messageId.includes('.reserve.');
    });
    expect(strays).toEqual([]);
  });
}
