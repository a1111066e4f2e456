import { readRelay, SMTP_TIMEOUTS } from './relay.ts';
import type { SmtpMailerOptions } from './smtp-mailer.ts';
import { SmtpSession } from './smtp-session.ts';

/**
 * Asks the relay how large a mail it takes (RFC 1870), in bytes; sends none.
 * @returns null when it names no limit, `ukendt` when it cannot be asked
 */
export async function askRelaySize(
  options: Pick<SmtpMailerOptions, 'url' | 'ca' | 'timeouts'>,
): Promise<number | null | 'ukendt'> {
  const timeouts = { ...SMTP_TIMEOUTS, ...options.timeouts };
  const session = new SmtpSession(readRelay(options.url, options.ca, timeouts));
  const failed = await session.open();
  if (failed !== null) return 'ukendt';
  const size = session.bytesMax;
  session.quit();
  return size;
}
