import type { Mailer } from '../../functions/mail/mailer.ts';
import type { SmtpTimeouts } from '../../functions/mail/relay.ts';
import { makeSmtpMailer } from '../../functions/mail/smtp-mailer.ts';
import { PASSWORD } from './scripted-mail.ts';
import { type ScriptedServer, startScriptedSmtp } from './scripted-smtp.ts';
import type { SmtpFault } from './smtp-faults.ts';
import { testPem } from './test-pem.ts';

const PATIENT: SmtpTimeouts = {
  setupMs: 10_000,
  envelopeMs: 10_000,
  blockMs: 10_000,
  finalMs: 10_000,
  idleMs: 10_000,
};

/** Short only where the relay is silent on purpose: a slow machine must not change an outcome. */
function timeoutsFor({ silentAt }: SmtpFault): SmtpTimeouts {
  return silentAt === undefined ? PATIENT : { ...PATIENT, [silentAt]: 1_000 };
}

/** A relay that plays one row of the table, and the real mailer pointed at it. */
export async function relayWithFault(
  fault: SmtpFault,
): Promise<{ readonly mailer: Mailer; readonly server: ScriptedServer }> {
  const server = await startScriptedSmtp(fault.script);
  const scheme = fault.script.implicitTls ? 'smtps' : 'smtp';
  const login = fault.login ? `klagevej:${PASSWORD}@` : '';
  const mailer = makeSmtpMailer({
    url: new URL(`${scheme}://${login}localhost:${server.port}`),
    ca: testPem('ca.crt'),
    timeouts: timeoutsFor(fault),
  });
  return { mailer, server };
}
