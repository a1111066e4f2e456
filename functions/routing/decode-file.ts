import type { Place } from './fejl.ts';

/** No rule file is larger: an honest one is far below. */
export const FILE_BYTES_MAX = 1_000_000;

export type DecodedFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly place: Place; readonly besked: string };

/** Bytes → text. Only UTF-8 is read; a byte-order mark is dropped, since Windows editors write one. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (bytes.length > FILE_BYTES_MAX) {
    return refused(`Filen fylder ${bytes.length} bytes; den må højst fylde 1 MB. Gør den mindre.`);
  }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return refused(`Filen er gemt som UTF-16. ${SAVE_AS_UTF8}`);
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const place = firstInvalid(bytes);
    return refused(
      `Et tegn her er ikke UTF-8; filen er nok gemt som Latin-1. ${SAVE_AS_UTF8}`,
      place,
    );
  }
}

const SAVE_AS_UTF8 = 'Gem filen igen med tegnsættet UTF-8.';
const START: Place = { linje: 1, kolonne: 1 };

function refused(besked: string, place: Place = START): DecodedFile {
  return { ok: false, place, besked };
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

/** The place of the first byte that is no UTF-8: decoded leniently it becomes U+FFFD. */
function firstInvalid(bytes: Uint8Array): Place {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const before = lenient.slice(0, Math.max(0, lenient.indexOf('\uFFFD')));
  const lines = before.split('\n');
  return { linje: lines.length, kolonne: (lines.at(-1) ?? '').length + 1 };
}
