/** Long enough for people, short enough for every file system. */
const NAME_CHARS_MAX = 120;
const EXTENSION_CHARS_MAX = 10;
/** What is read of a typed name at all. */
const RAW_CHARS_MAX = 1_000;
const FALLBACK = 'bilag';

/** Control, format (bidirectional, zero-width), surrogate, line and paragraph separator characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What Windows refuses in a name. */
const FORBIDDEN = /[<>:"|?*]/g;
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Names the letter itself uses. */
const TAKEN = ['klage.json', 'smime.p7s', 'smime.p7m'];

/**
 * A file name that is safe in a mail and on a caseworker's disk: no path, nothing invisible, no
 * device name, at most 120 characters with its extension kept. The same name again when repeated.
 */
export function cleanFileName(typed: string): string {
  const last = typed.slice(-RAW_CHARS_MAX).split(/[/\\]/).at(-1) ?? '';
  const visible = last.normalize('NFC').replace(INVISIBLE, '').replace(FORBIDDEN, '-');
  const tidy = shorten(trimDots(visible.replace(/\s/g, ' ')));
  if (tidy === '') return FALLBACK;
  return DEVICE_NAME.test(tidy) ? `_${tidy}` : tidy;
}

/** Cleans every name and tells equal ones apart: `foto.jpg`, `foto (2).jpg`. */
export function withUniqueNames<T extends { readonly navn: string }>(files: readonly T[]): T[] {
  const taken = new Set(TAKEN);
  return files.map((file) => {
    const navn = freeName(cleanFileName(file.navn), taken);
    taken.add(navn.toLowerCase());
    return { ...file, navn };
  });
}

function freeName(navn: string, taken: ReadonlySet<string>): string {
  const [stem, extension] = splitName(navn);
  let candidate = navn;
  for (let n = 2; taken.has(candidate.toLowerCase()); n += 1) {
    candidate = `${stem} (${n})${extension}`;
  }
  return candidate;
}

function shorten(navn: string): string {
  const [stem, extension] = splitName(navn);
  const room = NAME_CHARS_MAX - extension.length;
  return trimDots([...stem].slice(0, room).join('')) + extension;
}

function splitName(navn: string): [stem: string, extension: string] {
  const dot = navn.lastIndexOf('.');
  if (dot <= 0 || navn.length - dot > EXTENSION_CHARS_MAX) return [navn, ''];
  return [navn.slice(0, dot), navn.slice(dot)];
}

/** Without dots and spaces at the ends, where they hide a file or vanish. */
function trimDots(navn: string): string {
  let from = 0;
  let to = navn.length;
  while (from < to && isDotOrSpace(navn.charAt(from))) from += 1;
  while (to > from && isDotOrSpace(navn.charAt(to - 1))) to -= 1;
  return navn.slice(from, to);
}

function isDotOrSpace(symbol: string): boolean {
  return symbol === '.' || symbol === ' ';
}
