import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../functions/mail/mailer.ts';
import { SMTP_TIMEOUTS } from '../../functions/mail/relay.ts';
import { makeSmtpMailer } from '../../functions/mail/smtp-mailer.ts';
import { expectNothingInClear, wholeMessages } from './expect-private.ts';
import { relayWithFault } from './relay-with-fault.ts';
import { scriptedMail } from './scripted-mail.ts';
import { type Received, startScriptedSmtp } from './scripted-smtp.ts';
import { SMTP_FAULTS, type SmtpFault } from './smtp-faults.ts';
import { testPem } from './test-pem.ts';

const GOOD: SmtpFault = {
  fault: 'none',
  script: {},
  outcome: 'accepted',
  stage: null,
  reply: /./,
  login: true,
};
const LARGE_LINES = 200_000;

async function attempt(row: SmtpFault, extensions: readonly string[]) {
  const script = { ...row.script, extensions: [...(row.script.extensions ?? []), ...extensions] };
  const { mailer, server } = await relayWithFault({ ...row, script });
  const outcome = await mailer.send(scriptedMail(row.large ? LARGE_LINES : 50));
  await mailer.close();
  await server.close();
  return { outcome, received: server.received };
}

/** `deferred` and `refused` are promises: the relay has no whole message. */
function expectHonest(outcome: Outcome, received: Received) {
  const whole = wholeMessages(received);
  const answered = outcome.outcome !== 'accepted' && outcome.stage === 'final';
  if (outcome.outcome === 'accepted' || answered) expect(whole).toBe(1);
  else expect(whole).toBe(0);
}

describe.concurrent.each([
  { kind: 'one command at a time', extensions: [] },
  { kind: 'pipelining', extensions: ['PIPELINING'] },
])('against a relay with $kind', ({ extensions }) => {
  test.concurrent.each(SMTP_FAULTS)('$fault: $outcome at $stage, nothing in clear', async (row) => {
    const { outcome, received } = await attempt(row, extensions);
    expectNothingInClear(received);
    expect(outcome).toEqual({
      outcome: row.outcome,
      stage: row.stage ?? expect.any(String),
      reply: expect.stringMatching(row.reply),
    });
    expectHonest(outcome, received);
  });

  test.concurrent.each([false, true])(
    'a good relay gets the mail (TLS at once: %s)',
    async (implicitTls) => {
      const { outcome, received } = await attempt({ ...GOOD, script: { implicitTls } }, extensions);
      expect(outcome).toEqual({ outcome: 'accepted', reply: '250 2.0.0 Ok: queued as 4bJ2x' });
      expectNothingInClear(received);
      expectHonest(outcome, received);
      expect(received.inTls()).toContain('RCPT TO:<sikkerpost.sof@kommune.example>\r\n');
      expect(received.inTls()).toContain('AUTH ');
    },
  );

  test.concurrent('what was slipped in before TLS counts for nothing', async () => {
    const say = '220 Go\r\n250-evil\r\n250 SIZE 1\r\n';
    const script = { answers: { starttls: { say } } };
    const { outcome, received } = await attempt({ ...GOOD, script }, extensions);
    expect(outcome.outcome).toBe('accepted');
    expectNothingInClear(received);
  });
});

test('a relay that thinks for long after the final dot is waited for', async () => {
  const slow = { say: '250 Ok\r\n', afterMs: 2_000 };
  const row: SmtpFault = { ...GOOD, script: { answers: { final: slow } }, silentAt: 'blockMs' };
  const { outcome } = await attempt(row, []);
  expect(outcome).toEqual({ outcome: 'accepted', reply: '250 Ok' });
});

test('the wait after the final dot is ten minutes, any other is shorter', () => {
  const { finalMs, ...others } = SMTP_TIMEOUTS;
  expect(finalMs).toBe(600_000);
  expect(Math.max(...Object.values(others))).toBeLessThanOrEqual(120_000);
});

test('a relay that is not there defers the mail', async () => {
  const server = await startScriptedSmtp();
  await server.close();
  const mailer = makeSmtpMailer({ url: new URL(`smtp://localhost:${server.port}`), ca: null });
  expect(await mailer.send(scriptedMail(1))).toEqual({
    outcome: 'deferred',
    stage: 'connect',
    reply: '[intet svar: ECONNREFUSED]',
  });
});

test('a relay in clear where TLS was to be the first byte gets nothing', async () => {
  const server = await startScriptedSmtp();
  const mailer = makeSmtpMailer({ url: new URL(`smtps://localhost:${server.port}`), ca: null });
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'deferred', stage: 'tls' });
  expect(server.received.messages()).toEqual([]);
  expectNothingInClear(server.received);
  await server.close();
});

test('a certificate of a CA that is not pinned is refused', async () => {
  const server = await startScriptedSmtp();
  const ca = testPem('self-signed.crt');
  const mailer = makeSmtpMailer({ url: new URL(`smtp://localhost:${server.port}`), ca });
  expect(await mailer.send(scriptedMail(1))).toMatchObject({ outcome: 'deferred', stage: 'tls' });
  expectNothingInClear(server.received);
  await server.close();
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', async () => {
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  const { outcome, received } = await attempt(
    { ...GOOD, script: { certificate: 'self-signed' } },
    [],
  ).finally(() => {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  });
  expect(outcome).toMatchObject({ outcome: 'deferred', stage: 'tls' });
  expectNothingInClear(received);
});
