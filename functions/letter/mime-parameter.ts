/** Nothing here needs quoting beyond the quotes, and the line stays short. */
const PLAIN = /^[A-Za-z0-9 ._()+=@~-]{1,50}$/;
const SEGMENT_CHARS_MAX = 55;

/**
 * A MIME header parameter on lines of its own, `;` first: quoted when plain, else in UTF-8,
 * percent-encoded and continued over several lines (RFC 2231 §3 and §4).
 */
export function mimeParameter(name: string, value: string): string {
  if (PLAIN.test(value)) return `;\r\n ${name}="${value}"`;
  const segments = segmentsOf(value);
  if (segments.length === 1) return `;\r\n ${name}*=UTF-8''${segments[0]}`;
  return segments
    .map((segment, i) => `;\r\n ${name}*${i}*=${i === 0 ? "UTF-8''" : ''}${segment}`)
    .join('');
}

/** Cut between characters, never inside one. */
function segmentsOf(value: string): string[] {
  const segments: string[] = [];
  let current = '';
  for (const symbol of value.toWellFormed()) {
    const encoded = percentEncode(symbol);
    if (current.length + encoded.length > SEGMENT_CHARS_MAX) {
      segments.push(current);
      current = '';
    }
    current += encoded;
  }
  return [...segments, current];
}

function percentEncode(symbol: string): string {
  return encodeURIComponent(symbol).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
