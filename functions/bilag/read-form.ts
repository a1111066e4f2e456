import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { BilagFelt } from '../../src/klage/klage.ts';
import type { FieldFault } from '../../src/klage/parse-klage.ts';
import { bodyBlocks } from './body-blocks.ts';
import { type FormParts, makeFormParts } from './form-parts.ts';
import {
  BODY_BYTES_MAX,
  FIELD_BYTES_MAX,
  FIELD_NAME_CHARS_MAX,
  FIELDS_BYTES_MAX,
  FIELDS_COUNT_MAX,
  FILE_BYTES_MAX,
  FILE_PARTS_COUNT_MAX,
} from './limits.ts';

/** A file as it was sent: its name and content are still anybody's. */
export type RawFile = {
  readonly felt: BilagFelt;
  /** As the browser wrote it, without folders; may hold anything. */
  readonly navn: string;
  readonly bytes: Buffer;
};

export type ReadForm =
  | {
      readonly kind: 'fields';
      /** The first value of each name, as typed. */
      readonly fields: ReadonlyMap<string, string>;
      /** Names given more than once; files are not counted. */
      readonly repeated: readonly string[];
      readonly files: readonly RawFile[];
      /** What cannot stand: files too large, too many or under no known name, text in no UTF-8. */
      readonly faults: readonly FieldFault[];
    }
  | { readonly kind: 'malformed' }
  /** `fields`: what was read until then, to show again. The rest of the body may be unread. */
  | { readonly kind: 'too-large'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'unsupported' };

export type FormBody = {
  /** The Content-Type header, '' when there is none. */
  readonly contentType: string;
  readonly contentLength: number | null;
  /** The request itself (an IncomingMessage); it is never destroyed from here. */
  readonly body: Readable;
  /** Where reading stops although the sender goes on. */
  readonly maxBytes?: number;
};

/**
 * Reads a form as browsers and systems send it. Files are kept in memory and nowhere else, so
 * whoever calls holds a place in the byte budget meanwhile. Beyond a limit nothing more is kept,
 * but the body is read on, up to `maxBytes`: a browser shows an answer only when it has sent all.
 */
export async function readForm(input: FormBody): Promise<ReadForm> {
  const format = formFormat(input.contentType);
  if (format === null) return { kind: 'unsupported' };
  const parser = openParser(format, input.contentType);
  if (parser === null) return { kind: 'malformed' };
  const parts = makeFormParts(parser, format);
  const end = await feed(parts, input);
  if (end === 'too-much' || parts.overLimit()) return { kind: 'too-large', fields: parts.fields };
  if (end === 'broken') return { kind: 'malformed' };
  const { fields, files } = parts;
  return { kind: 'fields', fields, repeated: [...parts.repeated], files, faults: parts.faults() };
}

export type FormFormat = 'multipart/form-data' | 'application/x-www-form-urlencoded';

function formFormat(contentType: string): FormFormat | null {
  const format = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (format === 'multipart/form-data') return format;
  if (format === 'application/x-www-form-urlencoded') return format;
  return null;
}

/** null when the Content-Type cannot be read, above all without a boundary. */
function openParser(format: FormFormat, contentType: string): busboy.Busboy | null {
  const encoded = format === 'application/x-www-form-urlencoded';
  try {
    return busboy({
      // The standard knows no charset of a urlencoded form: it is UTF-8, whatever the header says.
      headers: { 'content-type': encoded ? format : contentType },
      // Latin-1 keeps every byte, so that form-parts.ts can judge whether they are UTF-8.
      defCharset: encoded ? 'latin1' : 'utf8',
      defParamCharset: 'utf8',
      limits: {
        fields: FIELDS_COUNT_MAX,
        fieldNameSize: FIELD_NAME_CHARS_MAX,
        fieldSize: FIELD_BYTES_MAX,
        // busboy calls a file truncated when it has exactly this size.
        fileSize: FILE_BYTES_MAX + 1,
        files: FILE_PARTS_COUNT_MAX,
        parts: FIELDS_COUNT_MAX + FILE_PARTS_COUNT_MAX,
      },
    });
  } catch {
    return null;
  }
}

/** Reads the body to its end through the parser, as far as it may be read. */
async function feed(parts: FormParts, input: FormBody): Promise<'whole' | 'broken' | 'too-much'> {
  const maxBytes = input.maxBytes ?? BODY_BYTES_MAX;
  // A body that says it is too large is read for its fields only; the form sends its files last.
  const readMax = (input.contentLength ?? 0) > maxBytes ? FIELDS_BYTES_MAX : maxBytes;
  let bytes = 0;
  try {
    for await (const block of bodyBlocks(input.body)) {
      bytes += block.length;
      if (bytes > readMax) {
        parts.abandon();
        return 'too-much';
      }
      await parts.write(block);
    }
  } catch {
    // The connection was cut: there is nobody to tell why.
    parts.abandon();
    return 'broken';
  }
  const whole = await parts.end();
  return whole && bytes >= (input.contentLength ?? 0) ? 'whole' : 'broken';
}
