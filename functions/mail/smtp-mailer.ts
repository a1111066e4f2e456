import { isEnvelopeAddress } from './envelope-address.ts';
import type { Mail, Mailer, Outcome } from './mailer.ts';
import { type Relay, readRelay, SMTP_TIMEOUTS, type SmtpTimeouts } from './relay.ts';
import { SmtpSession } from './smtp-session.ts';

export const SMTP_CONNECTIONS_MAX = 8;

export type SmtpMailerOptions = {
  /** smtp:// (STARTTLS, forced) or smtps:// */
  readonly url: URL;
  /** PEM text of the only CAs that are trusted; null means the system's. */
  readonly ca: string | null;
  readonly timeouts?: Partial<SmtpTimeouts>;
  readonly maxConnections?: number;
};

/**
 * The mailer over SMTP. Never in clear: TLS 1.2 or newer, certificate verified, or no mail.
 * Keeps up to `maxConnections` connections; a mail beyond that waits for one.
 */
export function makeSmtpMailer(options: SmtpMailerOptions): Mailer {
  const timeouts = { ...SMTP_TIMEOUTS, ...options.timeouts };
  const relay = readRelay(options.url, options.ca, timeouts);
  return new SmtpPool(relay, options.maxConnections ?? SMTP_CONNECTIONS_MAX);
}

class SmtpPool implements Mailer {
  readonly #relay: Relay;
  readonly #max: number;
  readonly #sessions = new Set<SmtpSession>();
  readonly #idle: { readonly session: SmtpSession; readonly timer: NodeJS.Timeout }[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #closed = false;

  constructor(relay: Relay, max: number) {
    this.#relay = relay;
    this.#max = max;
  }

  async send(mail: Mail): Promise<Outcome> {
    const wrong = wrongAddress(mail);
    if (wrong !== null) return wrong;
    if (this.#busy >= this.#max) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy += 1;
    try {
      return await this.#sendNow(mail);
    } finally {
      this.#release();
    }
  }

  /** Cuts every connection; mails on their way get the outcome that is true at that moment. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { session, timer } of this.#idle.splice(0)) {
      clearTimeout(timer);
      session.quit();
      this.#sessions.delete(session);
    }
    for (const session of this.#sessions) session.cut();
  }

  async #sendNow(mail: Mail): Promise<Outcome> {
    const kept = this.#takeIdle();
    if (kept !== null) {
      const outcome = await this.#deliver(kept, mail);
      if (!isStale(outcome)) return outcome;
    }
    if (this.#closed) return { outcome: 'deferred', stage: 'connect', reply: '[lukket]' };
    const session = new SmtpSession(this.#relay);
    this.#sessions.add(session);
    const failed = await session.open();
    if (failed === null) return this.#deliver(session, mail);
    this.#sessions.delete(session);
    return failed;
  }

  async #deliver(session: SmtpSession, mail: Mail): Promise<Outcome> {
    try {
      return await session.deliver(mail);
    } finally {
      this.#keep(session);
    }
  }

  #takeIdle(): SmtpSession | null {
    for (let kept = this.#idle.pop(); kept !== undefined; kept = this.#idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.session.usable()) return kept.session;
      this.#sessions.delete(kept.session);
    }
    return null;
  }

  #keep(session: SmtpSession): void {
    if (this.#closed || !session.usable()) {
      session.quit();
      this.#sessions.delete(session);
      return;
    }
    const timer = setTimeout(() => this.#drop(session), this.#relay.timeouts.idleMs).unref();
    this.#idle.push({ session, timer });
  }

  #drop(session: SmtpSession): void {
    const index = this.#idle.findIndex((kept) => kept.session === session);
    if (index >= 0) this.#idle.splice(index, 1);
    this.#sessions.delete(session);
    session.quit();
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy -= 1;
    else next();
  }
}

/** The address is not repeated: it may be a citizen's. */
function wrongAddress(mail: Mail): Outcome | null {
  if (!isEnvelopeAddress(mail.from)) {
    return { outcome: 'refused', stage: 'mail', reply: '[afsenderadressen er ugyldig]' };
  }
  if (!isEnvelopeAddress(mail.to)) {
    return { outcome: 'refused', stage: 'rcpt', reply: '[modtageradressen er ugyldig]' };
  }
  return null;
}

/** A kept connection that the server had given up: nothing was sent, so a new one may try at once. */
function isStale(outcome: Outcome): boolean {
  if (outcome.outcome !== 'deferred' || outcome.stage !== 'mail') return false;
  return outcome.reply.startsWith('421') || outcome.reply.startsWith('[');
}
