/** With `=?UTF-8?B?` and `?=` an encoded word has 75 characters at most (RFC 2047 §2). */
const BYTES_MAX = 45;

/** A header's text in ASCII: as it is, or as encoded words on lines of their own (RFC 2047). */
export function encodedWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const pieces = [''];
  for (const symbol of text) {
    const last = pieces.at(-1) ?? '';
    if (Buffer.byteLength(last + symbol) > BYTES_MAX) pieces.push(symbol);
    else pieces[pieces.length - 1] = last + symbol;
  }
  return pieces
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
    .join('\r\n ');
}
