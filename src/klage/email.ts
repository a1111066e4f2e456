/** Letters, digits and signs that need no quotes before the @ (RFC 5321, atom). */
const ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
/** One label of a host name (RFC 1123); a name with æ, ø, å is written in its xn-- form. */
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const TOP_LABEL = /^(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{1,59})$/;
const LOCAL_CHARS_MAX = 64;

/**
 * Whether a text is an address we dare to write to: local part and domain as dot-atoms, without
 * quotes, comments or groups, which mail programs read differently and so can be led astray by.
 */
export function isEmail(text: string): boolean {
  const [local = '', domain = '', ...rest] = text.split('@');
  if (rest.length > 0 || local.length > LOCAL_CHARS_MAX) return false;
  const labels = domain.split('.');
  return (
    local.split('.').every((atom) => ATOM.test(atom)) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(labels.at(-1) ?? '')
  );
}
