import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
/** 96 bits, as in HMAC-SHA1-96 (RFC 2404): there is nothing to try it against but this mailbox. */
const MAC_HEX_CHARS = 24;
const LOCAL =
  /^retur\+(?<forsendelse>[1-9]\d{0,14})\.(?<forsoeg>[1-9]\d{0,8})\.(?<mac>[0-9a-f]{24})$/;

/** One attempt at one row of the outbox. */
export type Attempt = {
  readonly forsendelse: number;
  /** From 1. */
  readonly forsoeg: number;
};

/** What binds an address to its klage, and to us. */
export type ReturnKey = {
  /** Of the row: after a restore its id may be another's. */
  readonly nummer: string;
  /** APP_SECRET. */
  readonly secret: Uint8Array;
};

/** An address somebody sent to, not yet known to be ours. */
export type ClaimedAttempt = Attempt & { readonly mac: string };

/**
 * The envelope sender of one attempt (VERP, Bernstein 1997): whatever comes back to it is about that
 * attempt. Digits and lower case only, since relays change case; at most 56 characters before the @
 * (RFC 5321 allows 64).
 * @param mailFrom MAIL_FROM, whose domain it has
 */
export function returnAddress(attempt: Attempt, key: ReturnKey, mailFrom: string): string {
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
  return `retur+${attempt.forsendelse}.${attempt.forsoeg}.${macOf(attempt, key)}@${domain}`;
}

/** The attempt that an address names, in any case; null when it is no return address. */
export function readReturnAddress(address: string): ClaimedAttempt | null {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0)).toLowerCase();
  const { forsendelse, forsoeg, mac } = LOCAL.exec(local)?.groups ?? {};
  if (forsendelse === undefined || forsoeg === undefined || mac === undefined) return null;
  return { forsendelse: Number(forsendelse), forsoeg: Number(forsoeg), mac };
}

/** Whether we made the address, for an attempt at this klage: anybody else would have to guess. */
export function isOurs(claimed: ClaimedAttempt, key: ReturnKey): boolean {
  return timingSafeEqual(Buffer.from(claimed.mac), Buffer.from(macOf(claimed, key)));
}

function macOf({ forsendelse, forsoeg }: Attempt, { nummer, secret }: ReturnKey): string {
  const key = hkdfSync('sha256', secret, '', 'klagevej returadresse v1', KEY_BYTES);
  const mac = createHmac('sha256', Buffer.from(key));
  return mac.update(`${forsendelse}.${forsoeg}.${nummer}`).digest('hex').slice(0, MAC_HEX_CHARS);
}
