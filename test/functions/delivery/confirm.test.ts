import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { decryptContact, encryptContact } from '../../../functions/delivery/contact.ts';
import { WAITS } from '../../../functions/delivery/waits.ts';
import type { Outcome } from '../../../functions/mail/mailer.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { OWN_KILDE } from '../../../functions/register/kilder.ts';
import { changeRegistrering } from '../../../functions/register/registreringer.ts';
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

const ADDRESS = 'ida.hansen@post.example';
const OF = { nummer: nummerOf(1), slags: 'bekraeftelse' } as const;
const KEY = { secret: APP_SECRET, random: randomBytes };
const REFUSED: Outcome = { outcome: 'refused', stage: 'rcpt', reply: `550 <${ADDRESS}>` };

const contacts = (world: PostWorld) => world.db.selectFrom('kontakt').selectAll().execute();
const withContact = (slags: 'bekraeftelse' | 'besked' = 'bekraeftelse') => {
  return [{ slags, krypteret: encryptContact({ ...OF, slags }, ADDRESS, KEY) }];
};

test('an address opens only under its secret, for its klage and its mail', () => {
  const sealed = encryptContact(OF, ADDRESS, KEY);
  expect(decryptContact(OF, sealed, APP_SECRET)).toBe(ADDRESS);
  expect(decryptContact(OF, sealed, randomBytes(32))).toBeNull();
  expect(decryptContact({ ...OF, nummer: nummerOf(2) }, sealed, APP_SECRET)).toBeNull();
  expect(decryptContact({ ...OF, slags: 'besked' }, sealed, APP_SECRET)).toBeNull();
  for (let i = 0; i < sealed.length; i += 1) {
    const altered = Buffer.from(sealed);
    altered[i] = (altered[i] ?? 0) ^ 1;
    expect(decryptContact(OF, altered, APP_SECRET)).toBeNull();
  }
  expect(decryptContact(OF, new Uint8Array(5), APP_SECRET)).toBeNull();
});

for (const [sprog, words] of [
  ['da', ['Prøvestad Kommune har modtaget din klage.', 'Svar senest: 16. marts 2026']],
  ['en', ['City of Prøvestad has received your complaint.', 'Reply no later than: 16 March 2026']],
] as const) {
  test(`a confirmation in ${sprog} holds number and deadline, and its address is deleted`, async () => {
    const world = await postWorld();
    deliver(world);
    await received(world, klage(1, { sag: { sprog }, kontakt: withContact() }));
    await until(async () => (await contacts(world)).length === 0);
    await until(async () => (await row(world, 1)).tilstand === 'accepteret');
    const mail = world.sent.find(({ to }) => to === ADDRESS);
    const body = mail?.raw.split('\r\n\r\n')[1] ?? '';
    const text = Buffer.from(body, 'base64').toString('utf8');
    for (const part of [...words, nummerOf(1)]) expect(text).toContain(part);
    expect(`${mail?.raw}${text}`).not.toMatch(/hjemmepleje|SOF|Social|kode-/);
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated\r\n');
    const events = (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);
    expect(events.toSorted()).toEqual(['accepteret', 'bekraeftelse-sendt', 'modtaget']);
  });
}

test('a mail for the closing of the case is not sent now', async () => {
  const world = await postWorld();
  await received(world, klage(1, { kontakt: withContact('besked') }));
  deliver(world);
  await until(() => world.sent.length === 1);
  await world.clock.advance(WAITS.retryMsMax);
  expect(world.sent.map(({ to }) => to)).not.toContain(ADDRESS);
  expect(await contacts(world)).toHaveLength(1);
});

test('an address that is refused twice is deleted, and no event repeats it', async () => {
  const world = await postWorld();
  world.answer(REFUSED);
  await received(world, klage(1, { kontakt: withContact() }));
  deliver(world);
  const asked = () => world.sent.filter(({ to }) => to === ADDRESS).length;
  await until(() => asked() === 1);
  await world.clock.advance(WAITS.uncertainMs);
  await until(async () => (await contacts(world)).length === 0);
  expect(asked()).toBe(2);
  const events = await haendelserOf(world.db, nummerOf(1));
  expect(events.map(({ hvad }) => hvad)).toContain('bekraeftelse-opgivet');
  expect(JSON.stringify(events)).not.toContain('ida');
});

test('a confirmation is put off while the relay is away, and given up after three days', async () => {
  const world = await postWorld();
  world.answer({ outcome: 'deferred', stage: 'connect', reply: '[intet svar]' });
  await received(world, klage(1, { kontakt: withContact() }));
  deliver(world);
  for (let hour = 0; hour < 70; hour += 1) await world.clock.advance(WAITS.retryMsMax);
  expect(await contacts(world)).toHaveLength(1);
  for (let hour = 0; hour < 5; hour += 1) await world.clock.advance(WAITS.retryMsMax);
  await until(async () => (await contacts(world)).length === 0);
});

test('a confirmation that nobody ever answers for is given up after three days too', async () => {
  const world = await postWorld();
  world.answer({ outcome: 'uncertain', stage: 'final', reply: '[intet svar]' });
  await received(world, klage(1, { kontakt: withContact() }));
  deliver(world);
  for (let hour = 0; hour < 75; hour += 1) await world.clock.advance(WAITS.retryMsMax);
  await until(async () => (await contacts(world)).length === 0);
  const events = await haendelserOf(world.db, nummerOf(1));
  expect(events.map(({ hvad }) => hvad)).toContain('bekraeftelse-opgivet');
});

test('a confirmation that nobody answered for is sent again under the same Message-ID', async () => {
  const world = await postWorld();
  world.answer(ACCEPTED, { outcome: 'uncertain', stage: 'final', reply: '[intet svar]' }, ACCEPTED);
  await received(world, klage(1));
  deliver(world);
  await until(() => world.sent.length === 1);
  const sag = { nummer: nummerOf(2) };
  const krypteret = encryptContact({ ...OF, ...sag }, ADDRESS, KEY);
  world.answer({ outcome: 'uncertain', stage: 'final', reply: '[intet svar]' });
  await received(world, klage(2, { kontakt: [{ slags: 'bekraeftelse', krypteret }] }));
  await until(() => world.sent.some(({ to }) => to === ADDRESS));
  world.answer(ACCEPTED);
  await world.clock.advance(WAITS.uncertainMs);
  await until(async () => (await contacts(world)).length === 0);
  const ids = world.sent.filter(({ to }) => to === ADDRESS).map(({ messageId }) => messageId);
  expect(ids).toEqual([ids[0], ids[0]]);
});

/** Closes klage 1, or opens it again. */
function close(world: PostWorld, udgave: number, afsluttet: string | null) {
  const deed = { kilde: OWN_KILDE, nummer: nummerOf(1), udgave, hvem: 'kode:SOF' };
  return changeRegistrering(world.db, { ...deed, now: world.clock.now() }, { afsluttet });
}

for (const [sprog, words] of [
  ['da', ['Prøvestad Kommune har afsluttet din klage.', 'https://klagevej.example/sag']],
  ['en', ['City of Prøvestad has closed your complaint.', 'https://klagevej.example/en/case']],
] as const) {
  test(`the mail of the closing in ${sprog} holds number and address, and is sent once`, async () => {
    const world = await postWorld();
    deliver(world);
    await received(world, klage(1, { sag: { sprog }, kontakt: withContact('besked') }));
    await until(async () => (await row(world, 1)).tilstand === 'accepteret');
    await close(world, 1, '2026-03-02');
    await world.clock.advance(WAITS.pollMs);
    await until(async () => (await contacts(world)).length === 0);
    const mails = world.sent.filter(({ to }) => to === ADDRESS);
    expect(mails).toHaveLength(1);
    const body = mails[0]?.raw.split('\r\n\r\n')[1] ?? '';
    const text = Buffer.from(body, 'base64').toString('utf8');
    for (const part of [...words, nummerOf(1)]) expect(text).toContain(part);
    expect(`${mails[0]?.raw}${text}`).not.toMatch(/hjemmepleje|SOF|Social|kode-|medhold/);
    const events = (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);
    expect(events).toEqual(['modtaget', 'accepteret', 'afsluttet', 'besked-sendt']);
  });
}

test('a case that is opened again before its mail is sent waits for the next closing', async () => {
  const world = await postWorld();
  world.answer({ outcome: 'deferred', stage: 'connect', reply: '[intet svar]' });
  await received(world, klage(1, { kontakt: withContact('besked') }));
  await close(world, 1, '2026-03-02');
  await close(world, 2, null);
  world.answer(ACCEPTED);
  deliver(world);
  await until(async () => (await row(world, 1)).tilstand === 'accepteret');
  await world.clock.advance(WAITS.retryMsMax);
  expect(world.sent.map(({ to }) => to)).not.toContain(ADDRESS);
  await close(world, 3, '2026-03-02');
  await world.clock.advance(WAITS.pollMs);
  await until(async () => (await contacts(world)).length === 0);
  const events = (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);
  expect(events.filter((hvad) => /afsluttet|genaabnet|besked/.test(hvad))).toEqual([
    ...['afsluttet', 'genaabnet', 'afsluttet', 'besked-sendt'],
  ]);
});

test('an older instance that made the mail of an open case due does not get it sent', async () => {
  const world = await postWorld();
  await received(world, klage(1, { kontakt: withContact('besked') }));
  await world.db.updateTable('kontakt').set({ naeste_forsoeg: 0 }).execute();
  deliver(world);
  await until(async () => (await row(world, 1)).tilstand === 'accepteret');
  await world.clock.advance(WAITS.retryMsMax);
  const due = async () => (await contacts(world)).map(({ naeste_forsoeg }) => naeste_forsoeg);
  await until(async () => (await due())[0] === Number.MAX_SAFE_INTEGER);
  expect(world.sent.map(({ to }) => to)).not.toContain(ADDRESS);
});

test('the mail of the closing is given up three days after it, however old the klage is', async () => {
  const world = await postWorld();
  await received(world, klage(1, { kontakt: withContact('besked') }));
  await world.clock.advance(30 * 24 * WAITS.retryMsMax);
  world.answer({ outcome: 'deferred', stage: 'connect', reply: '[intet svar]' });
  await close(world, 1, '2026-04-01');
  deliver(world);
  for (let hour = 0; hour < 70; hour += 1) await world.clock.advance(WAITS.retryMsMax);
  expect(await contacts(world)).toHaveLength(1);
  for (let hour = 0; hour < 5; hour += 1) await world.clock.advance(WAITS.retryMsMax);
  await until(async () => (await contacts(world)).length === 0);
  const events = (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);
  expect(events).toContain('besked-opgivet');
});
