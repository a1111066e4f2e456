import { expect, test } from 'vitest';
import { acknowledge, resend } from '../../../functions/delivery/operate.ts';
import { makePost } from '../../../functions/delivery/post.ts';
import { WAITS } from '../../../functions/delivery/waits.ts';
import type { Outcome } from '../../../functions/mail/mailer.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { returnAddress } from '../../../functions/retur/return-address.ts';
import { takeReturn } from '../../../functions/retur/take-return.ts';
import { klage, nummerOf } from '../given/klage.ts';
import {
  ACCEPTED,
  APP_SECRET,
  deliver,
  type PostWorld,
  postWorld,
  received,
  row,
  until,
} from '../given/post.ts';
import { givenMail } from './given-mail.ts';

const HOUR = 3_600_000;
const FROM = 'klagevej@kommune.example';
const DEFERRED: Outcome = { outcome: 'deferred', stage: 'rcpt', reply: '451 later' };
const UNCERTAIN: Outcome = { outcome: 'uncertain', stage: 'final', reply: '[intet svar]' };

/** A world whose worker runs; its returns are shown to it one by one. */
async function returnWorld() {
  const given = await postWorld();
  const returImapUrl = new URL('imaps://retur:kode@imap.kommune.example');
  const world: PostWorld = { ...given, settings: { ...given.settings, returImapUrl } };
  deliver(world);
  await world.clock.advance(1);
  const post = makePost(world, WAITS);
  /** `mark` makes it another mail that says the same. */
  const comesBack = async (name: string, to: string, mark = '') => {
    const mail = await givenMail(name, to);
    return takeReturn(post, Buffer.concat([mail, Buffer.from(mark)]));
  };
  return { world, comesBack };
}

/** Klage 1 is accepted; where reports of each attempt go. */
async function acceptedKlage(changes: Parameters<typeof klage>[1] = {}) {
  const { world, comesBack } = await returnWorld();
  await received(world, klage(1, changes));
  await becomes(world, 'accepteret');
  return { world, comesBack, to: pathOf(world, 0) };
}

const pathOf = (world: PostWorld, i: number) => world.sent[i]?.from ?? '';
/** Polls go on meanwhile: a worker that was busy when time moved looks again. */
const comesTrue = (world: PostWorld, check: () => boolean | Promise<boolean>) =>
  until(async () => {
    if (await check()) return true;
    await world.clock.advance(WAITS.pollMs);
    return false;
  }, 20_000);
const becomes = (world: PostWorld, tilstand: string) =>
  comesTrue(world, async () => (await row(world, 1)).tilstand === tilstand);
const events = async (world: PostWorld) =>
  (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);
const deed = (world: PostWorld) => ({
  ...{ nummer: nummerOf(1), hvem: 'drift:test', now: world.clock.now() },
});

test.each(['postfix-ukendt', 'postfix-udloebet', 'exchange-ukendt', 'exim-ukendt', 'gmail-ukendt'])(
  '%s, a day after the 250, sends the letter once more under the same Message-ID',
  async (name) => {
    const { world, comesBack, to } = await acceptedKlage();
    await world.clock.advance(24 * HOUR);
    expect(await comesBack(name, to)).toBe('behandlet');
    expect(await row(world, 1)).toMatchObject({ tilstand: 'venter', dele_accepteret: 0 });
    expect(world.sent).toHaveLength(1);
    await world.clock.advance(WAITS.refusedMs);
    await becomes(world, 'accepteret');
    expect(world.sent).toHaveLength(2);
    expect(world.sent[1]?.messageId).toBe(world.sent[0]?.messageId);
    expect(await events(world)).toEqual(['modtaget', 'accepteret', 'retur', 'accepteret']);
    expect(await saldo(world.db)).toMatchObject({ accepteret: 1, balance: 0 });
  },
);

test('a letter that comes back twice goes to the reserve, and from there to a person', async () => {
  const { world, comesBack, to } = await acceptedKlage();
  await comesBack('postfix-ukendt', to);
  await world.clock.advance(WAITS.refusedMs);
  await becomes(world, 'accepteret');
  await comesBack('postfix-ukendt', pathOf(world, 1));
  await comesTrue(world, async () => (await row(world, 1)).slags === 'reserve');
  await becomes(world, 'accepteret');
  expect(world.alarms).toMatchObject([{ event: 'klage-til-reserve', fields: { fra: 'SOF' } }]);
  await comesBack('postfix-ukendt', pathOf(world, 2));
  await world.clock.advance(WAITS.refusedMs);
  await becomes(world, 'accepteret');
  await comesBack('postfix-ukendt', pathOf(world, 3));
  await becomes(world, 'manuel');
  expect(world.alarms.at(-1)).toMatchObject({ event: 'klage-manuel', fields: { grund: 'afvist' } });
  expect(await saldo(world.db)).toMatchObject({ manuel: 1, balance: 0 });
  const hvad = ['retur', 'manuel'];
  expect((await events(world)).slice(-2)).toEqual(hvad);
});

test.each([
  ['postfix-forsinket', 'forsinket', 'behandlet'],
  ['postfix-leveret', 'leveret', 'behandlet'],
  ['kvittering-vist', 'leveret', 'behandlet'],
  ['exchange-fravaer', 'autosvar', 'autosvar'],
  ['sieve-ferie', 'autosvar', 'autosvar'],
])('%s is an event and no more: nobody has acknowledged the letter', async (name, hvad, folder) => {
  const { world, comesBack, to } = await acceptedKlage();
  const before = await row(world, 1);
  expect(await comesBack(name, to)).toBe(folder);
  expect(await row(world, 1)).toEqual(before);
  expect(await events(world)).toEqual(['modtaget', 'accepteret', hvad]);
  expect(world.alarms).toEqual([]);
});

test('the same mail seen again, and another report of the same attempt, change nothing', async () => {
  const { world, comesBack, to } = await acceptedKlage();
  await comesBack('postfix-ukendt', to);
  const [before, told] = [await row(world, 1), await events(world)];
  expect(await comesBack('postfix-ukendt', to)).toBe('behandlet');
  expect(await comesBack('exim-ukendt', to)).toBe('behandlet');
  expect(await row(world, 1)).toEqual(before);
  expect(await events(world)).toEqual(told);
});

test('two readers of one mail write it once', async () => {
  const { world, comesBack, to } = await acceptedKlage();
  await Promise.all(['', '', '\n', '\n'].map((mark) => comesBack('postfix-ukendt', to, mark)));
  expect(await row(world, 1)).toMatchObject({ tilstand: 'venter', afvisninger: 1 });
  expect(await events(world)).toEqual(['modtaget', 'accepteret', 'retur']);
});

test('a report of an attempt that a later one has replaced changes nothing', async () => {
  const { world, comesBack, to } = await acceptedKlage();
  await resend(world.db, deed(world));
  await comesTrue(world, () => world.sent.length === 2);
  await becomes(world, 'accepteret');
  expect(await comesBack('postfix-ukendt', to)).toBe('behandlet');
  expect(await row(world, 1)).toMatchObject({ tilstand: 'accepteret', afvisninger: 0 });
  expect((await events(world)).at(-1)).toBe('sen-retur');
});

test('each attempt of a letter in parts may be the last for one of them', async () => {
  const { world, comesBack } = await returnWorld();
  world.answer(ACCEPTED, DEFERRED, ACCEPTED);
  const forsendelse = { slags: 'modtager', modtager: 'SOF', dele: 2 } as const;
  await received(world, klage(1, { forsendelse }));
  await comesTrue(world, () => world.sent.length === 2);
  await becomes(world, 'venter');
  await world.clock.advance(HOUR);
  await becomes(world, 'accepteret');
  expect(world.sent.map(({ messageId }) => messageId.split('.').at(2)?.charAt(0))).toEqual([
    ...['1', '2', '2'],
  ]);
  await comesBack('postfix-ukendt', pathOf(world, 0));
  expect(await row(world, 1)).toMatchObject({ tilstand: 'venter', dele_accepteret: 0 });
  await world.clock.advance(WAITS.refusedMs);
  await becomes(world, 'accepteret');
  expect(world.sent).toHaveLength(5);
  await comesBack('postfix-ukendt', pathOf(world, 2));
  expect(await row(world, 1)).toMatchObject({ tilstand: 'accepteret', afvisninger: 1 });
});

test('a report that is quicker than the 250 waits for it', async () => {
  const { world, comesBack } = await returnWorld();
  const relay = Promise.withResolvers<Outcome>();
  world.answer(() => relay.promise);
  await received(world, klage(1));
  await comesTrue(world, () => world.sent.length === 1);
  expect(await comesBack('postfix-ukendt', pathOf(world, 0))).toBe('senere');
  expect(await events(world)).toEqual(['modtaget']);
  relay.resolve(ACCEPTED);
  await becomes(world, 'accepteret');
  expect(await comesBack('postfix-ukendt', pathOf(world, 0))).toBe('behandlet');
  expect(await row(world, 1)).toMatchObject({ tilstand: 'venter', afvisninger: 1 });
});

test('a letter of which nothing was known is known to have failed', async () => {
  const { world, comesBack } = await returnWorld();
  world.answer(UNCERTAIN, ACCEPTED);
  await received(world, klage(1));
  await comesTrue(world, () => world.sent.length === 1);
  await becomes(world, 'venter');
  await comesBack('postfix-ukendt', pathOf(world, 0));
  expect(await row(world, 1)).toMatchObject({ tilstand: 'venter', afvisninger: 1 });
  await world.clock.advance(WAITS.refusedMs);
  await becomes(world, 'accepteret');
});

test.each(['kvitteret', 'lukket'])(
  'once it is %s, a return is told and nothing is sent',
  async (how) => {
    const { world, comesBack, to } = await acceptedKlage();
    if (how === 'kvitteret') await acknowledge(world.db, deed(world));
    else await world.db.updateTable('forsendelse').set({ sag_lukket: 1 }).execute();
    const before = await row(world, 1);
    expect(await comesBack('postfix-ukendt', to)).toBe('behandlet');
    expect(await row(world, 1)).toEqual(before);
    expect((await events(world)).at(-1)).toBe('sen-retur');
    expect(world.alarms).toMatchObject([{ event: 'retur-efter-lukning' }]);
  },
);

test('a store that is away for a moment leaves the mail where it is', async () => {
  const { world, comesBack, to } = await acceptedKlage();
  const away = { ...world.objects, get: () => Promise.reject(new Error('away')) };
  const post = makePost({ ...world, objects: away }, WAITS);
  expect(await takeReturn(post, await givenMail('postfix-ukendt', to))).toBe('senere');
  expect(await comesBack('postfix-ukendt', to)).toBe('behandlet');
});

test('a forged address changes nothing: a person gets the mail', async () => {
  const { world, comesBack, to } = await acceptedKlage();
  const { id } = await row(world, 1);
  const forged = [
    to.replace(/[0-9a-f]@/, (end) => (end === '0@' ? '1@' : '0@')),
    returnAddress(
      { forsendelse: id, forsoeg: 1 },
      { nummer: nummerOf(2), secret: APP_SECRET },
      FROM,
    ),
    to.replace('.1.', '.2.'),
  ];
  for (const address of forged) {
    expect(address).not.toBe(to);
    expect(await comesBack('postfix-ukendt', address)).toBe('person');
  }
  expect(await row(world, 1)).toMatchObject({ tilstand: 'accepteret', afvisninger: 0 });
  expect(await events(world)).toEqual(['modtaget', 'accepteret']);
  expect(world.alarms).toMatchObject([{ event: 'retur-forfalsket' }]);
});

test.each([
  ['a mail that no server wrote', 'menneske'],
  ['a report that cannot be read', 'qmail-uden-rapport'],
])('%s goes to a person, with the number', async (_what, name) => {
  const { world, comesBack, to } = await acceptedKlage();
  expect(await comesBack(name, to)).toBe('person');
  expect(world.alarms).toMatchObject([
    { event: 'retur-ulaeselig', fields: { nummer: nummerOf(1) } },
  ]);
});

test.each([
  ['nobody of ours', 'klagevej@kommune.example'],
  ['a row that is not there', ofNobody()],
])('a report to %s goes to a person', async (_whom, address) => {
  const { world, comesBack } = await acceptedKlage();
  expect(await comesBack('postfix-ukendt', address)).toBe('person');
  expect(world.alarms).toMatchObject([{ event: 'retur-ulaeselig', fields: { nummer: null } }]);
});

function ofNobody(): string {
  const key = { nummer: nummerOf(1), secret: APP_SECRET };
  return returnAddress({ forsendelse: 4711, forsoeg: 1 }, key, FROM);
}
