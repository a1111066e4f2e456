import { randomBytes, randomInt } from 'node:crypto';

/** What is looked for, and where a trace of it was found. */
export type Canary = { readonly name: string; readonly text: string };
export type Place = { readonly where: string; readonly bytes: Buffer };

/** A word that stands nowhere unless somebody wrote it there: 20 random letters. */
export function makeWord(): string {
  return Array.from(randomBytes(20), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

/** Random digits, for fields that take nothing else. */
export function makeDigits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join('');
}

/** Every place in which a canary lies, in whatever dress, as `name in where (dress)`. */
export function findCanaries(
  canaries: readonly Canary[],
  places: readonly Place[],
): readonly string[] {
  const wanted = canaries.flatMap(({ name, text }) =>
    dressesOf(text).map(({ dress, bytes }) => ({ name, dress, bytes })),
  );
  return places.flatMap(({ where, bytes }) => {
    const forms = [bytes, withoutLineBreaks(bytes)];
    return wanted
      .filter((one) => forms.some((form) => form.includes(one.bytes)))
      .map(({ name, dress }) => `${name} in ${where} (${dress})`);
  });
}

type Dress = { readonly dress: string; readonly bytes: Buffer };

/** How a text may lie on a disk without being readable at once. */
function dressesOf(text: string): readonly Dress[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const percent = hex.replace(/../g, (pair) => `%${pair}`);
  const written = [
    { dress: 'plain', as: text },
    { dress: 'upper case', as: text.toUpperCase() },
    { dress: 'reversed', as: [...text].reverse().join('') },
    { dress: 'hex', as: hex },
    { dress: 'HEX', as: hex.toUpperCase() },
    { dress: 'percent', as: percent },
    { dress: 'PERCENT', as: percent.toUpperCase() },
    { dress: 'URL', as: encodeURIComponent(text) },
  ];
  return [
    ...written.map(({ dress, as }) => ({ dress, bytes: Buffer.from(as) })),
    { dress: 'UTF-16LE', bytes: Buffer.from(text, 'utf16le') },
    { dress: 'UTF-16BE', bytes: Buffer.from(text, 'utf16le').swap16() },
    ...[0, 1, 2].flatMap((before) => base64At(bytes, before)),
  ];
}

/** The middle that is the same whatever stands `before` bytes ahead of it and anything behind. */
function base64At(bytes: Buffer, before: number): readonly Dress[] {
  const padded = Buffer.concat([Buffer.alloc(before), bytes]);
  const from = Math.ceil((before * 8) / 6);
  const to = Math.floor((padded.length * 8) / 6);
  const middle = padded.toString('base64').slice(from, to);
  const url = middle.replaceAll('+', '-').replaceAll('/', '_');
  return [...new Set([middle, url])].map((as) => ({
    dress: `base64 after ${before}`,
    bytes: Buffer.from(as),
  }));
}

/** Mails break their base64 into lines. */
function withoutLineBreaks(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(/[\r\n]/g, ''), 'latin1');
}
