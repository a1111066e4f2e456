import type { Place } from './fejl.ts';
import type { JsonScanner } from './json-scanner.ts';

const PLAIN_CHARS = /[^"\\\p{Cc}]*/uy;
const HEX4 = /[0-9a-fA-F]{4}/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const SHOWN_CHARS_MAX = 40;

/** Reads the string that begins here: closed on its line, well-formed, NFC. */
export function readJsonString(text: JsonScanner): string {
  const place = text.place();
  text.step();
  let value = '';
  for (;;) {
    value += text.match(PLAIN_CHARS);
    if (text.took('"')) break;
    if (text.peek() !== '\\') refuseUnclosed(text);
    value += readEscape(text);
  }
  if (!value.isWellFormed()) {
    text.refuse('Teksten har et halvt tegn (\\ud800–\\udfff). Slet det.', place);
  }
  if (value.normalize('NFC') !== value) refuseDecomposed(text, value, place);
  return value;
}

function readEscape(text: JsonScanner): string {
  const place = text.place();
  text.step();
  const letter = text.step();
  const plain = ESCAPES.get(letter);
  if (plain !== undefined) return plain;
  const hex = letter === 'u' ? text.match(HEX4) : '';
  if (hex === '') text.refuse(`Efter \\ kan her kun stå ${ESCAPABLE}.`, place);
  return String.fromCharCode(Number.parseInt(hex, 16));
}

const ESCAPABLE = '" \\ / b f n r t, eller u og fire hextal; en omvendt skråstreg skrives \\\\';

function refuseUnclosed(text: JsonScanner): never {
  if (['', '\n', '\r'].includes(text.peek())) {
    text.refuse('Teksten mangler sit sidste anførselstegn. Linjeskift i en tekst skrives \\n.');
  }
  return text.refuse('Teksten har et usynligt tegn her. Slet det; en tabulator skrives \\t.');
}

function refuseDecomposed(text: JsonScanner, value: string, place: Place): never {
  const shown = value.normalize('NFC').slice(0, SHOWN_CHARS_MAX);
  const besked = `Teksten »${shown}« har løse accenter (NFD: et a og en ring i stedet for å). Skriv bogstaverne igen.`;
  return text.refuse(besked, place);
}
