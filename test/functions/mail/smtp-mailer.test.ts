import { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import type { Mailer } from '../../../functions/mail/mailer.ts';
import { makeSmtpMailer, type SmtpMailerOptions } from '../../../functions/mail/smtp-mailer.ts';
import { MARKER, scriptedMail } from '../../faults/scripted-mail.ts';
import { type ScriptedServer, startScriptedSmtp } from '../../faults/scripted-smtp.ts';
import type { Script } from '../../faults/smtp-script.ts';
import { testPem } from '../../faults/test-pem.ts';

type Place = { readonly mailer: Mailer; readonly server: ScriptedServer };
const places: Place[] = [];

async function place(script: Script = {}, more: Partial<SmtpMailerOptions> = {}): Promise<Place> {
  const server = await startScriptedSmtp(script);
  const url = new URL(`smtp://localhost:${server.port}`);
  const mailer = makeSmtpMailer({ url, ca: testPem('ca.crt'), ...more });
  const made = { mailer, server };
  places.push(made);
  return made;
}

afterEach(async () => {
  for (const { mailer, server } of places.splice(0)) {
    await mailer.close();
    await server.close();
  }
});

function wholeMessages({ received }: ScriptedServer): number {
  return received.messages().filter((message) => message.includes(MARKER)).length;
}

test('mails one after the other share a connection, up to a hundred of them', async () => {
  const { mailer, server } = await place();
  for (let n = 0; n < 100; n += 1) await mailer.send(scriptedMail(1));
  expect(server.received.connections()).toBe(1);
  await mailer.send(scriptedMail(1));
  expect(server.received.connections()).toBe(2);
  expect(wholeMessages(server)).toBe(101);
});

test('mails at the same time open no more connections than are allowed', async () => {
  const { mailer, server } = await place({}, { maxConnections: 3 });
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () => mailer.send(scriptedMail(5))),
  );
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
  expect(server.received.connections()).toBe(3);
  expect(wholeMessages(server)).toBe(30);
});

test.each([
  ['with 421', { say: '421 4.4.2 Idle\r\n', thenDrop: true, once: true }],
  ['without a word', { say: '', thenDrop: true, once: true }],
] as const)('a kept connection that the relay ends %s is replaced at once', async (_how, mail) => {
  const { mailer, server } = await place();
  await mailer.send(scriptedMail(1));
  server.play({ answers: { mail } });
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'accepted' });
  expect(server.received.connections()).toBe(2);
  expect(wholeMessages(server)).toBe(2);
});

test('a connection that is not used is closed', async () => {
  const { mailer, server } = await place({}, { timeouts: { idleMs: 20 } });
  await mailer.send(scriptedMail(1));
  await expect.poll(() => server.received.inTls()).toContain('QUIT\r\n');
});

test('after a refusal the next mail goes through on a new connection', async () => {
  const { mailer, server } = await place({ answers: { rcpt: { say: '550 no\r\n' } } });
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'refused', stage: 'rcpt' });
  server.play({});
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'accepted' });
});

test.each([
  ['to', 'a@kommune.example>\r\nRCPT TO:<b@other.example', 'rcpt'],
  ['from', '"klagevej"@kommune.example', 'mail'],
])(
  'an address in %s that is not plain is refused before anybody is asked',
  async (field, address, stage) => {
    const { mailer, server } = await place();
    const outcome = await mailer.send({ ...scriptedMail(1), [field]: address });
    expect(outcome).toMatchObject({ outcome: 'refused', stage });
    expect(JSON.stringify(outcome)).not.toContain('@');
    expect(server.received.connections()).toBe(0);
  },
);

test('a relay that reports is asked for word of failure and delay, without the letter', async () => {
  const { mailer, server } = await place({ extensions: ['SIZE 1000000', 'DSN'] });
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'accepted' });
  expect(server.received.inTls()).toMatch(/^MAIL FROM:<[^>]+> SIZE=\d+ RET=HDRS\r$/m);
  expect(server.received.inTls()).toMatch(/^RCPT TO:<[^>]+> NOTIFY=FAILURE,DELAY\r$/m);
});

test.each([[[]], [['X-NODSN']], [['AUTH DSN']]])(
  'a relay that offers %j and no reports is asked for none',
  async (extensions) => {
    const { mailer, server } = await place({ extensions });
    expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'accepted' });
    expect(server.received.inTls()).toMatch(/^RCPT TO:<[^>]+>\r$/m);
    expect(server.received.inTls()).not.toMatch(/RET=|NOTIFY=/);
  },
);

test('a message that is shorter than announced is never ended', async () => {
  const { mailer, server } = await place();
  const mail = scriptedMail(10);
  await expect(mailer.send({ ...mail, bytes: mail.bytes + 1 })).rejects.toThrow('were announced');
  expect(wholeMessages(server)).toBe(0);
});

test('a message that breaks off is never ended, and the next one goes through', async () => {
  const { mailer, server } = await place();
  async function* broken() {
    yield Buffer.from(`Subject: ${MARKER}\r\n`);
    throw new Error('The object is gone.');
  }
  const mail = { ...scriptedMail(10), raw: () => Readable.from(broken()) };
  await expect(mailer.send(mail)).rejects.toThrow('The object is gone.');
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'accepted' });
  expect(wholeMessages(server)).toBe(1);
});

test('closing cuts a mail on its way and says what is true of it', async () => {
  const { mailer, server } = await place({ answers: { final: { silence: true } } });
  const sent = mailer.send(scriptedMail(1));
  await expect.poll(() => wholeMessages(server)).toBe(1);
  await mailer.close();
  expect(await sent).toMatchObject({ outcome: 'uncertain', stage: 'final' });
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'deferred' });
});

test('another scheme than smtp and smtps is refused with a sentence', () => {
  const url = new URL('http://localhost:25');
  expect(() => makeSmtpMailer({ url, ca: null })).toThrow('it must be smtp:// or smtps://');
});
