import PostalMime, { type Address, type Email } from 'postal-mime';
import { type DeliveryStatus, readDeliveryStatus } from './delivery-status.ts';
import { type ClaimedAttempt, readReturnAddress } from './return-address.ts';

/** What came back about an attempt, or an answer that a machine wrote. */
export type Returned = DeliveryStatus | { readonly art: 'autosvar'; readonly status: null };

/** A mail that came back, as far as it can be read. */
export type ReturnedMail = {
  /** The attempts it is sent to; more than one is nothing a mail server does. */
  readonly attempts: readonly ClaimedAttempt[];
  /** null: neither a report nor an answer of a machine. */
  readonly returned: Returned | null;
};

const MIME_DEPTH_MAX = 20;
const HEADER_BYTES_MAX = 256 * 1024;
/** Where mail servers write whom they delivered to. */
const RECIPIENT_HEADERS: ReadonlySet<string> = new Set([
  ...['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'],
]);
const DELIVERY_STATUS: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
]);

/**
 * Reads a mail to the return path: a report of a mail server (RFC 3464), the answer of a machine (RFC
 * 3834), or neither. Only what stands in the mail itself counts, never what it quotes.
 * @returns null when it is no mail that can be read
 */
export async function readReturn(raw: Uint8Array): Promise<ReturnedMail | null> {
  try {
    const mail = await PostalMime.parse(raw, {
      attachmentEncoding: 'utf8',
      forceRfc822Attachments: true,
      maxNestingDepth: MIME_DEPTH_MAX,
      maxHeadersSize: HEADER_BYTES_MAX,
    });
    return { attempts: attemptsOf(mail), returned: returnedIn(mail) };
  } catch {
    return null;
  }
}

function attemptsOf(mail: Email): readonly ClaimedAttempt[] {
  const recipients = [
    ...addressesOf(mail.to ?? []),
    ...mail.headers.flatMap(({ key, value }) =>
      RECIPIENT_HEADERS.has(key) ? value.split(/[\s<>,;"]+/) : [],
    ),
  ];
  const unique = new Set(recipients.map((address) => address.toLowerCase()));
  const claimed = [...unique].flatMap((address) => readReturnAddress(address) ?? []);
  return [...new Map(claimed.map((one) => [JSON.stringify(one), one])).values()];
}

function addressesOf(addresses: readonly Address[]): readonly string[] {
  return addresses.flatMap(({ address, group }) =>
    address === undefined ? (group ?? []).map((one) => one.address) : [address],
  );
}

function returnedIn(mail: Email): Returned | null {
  const report = mail.attachments.find(({ mimeType }) => DELIVERY_STATUS.has(mimeType));
  if (report !== undefined) return readDeliveryStatus(textOf(report.content));
  const notice = mail.attachments.find(
    ({ mimeType }) => mimeType === 'message/disposition-notification',
  );
  if (notice !== undefined) return readDisposition(textOf(notice.content));
  return isMachinesAnswer(mail) ? { art: 'autosvar', status: null } : null;
}

/** A receipt of whoever opened it (RFC 8098): what was displayed has been delivered. */
function readDisposition(text: string): Returned | null {
  const shown = /^disposition:[^;\n]{1,200};[ \t]*(?:displayed|processed|dispatched)\b/im;
  return shown.test(text) ? { art: 'leveret', status: '2.0.0' } : null;
}

/**
 * Written by a machine for whoever writes (RFC 3834 §5), by what such machines put into the head. A
 * mail server without a report is none: what it says a person must read.
 */
function isMachinesAnswer(mail: Email): boolean {
  const from = mail.from?.address?.toLowerCase() ?? '';
  if (/^(?:mailer-daemon|postmaster)@/.test(from) || from === '') return false;
  const head = new Map(mail.headers.map(({ key, value }) => [key, value.trim().toLowerCase()]));
  const submitted = head.get('auto-submitted') ?? 'no';
  return (
    /^auto-/.test(submitted) ||
    head.has('x-autoreply') ||
    head.has('x-autorespond') ||
    /^(?:auto_reply|auto-reply)/.test(head.get('precedence') ?? '')
  );
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
