import type busboy from 'busboy';
import type { ErrorCode } from '../../src/klage/klage.ts';
import { type FieldDecoder, makeFieldDecoder } from './field-decoder.ts';
import { FIELD_NAME_CHARS_MAX, FIELDS_BYTES_MAX, FILES_COUNT_MAX } from './limits.ts';
import type { FormFormat } from './read-form.ts';

/** base64 parts went out with RFC 7578: what is in them is not what was typed. */
const PLAIN_ENCODINGS = ['7bit', '8bit', 'binary'];

export type AddFault = (field: string, code: ErrorCode) => void;

export type CollectedFields = {
  readonly values: ReadonlyMap<string, string>;
  readonly repeated: ReadonlySet<string>;
  readonly decoder: FieldDecoder;
  /** Bytes of all values, those that were not kept too. */
  readonly bytes: () => number;
  /** Whether a field came without a name. */
  readonly nameless: () => boolean;
};

/** Keeps the first value of each name, in a Map: `__proto__` is a name like any other. */
export function collectFields(
  parser: busboy.Busboy,
  { format, addFault }: { readonly format: FormFormat; readonly addFault: AddFault },
): CollectedFields {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  const decoder = makeFieldDecoder(format);
  const multipart = format === 'multipart/form-data';
  let bytes = 0;
  let nameless = false;

  const keep = (name: string, text: string) => {
    if (values.has(name)) repeated.add(name);
    else if (!Object.hasOwn(FILES_COUNT_MAX, name)) values.set(name, text);
    // A file input sent as text: nothing when empty, else no file.
    else if (text !== '') addFault(name, 'format');
  };
  // A part that names a charset nobody knows has no value at all.
  parser.on('field', (rawName: string | undefined, value: string | undefined, info) => {
    bytes += value?.length ?? 0;
    if (rawName === undefined || rawName === '') nameless = true;
    else if (bytes <= FIELDS_BYTES_MAX) {
      const name = decoder.decode(rawName).text.slice(0, FIELD_NAME_CHARS_MAX);
      const { text, isUtf8 } = decoder.decode(value ?? '');
      if (info.valueTruncated) addFault(name, 'for-langt');
      else if (
        !isUtf8 ||
        value === undefined ||
        (multipart && !PLAIN_ENCODINGS.includes(info.encoding))
      )
        addFault(name, 'tegn');
      keep(name, text);
    }
  });
  return { values, repeated, decoder, bytes: () => bytes, nameless: () => nameless };
}
