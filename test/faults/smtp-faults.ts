import type { Outcome, Stage } from '../../functions/mail/mailer.ts';
import type { SmtpTimeouts } from '../../functions/mail/relay.ts';
import type { Answer, Script, ScriptStep } from './smtp-script.ts';

/** One thing a relay can do, and what the mailer must make of it. */
export type SmtpFault = {
  readonly fault: string;
  readonly script: Script;
  readonly outcome: Outcome['outcome'];
  /** null: it depends on when the replies come. */
  readonly stage: Stage | null;
  /** What stands in Outcome.reply. */
  readonly reply: RegExp;
  /** The time limit that ends the attempt. */
  readonly silentAt?: keyof SmtpTimeouts;
  /** True when the mail is too large for one write, so that the relay can stop it on the way. */
  readonly large?: true;
  /** True when the mailer has a password. */
  readonly login?: true;
};

const DROP: Answer = { say: '', thenDrop: true };
const RESET: Answer = { reset: true };
const SILENCE: Answer = { silence: true };
const TIMED_OUT = /^\[intet svar: ETIMEDOUT\]$/;
const DROPPED = /^\[intet svar: (ECONNRESET|ECONNECTION|EPIPE|ETLS)\]$/;
const OLD_TLS = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/;

/** TLS that must not be spoken, or not with this server: row 22 of the fault table. */
const TLS_FAULTS: readonly SmtpFault[] = [
  tls('no STARTTLS', { ...at('starttls', say('502 5.5.1 What?')), hideStartTls: true }, /^502 /),
  tls('STARTTLS refused for now', at('starttls', say('454 4.7.0 TLS not available')), /^454 /),
  tls('STARTTLS refused for good', at('starttls', say('554 5.7.0 No TLS for you')), /^554 /),
  tls('an end at STARTTLS', at('starttls', DROP), DROPPED),
  tls('an end after 220', at('starttls', { say: '220 Go\r\n', thenDrop: true }), DROPPED),
  { ...tls('silence at STARTTLS', at('starttls', SILENCE), TIMED_OUT), silentAt: 'setupMs' },
  tls('another name in the certificate', { certificate: 'wrong-name' }, /CERT_ALTNAME_INVALID/),
  tls('a self-signed certificate', { certificate: 'self-signed' }, /SELF_SIGNED_CERT/),
  tls('an expired certificate', { certificate: 'expired' }, /CERT_HAS_EXPIRED/),
  tls('a certificate not valid yet', { certificate: 'not-yet' }, /CERT_NOT_YET_VALID/),
  tls('TLS 1.0 only', { tls: oldTls('TLSv1') }, OLD_TLS),
  tls('TLS 1.1 only', { tls: oldTls('TLSv1.1') }, OLD_TLS),
  tls('expired, TLS at once', { certificate: 'expired', implicitTls: true }, /CERT_HAS_EXPIRED/),
  tls('another name, TLS at once', { certificate: 'wrong-name', implicitTls: true }, /ALTNAME/),
  tls('TLS 1.1 only, at once', { tls: oldTls('TLSv1.1'), implicitTls: true }, OLD_TLS),
];

const STEPS: readonly (readonly [ScriptStep, Stage, keyof SmtpTimeouts])[] = [
  ['greeting', 'greeting', 'setupMs'],
  ['ehlo', 'greeting', 'setupMs'],
  ['ehloInTls', 'greeting', 'setupMs'],
  ['auth', 'auth', 'setupMs'],
  ['mail', 'mail', 'envelopeMs'],
  ['rcpt', 'rcpt', 'envelopeMs'],
  ['data', 'data', 'envelopeMs'],
  ['final', 'final', 'finalMs'],
];

/** 4xx and 5xx, a dropped connection and silence at every stage: rows 17–20. */
const STAGE_FAULTS: readonly SmtpFault[] = STEPS.flatMap(([step, stage, silentAt]) => {
  const login = step === 'auth' ? ({ login: true } as const) : {};
  const lost = stage === 'final' ? uncertain : deferred;
  const never = say('554-5.7.1 No', '554 5.7.1 Never');
  const rows = [
    deferred(stage, `451 at ${step}`, at(step, say('451 4.3.0 Later')), /^451 4\.3\.0 Later$/),
    deferred(stage, `421 at ${step}`, at(step, say('421 4.3.2 Closing')), /^421 /),
    refused(stage, `554 at ${step}`, at(step, never), /^554-5\.7\.1 No 554 5\.7\.1 Never$/),
    lost(stage, `an end at ${step}`, at(step, DROP), DROPPED),
    { ...lost(stage, `silence at ${step}`, at(step, SILENCE), TIMED_OUT), silentAt },
  ];
  return rows.map((row) => ({ ...row, ...login }));
});

/** Inside the message: what was not written whole was certainly not sent. */
const MESSAGE_FAULTS: readonly SmtpFault[] = [
  { large: true, ...deferred('data', 'a reset in the message', inMessage(RESET), DROPPED) },
  { large: true, ...deferred('data', '452 in the message', inMessage(say('452 Full')), /^452 /) },
  { large: true, ...deferred('data', '250 in the message', inMessage(say('250 Ok')), /^250 /) },
  { large: true, ...refused('data', '552 in the message', inMessage(say('552 Big')), /^552 /) },
  {
    ...deferred('data', 'a relay that stops reading', { deafInMessage: true }, TIMED_OUT),
    large: true,
    silentAt: 'blockMs',
  },
];

/** Replies that are no replies, or not to what was asked. None may be taken for a yes. */
const NONSENSE: readonly SmtpFault[] = [
  refused('mail', 'a SIZE that is too small', { extensions: ['SIZE 1000'] }, /^SIZE 1000$/),
  refused('rcpt', '550 at RCPT, yet 354', at('rcpt', say('550 5.1.1 No such user')), /^550 /),
  deferred('greeting', 'another protocol', at('greeting', say('SSH-2.0-OpenSSH_9.2')), /^SSH-2\.0/),
  deferred(
    'greeting',
    'two codes at EHLO',
    at('ehloInTls', say('250-a', '550 b')),
    /^250-a 550 b$/,
  ),
  deferred('data', '250 instead of 354', at('data', say('250 Go ahead')), /^250 Go ahead$/),
  deferred('data', '250 along with 354', at('data', say('354 Go', '250 Ok: queued')), /^250 Ok/),
  deferred(null, 'replies ahead', at('mail', say('250 1', '250 2', '354 3', '250 4')), /^250 /),
  uncertain(
    'final',
    'two codes at the end',
    at('final', say('250-Ok', '550 No')),
    /^250-Ok 550 No$/,
  ),
  uncertain('final', 'no code at the end', at('final', say('2 be or not 2 be')), /^2 be/),
  uncertain('final', '354 at the end', at('final', say('354 More, please')), /^354 /),
  uncertain('final', 'a reset at the end', at('final', RESET), DROPPED),
  uncertain('final', 'half a reply', at('final', { say: '25', thenDrop: true }), DROPPED),
  {
    ...uncertain(
      'final',
      'a reply without an end',
      at('final', say('250-Ok', '250-and')),
      TIMED_OUT,
    ),
    silentAt: 'finalMs',
  },
];

export const SMTP_FAULTS: readonly SmtpFault[] = [
  ...TLS_FAULTS,
  ...STAGE_FAULTS,
  ...MESSAGE_FAULTS,
  ...NONSENSE,
];

function say(...lines: readonly string[]): Answer {
  return { say: lines.map((line) => `${line}\r\n`).join('') };
}

function at(step: ScriptStep, answer: Answer): Script {
  return { answers: { [step]: answer } };
}

function inMessage(answer: Answer): Script {
  return { inMessage: { afterBytes: 100_000, answer } };
}

/** OpenSSL 3 speaks these only at security level 0. */
function oldTls(version: 'TLSv1' | 'TLSv1.1') {
  return { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
}

function tls(fault: string, script: Script, reply: RegExp): SmtpFault {
  return deferred('tls', fault, script, reply);
}

type Row = (stage: Stage | null, fault: string, script: Script, reply: RegExp) => SmtpFault;

function row(
  outcome: Outcome['outcome'],
  [stage, fault, script, reply]: Parameters<Row>,
): SmtpFault {
  return { fault, script, outcome, stage, reply };
}

function deferred(...args: Parameters<Row>): SmtpFault {
  return row('deferred', args);
}

function refused(...args: Parameters<Row>): SmtpFault {
  return row('refused', args);
}

function uncertain(...args: Parameters<Row>): SmtpFault {
  return row('uncertain', args);
}
