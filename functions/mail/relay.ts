/** How long one step may take. All but `finalMs` are short: before the final dot nothing can be doubled. */
export type SmtpTimeouts = {
  /** Each of: connecting; greeting to TLS; login. */
  readonly setupMs: number;
  /** From MAIL FROM until the server has opened DATA. */
  readonly envelopeMs: number;
  /** Between two blocks of the message. */
  readonly blockMs: number;
  /** After the final dot (RFC 5321 §4.5.3.2.6: ten minutes; a shorter wait makes duplicates). */
  readonly finalMs: number;
  /** How long an unused connection is kept. */
  readonly idleMs: number;
};

export const SMTP_TIMEOUTS: SmtpTimeouts = {
  setupMs: 20_000,
  envelopeMs: 60_000,
  blockMs: 120_000,
  finalMs: 600_000,
  idleMs: 15_000,
};

/** The one server that is handed every mail. */
export type Relay = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps://); otherwise STARTTLS, forced. */
  readonly implicitTls: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
  /** PEM of the only CAs that are trusted; null means the system's. */
  readonly ca: string | null;
  readonly timeouts: SmtpTimeouts;
};

/** Reads `smtp://user:pass@host:port` or `smtps://…`. Default ports 587 and 465. */
export function readRelay(url: URL, ca: string | null, timeouts: SmtpTimeouts): Relay {
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
    throw new Error(`Cannot use "${url.protocol}//…" for mail: it must be smtp:// or smtps://`);
  }
  const implicitTls = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (implicitTls ? 465 : 587),
    implicitTls,
    login: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
    ca,
    timeouts,
  };
}
