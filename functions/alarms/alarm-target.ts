import { createHash } from 'node:crypto';
import { isEnvelopeAddress } from '../mail/envelope-address.ts';

/** Where alarms go: one part of ALARM_TIL. */
export type AlarmTarget =
  | { readonly slags: 'mail'; readonly id: string; readonly address: string }
  | { readonly slags: 'https'; readonly id: string; readonly url: URL };

const ID_CHARS = 16;

/**
 * Reads one part of ALARM_TIL: `mailto:ADDRESS` or `https://…`.
 * @param loopbackHttp whether http:// to this machine is fine, as it is in development
 * @returns null when it is neither
 */
export function readAlarmTarget(typed: string, loopbackHttp: boolean): AlarmTarget | null {
  const id = createHash('sha256').update(typed).digest('hex').slice(0, ID_CHARS);
  if (typed.startsWith('mailto:')) {
    const address = typed.slice('mailto:'.length);
    return isEnvelopeAddress(address) ? { slags: 'mail', id, address } : null;
  }
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.username !== '' || url.password !== '') return null;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const fine = url.protocol === 'https:' || (url.protocol === 'http:' && isHere && loopbackHttp);
  return fine ? { slags: 'https', id, url } : null;
}
