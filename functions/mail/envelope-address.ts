const ADDRESS_CHARS_MAX = 254;
const LOCAL_CHARS_MAX = 64;
const LOCAL = /^[A-Za-z0-9#$&'*+=?^_{}~-]+(?:\.[A-Za-z0-9#$&'*+=?^_{}~-]+)*$/;
const DOMAIN =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/**
 * True for a plain dot-atom address (RFC 5321 §4.1.2) of at most 254 characters. Quoted local
 * parts, address literals and non-ASCII are refused, and so are `%`, `!`, `|`, `/` and a leading
 * hyphen, which relays may read as a route, a program or an option.
 */
export function isEnvelopeAddress(address: string): boolean {
  if (address.length > ADDRESS_CHARS_MAX) return false;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  if (local.length > LOCAL_CHARS_MAX || local.startsWith('-')) return false;
  return LOCAL.test(local) && DOMAIN.test(address.slice(at + 1));
}
