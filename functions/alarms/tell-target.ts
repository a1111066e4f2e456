import type { Mailer, Outcome } from '../mail/mailer.ts';
import { plainMail } from '../mail/plain-mail.ts';
import { makeSmtpMailer } from '../mail/smtp-mailer.ts';
import { readSettingFile } from '../settings.ts';
import type { World } from '../world.ts';
import type { AlarmTarget } from './alarm-target.ts';
import { postJson } from './post-json.ts';

/** Under a minute in all, so that whoever tells still has the lease; a second mail does no harm. */
const TIMEOUTS = { setupMs: 10_000, envelopeMs: 15_000, blockMs: 10_000, finalMs: 15_000 };
const ID_BYTES = 16;

/** A message to one target, as a mail or as JSON. */
export type Told = {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly json: object;
};

/** @returns `ok`, or a code that says why it did not get through */
export type Teller = (told: Told) => Promise<string>;

export type Tellers = {
  /** By the target's id; a mail cannot be sent where nobody mails. */
  readonly of: ReadonlyMap<string, Teller>;
  readonly close: () => Promise<void>;
};

type TellWorld = Pick<World, 'settings' | 'clock' | 'random'> & { readonly mailer?: Mailer };

/**
 * Who tells each target of ALARM_TIL: mails over the relay of SMTP_URL on a connection of their own,
 * so that letters neither wait for alarms nor alarms for letters; in development without a relay over
 * the embedded mailboxes, where the world has them.
 */
export async function makeTellers(world: TellWorld): Promise<Tellers> {
  const { smtpUrl, smtpCa, alarmTil } = world.settings;
  const ca = smtpCa === null ? null : await readSettingFile('SMTP_CA', smtpCa);
  const own =
    smtpUrl === null
      ? null
      : makeSmtpMailer({ url: smtpUrl, ca, timeouts: TIMEOUTS, maxConnections: 1 });
  const mailer = own ?? world.mailer ?? null;
  const of = new Map<string, Teller>();
  for (const target of alarmTil) {
    if (target.slags === 'https') {
      of.set(target.id, ({ json }) => postJson({ url: target.url, ca }, json));
    } else if (mailer !== null) of.set(target.id, mailTo(world, mailer, target));
  }
  return { of, close: async () => own?.close() };
}

function mailTo(
  { settings, clock, random }: TellWorld,
  mailer: Mailer,
  { address }: Extract<AlarmTarget, { readonly slags: 'mail' }>,
): Teller {
  return async ({ subject, lines }) => {
    const mail = plainMail({
      ...{ from: settings.mailFrom, to: address, subject, lines, sprog: 'da' },
      messageId: `drift.${Buffer.from(random(ID_BYTES)).toString('hex')}`,
      date: clock.now(),
    });
    return codeOf(await mailer.send(mail));
  };
}

/** Not what the relay said: it may repeat an address. */
function codeOf(outcome: Outcome): string {
  return outcome.outcome === 'accepted' ? 'ok' : `${outcome.outcome}-${outcome.stage}`;
}
