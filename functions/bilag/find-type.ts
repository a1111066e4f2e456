import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { endsAsZip, readZipDirectory, storedBytes, type ZipEntry } from './zip-directory.ts';

/** What may be attached (contract §5): media type, and the extensions people's files have. */
export const FILE_TYPES = {
  pdf: { type: 'application/pdf', extensions: ['pdf'] },
  jpg: { type: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { type: 'image/png', extensions: ['png'] },
  webp: { type: 'image/webp', extensions: ['webp'] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  odt: { type: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  txt: { type: 'text/plain', extensions: ['txt'] },
} as const;
export type FileKind = keyof typeof FILE_TYPES;

const ZIP_START = Buffer.from('PK\x03\x04', 'latin1');
const PDF_START = Buffer.from('%PDF-', 'latin1');
const HTML_START = /^\uFEFF?\s{0,1000}<(?:!doctype\s+html|html|head|body|script|svg|\?xml)\b/i;
/** Enough for every kind a klage may carry, and little enough for what file-type does with it. */
const SNIFFED_BYTES = 4_100;
const HTML_START_BYTES = 1_100;

/**
 * What a file is by its content; its extension has to say the same, and only one that says
 * nothing is filled in. null: not something a klage may carry. Nothing is unpacked.
 */
export async function findType(bytes: Buffer, extension: string): Promise<FileKind | null> {
  const kind = await kindOfContent(bytes, extension);
  if (kind === null) return null;
  if (extension === '') return kind === 'txt' ? null : kind;
  const allowed: readonly string[] = FILE_TYPES[kind].extensions;
  return allowed.includes(extension) ? kind : null;
}

async function kindOfContent(bytes: Buffer, extension: string): Promise<FileKind | null> {
  // Before file-type sees it: to tell zips apart it would unpack them.
  if (bytes.subarray(0, ZIP_START.length).equals(ZIP_START)) return officeKind(bytes);
  if (extension === 'txt') return isPlainTextFile(bytes) ? 'txt' : null;
  const found = await fileTypeFromBuffer(bytes.subarray(0, SNIFFED_BYTES));
  switch (found?.mime) {
    case 'application/pdf':
      return startsAsPdf(bytes) && !endsAsZip(bytes) ? 'pdf' : null;
    case 'image/jpeg':
      return 'jpg';
    // An animated png is a png to whoever does not animate, such as what re-encodes it.
    case 'image/apng':
    case 'image/png':
      return 'png';
    case 'image/webp':
      return 'webp';
    default:
      return null;
  }
}

/** docx and odt are zips; each has a mark that can be read without unpacking. */
function officeKind(bytes: Buffer): 'docx' | 'odt' | null {
  const entries = readZipDirectory(bytes);
  if (entries === null) return null;
  if (isOdt(bytes, entries)) return 'odt';
  return isDocx(entries) ? 'docx' : null;
}

/** OpenDocument 1.3 part 2 §3.3: the first entry is `mimetype`, not packed. */
function isOdt(bytes: Buffer, entries: readonly ZipEntry[]): boolean {
  const first = entries.find(({ at }) => at === 0);
  if (first?.name !== 'mimetype') return false;
  const mark = storedBytes(bytes, first)?.toString('latin1');
  return mark === FILE_TYPES.odt.type && entries.some(({ name }) => name === 'content.xml');
}

/** ECMA-376 part 2; a docx never holds macros, so one that does is a docm in disguise. */
function isDocx(entries: readonly ZipEntry[]): boolean {
  const names = entries.map(({ name }) => name);
  return (
    names.includes('[Content_Types].xml') &&
    names.some((name) => /^word\/document\d*\.xml$/.test(name)) &&
    !names.some((name) => name.toLowerCase().endsWith('vbaproject.bin'))
  );
}

/** Text is what nobody takes for anything else: a pdf or a web page may well be valid UTF-8. */
function isPlainTextFile(bytes: Buffer): boolean {
  if (!isUtf8(bytes) || bytes.includes(0) || startsAsPdf(bytes) || endsAsZip(bytes)) return false;
  return !HTML_START.test(bytes.toString('utf8', 0, HTML_START_BYTES));
}

function startsAsPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, PDF_START.length).equals(PDF_START);
}
