import { FIELD_BYTES_MAX } from './limits.ts';
import type { FormFormat } from './read-form.ts';

const REPLACEMENT = '\uFFFD';
/** Room for a field's own headers and for two blocks that hold only its ends. */
const WINDOW_BYTES = FIELD_BYTES_MAX + 192 * 1024;

/** A field's text, and whether its bytes were UTF-8. */
export type DecodedText = { readonly text: string; readonly isUtf8: boolean };

export type FieldDecoder = {
  /** Is shown every block of the body, before the parser. */
  readonly sees: (block: Buffer) => void;
  readonly decode: (value: string) => DecodedText;
};

/** Tells wrong bytes from a U+FFFD that the citizen really typed, which is kept like all text. */
export function makeFieldDecoder(format: FormFormat): FieldDecoder {
  return format === 'multipart/form-data' ? multipartDecoder() : urlencodedDecoder();
}

/**
 * A part may name its own charset, so the parser decodes, and puts U+FFFD for what it cannot
 * read. Where one appears it was typed only if its bytes stand in the body.
 */
function multipartDecoder(): FieldDecoder {
  const recent: Buffer[] = [];
  let bytes = 0;
  return {
    sees: (block) => {
      recent.push(block);
      bytes += block.length;
      while (bytes - (recent[0]?.length ?? 0) > WINDOW_BYTES) bytes -= recent.shift()?.length ?? 0;
    },
    decode: (text) => ({
      text,
      isUtf8: !text.includes(REPLACEMENT) || Buffer.concat(recent).includes(text),
    }),
  };
}

/** Here the parser is told Latin-1, so that each character of a value is one byte. */
function urlencodedDecoder(): FieldDecoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return {
    sees: () => {},
    decode: (value) => {
      const bytes = Buffer.from(value, 'latin1');
      try {
        return { text: strict.decode(bytes), isUtf8: true };
      } catch {
        return { text: bytes.toString('utf8'), isUtf8: false };
      }
    },
  };
}
