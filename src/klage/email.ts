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

/** Where in a text something that looks like an e-mail address stands, in UTF-16 units. */
export type EmailPlace = { readonly start: number; readonly end: number };

const WORD = /[^\s<>()[\],;:"]+/g;
/** Wider than {@link isEmail}: what a person would read as an address, also with æ, ø and å. */
const LOOKS_LIKE_EMAIL = /^[^@]+@[^@.]+\.[^@]*[^@.]$/;

/** Every place in a text that looks like an e-mail address, for a gentle warning: never a refusal. */
export function findEmails(text: string): readonly EmailPlace[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const found = word.replace(/[.!?]{0,9}$/, '');
    return LOOKS_LIKE_EMAIL.test(found) ? [{ start: index, end: index + found.length }] : [];
  });
}
