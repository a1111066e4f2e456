import { expect, test, vi } from 'vitest';
import { makePost } from '../../../functions/delivery/post.ts';
import { WAITS } from '../../../functions/delivery/waits.ts';
import type { Outcome } from '../../../functions/mail/mailer.ts';
import {
  deliverProevebrev,
  takeDueProevebreve,
} from '../../../functions/proevebrev/deliver-proevebrev.ts';
import { proevebrevKey } from '../../../functions/proevebrev/send-proevebrev.ts';
import { counts } from '../../../functions/register/counts.ts';
import { ACCEPTED, deliver, postWorld, until } from '../given/post.ts';
import { readByModtager, rowOf, sent, someRecipient, withKeys } from './given.ts';

/** Keys are made for each test, on two busy cores. */
vi.setConfig({ testTimeout: 30_000 });

const DAY_MS = 86_400_000;

async function given() {
  const { pair, recipient } = await someRecipient();
  const world = withKeys(await postWorld(), () => [recipient]);
  const post = makePost(world, WAITS);
  const attempt = async () => {
    const rows = await takeDueProevebreve(post, 8);
    for (const row of rows) await deliverProevebrev(post, row);
    return rows.length;
  };
  return { pair, recipient, world, attempt };
}

test('a prøvebrev is taken by whoever delivers klager, and only its modtager can read the code', async () => {
  const { pair, recipient, world } = await given();
  const nummer = await sent(world, recipient);
  expect(nummer).toMatch(/^P-2026-[2-9B-Z]{7}$/);
  deliver(world);
  await until(async () => (await rowOf(world, nummer)).tilstand === 'accepteret');
  const [mail] = world.sent;
  expect(mail).toMatchObject({ to: recipient.postkasse, from: 'klagevej@kommune.example' });
  expect(mail?.raw).toContain(`Subject: Test af postkassen ${nummer}\r\n`);
  const read = readByModtager(mail?.raw ?? '', pair);
  expect(read.tekst).toMatch(/^DETTE ER EN PRØVE\. DET ER IKKE EN KLAGE\./);
  expect(read.tekst).toContain(`nummeret: ${nummer}`);
  expect(read.underskrevetAf).toBe('klagevej@kommune.example');
  expect(JSON.parse(read.fil)).toMatchObject({ nummer, proeve: true });
  const kept = JSON.stringify(await rowOf(world, nummer));
  expect(kept).not.toContain(read.kode);
  expect(mail?.raw).not.toContain(read.kode);
});

const refused: Outcome = { outcome: 'refused', stage: 'rcpt', reply: '550 no karen@x.example' };
const deferred: Outcome = { outcome: 'deferred', stage: 'greeting', reply: '421 later' };
const uncertain: Outcome = { outcome: 'uncertain', stage: 'final', reply: '[intet svar]' };
const NEVER = { 'within a minute': 0, 'in ten minutes': 0 };
const OUTCOMES = [
  ['accepted', ACCEPTED, { tilstand: 'accepteret', kept: false, again: NEVER }],
  ['refused', refused, { tilstand: 'afvist', kept: false, again: NEVER }],
  [
    'deferred',
    deferred,
    { tilstand: 'venter', kept: true, again: { 'within a minute': 1, 'in ten minutes': 1 } },
  ],
  [
    'uncertain',
    uncertain,
    { tilstand: 'venter', kept: true, again: { 'within a minute': 0, 'in ten minutes': 1 } },
  ],
] as const;
test.each(OUTCOMES)(
  'one that was %s is written down in closed words, and goes on as it must',
  async (_, outcome, expected) => {
    const { recipient, world, attempt } = await given();
    const nummer = await sent(world, recipient);
    world.answer(outcome);
    await attempt();
    const row = await rowOf(world, nummer);
    const bytes = await world.objects.get(proevebrevKey(nummer));
    expect({ tilstand: row.tilstand, kept: bytes !== null }).toEqual({
      ...{ tilstand: expected.tilstand, kept: expected.kept },
    });
    expect(row.udfald).not.toContain('karen');
    const late = { 'within a minute': 0, 'in ten minutes': 0 };
    await world.clock.advance(61_000);
    late['within a minute'] = await attempt();
    await world.clock.advance(600_000);
    late['in ten minutes'] = await attempt();
    expect(late).toEqual(expected.again);
    expect(new Set(world.sent.map(({ messageId }) => messageId)).size).toBe(1);
  },
);

test('one that nobody took while its code was good ends, and is not sent', async () => {
  const { recipient, world, attempt } = await given();
  const nummer = await sent(world, recipient);
  world.clock.set(new Date(world.clock.now().getTime() + 30 * DAY_MS));
  await attempt();
  expect((await rowOf(world, nummer)).tilstand).toBe('udloebet');
  expect(await world.objects.get(proevebrevKey(nummer))).toBeNull();
  expect(world.sent).toEqual([]);
});

test('one whose bytes are lost is told of, and tried no more', async () => {
  const { recipient, world, attempt } = await given();
  const nummer = await sent(world, recipient);
  await world.objects.remove(proevebrevKey(nummer));
  await attempt();
  expect(await rowOf(world, nummer)).toMatchObject({
    tilstand: 'afvist',
    udfald: '{"udfald":"tabt"}',
  });
});

test('no figure of klager counts a prøvebrev, wherever it is on its way', async () => {
  const { recipient, world, attempt } = await given();
  const before = await counts(world.db);
  await sent(world, recipient);
  const waits = await counts(world.db);
  await attempt();
  expect([waits, await counts(world.db)]).toEqual([before, before]);
  expect(before.saldo).toMatchObject({ modtaget: 0, balance: 0 });
});

test('two who deliver do not send the same one twice', async () => {
  const { recipient, world } = await given();
  for (let i = 0; i < 6; i += 1) await sent(world, recipient);
  deliver(world);
  deliver(world);
  await until(() => world.sent.length >= 6);
  await world.clock.advance(500);
  expect(new Set(world.sent.map(({ messageId }) => messageId)).size).toBe(6);
  expect(world.sent).toHaveLength(6);
});
