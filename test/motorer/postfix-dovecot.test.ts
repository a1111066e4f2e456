import { expect, onTestFinished, test } from 'vitest';
import { makeClock } from '../../functions/clock.ts';
import { makePost } from '../../functions/delivery/post.ts';
import { startDelivery } from '../../functions/delivery/start-delivery.ts';
import { WAITS } from '../../functions/delivery/waits.ts';
import { makeSmtpMailer } from '../../functions/mail/smtp-mailer.ts';
import { haendelserOf } from '../../functions/register/find-sag.ts';
import { FOLDERS, imapMailbox } from '../../functions/retur/imap-mailbox.ts';
import { startReturns } from '../../functions/retur/start-returns.ts';
import { takeReturn } from '../../functions/retur/take-return.ts';
import { klage, nummerOf } from '../functions/given/klage.ts';
import { postWorld, received, row, until } from '../functions/given/post.ts';
import { givenMail } from '../functions/retur/given-mail.ts';
import { CA, emptyMailboxes, mailsIn, place, strangersMail } from './mailboxes.ts';

const TEMPO = 300;
const WAIT_MS = 60_000;

/** A world whose letters go to a real relay, and whose returns come from a real mailbox. */
async function realWorld(imap = place('RETUR_IMAPS')) {
  const given = await postWorld();
  const mailer = makeSmtpMailer({ url: place('SMTP'), ca: CA });
  onTestFinished(() => mailer.close());
  const settings = { ...given.settings, returImapUrl: imap, tempo: TEMPO };
  const clock = makeClock({ start: new Date('2026-03-02T09:00:01Z'), tempo: TEMPO });
  return { ...given, mailer, clock, settings };
}

type RealWorld = Awaited<ReturnType<typeof realWorld>>;

function run(world: RealWorld, url: URL) {
  const delivery = startDelivery(world);
  const returns = startReturns(world, imapMailbox({ url, ca: CA }));
  onTestFinished(async () => {
    await Promise.all([delivery.stop(), returns.stop()]);
  });
}

const events = async (world: RealWorld) =>
  (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);

test('a letter that the relay took and could not deliver comes back, twice, and ends with the reserve', async () => {
  await emptyMailboxes();
  const world = await realWorld();
  await received(world, klage(1));
  run(world, place('RETUR_IMAPS'));
  await until(async () => (await row(world, 1)).slags === 'reserve', WAIT_MS);
  await until(async () => (await row(world, 1)).tilstand === 'accepteret', WAIT_MS);
  expect(await events(world)).toEqual([
    ...['modtaget', 'accepteret', 'retur', 'accepteret', 'retur', 'til-reserve', 'accepteret'],
  ]);
  await until(async () => (await mailsIn(place('RESERVE_IMAPS'))).length === 1, WAIT_MS);
  const [letter = ''] = await mailsIn(place('RESERVE_IMAPS'));
  expect(letter).toMatch(/^Return-Path: <retur\+\d+\.1\.[0-9a-f]{24}@kommune\.example>\r$/m);
  expect(letter).toContain(`Message-ID: <${nummerOf(1)}.reserve.1@kommune.example>`);
  await until(async () => (await mailsIn(place('RETUR_IMAPS'))).length === 0, WAIT_MS);
  const reports = await mailsIn(place('RETUR_IMAPS'), FOLDERS.behandlet);
  expect(reports).toHaveLength(2);
  for (const report of reports) {
    expect(report).toMatch(/^Status: 5\.1\.1\r$/m);
    expect(report).not.toContain('MIAGCyqG');
  }
  expect(world.alarms.map(({ event }) => event)).toContain('klage-til-reserve');
});

test('a forgery, and a mail that nobody expected, lie unharmed where a person finds them', async () => {
  await emptyMailboxes();
  const world = await realWorld(place('RETUR_IMAP'));
  await received(world, klage(1));
  const forged = `retur+1.1.${'ab'.repeat(12)}@kommune.example`;
  for (const name of ['postfix-ukendt', 'menneske']) {
    const mail = await givenMail(name, forged);
    await world.mailer.send(strangersMail(mail, forged));
  }
  await until(async () => (await mailsIn(place('RETUR_IMAPS'))).length === 2, WAIT_MS);
  const post = makePost(world, WAITS);
  const quiet = new AbortController().signal;
  const box = imapMailbox({ url: place('RETUR_IMAP'), ca: CA });
  await box.empty((raw) => takeReturn(post, raw), quiet);
  expect(await mailsIn(place('RETUR_IMAPS'))).toEqual([]);
  expect(await mailsIn(place('RETUR_IMAPS'), FOLDERS.person)).toHaveLength(2);
  expect(await events(world)).toEqual(['modtaget']);
});

test('a mail that must wait stays, and is shown again on the next visit', async () => {
  await emptyMailboxes();
  const world = await realWorld();
  const mail = await givenMail('menneske', 'retur@kommune.example');
  await world.mailer.send(strangersMail(mail, 'retur@kommune.example'));
  await until(async () => (await mailsIn(place('RETUR_IMAPS'))).length === 1, WAIT_MS);
  const box = imapMailbox({ url: place('RETUR_IMAPS'), ca: CA });
  const signal = new AbortController().signal;
  const seen: number[] = [];
  const later = async (shown: Uint8Array) => {
    seen.push(shown.byteLength);
    return 'senere' as const;
  };
  await box.empty(later, signal);
  await box.empty(later, signal);
  expect(seen).toHaveLength(2);
  expect(await mailsIn(place('RETUR_IMAPS'))).toHaveLength(1);
});

test.each(['RETUR_IMAPS', 'RETUR_IMAP'] as const)(
  '%s: a server that nobody vouches for gets no password',
  async (name) => {
    const box = imapMailbox({ url: place(name), ca: null });
    const taken = box.empty(async () => 'person', new AbortController().signal);
    await expect(taken).rejects.toThrow(/certificate|unable to verify|self-signed/i);
  },
);
