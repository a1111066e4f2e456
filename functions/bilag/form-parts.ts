import { finished } from 'node:stream';
import type busboy from 'busboy';
import type { FieldFault } from '../../src/klage/parse-klage.ts';
import { type AddFault, collectFields } from './collect-fields.ts';
import { collectFiles } from './collect-files.ts';
import { FIELDS_BYTES_MAX } from './limits.ts';
import type { FormFormat, RawFile } from './read-form.ts';

/** What a form has given so far. */
export type FormParts = {
  readonly fields: ReadonlyMap<string, string>;
  readonly repeated: ReadonlySet<string>;
  readonly files: readonly RawFile[];
  readonly faults: () => readonly FieldFault[];
  /** Whether there were more fields, or more text in them, than any klage has. */
  readonly overLimit: () => boolean;
  /** Resolves when the block is taken in; after a fault in the form it is thrown away. */
  readonly write: (block: Buffer) => Promise<void>;
  /** The body is over: whether it was one whole form. */
  readonly end: () => Promise<boolean>;
  /** Lets go of the parser in the middle of a form. */
  readonly abandon: () => void;
};

/** Collects the fields and files a parser finds. */
export function makeFormParts(parser: busboy.Busboy, format: FormFormat): FormParts {
  const faults = new Map<string, FieldFault>();
  const addFault: AddFault = (field, code) => faults.set(`${code} ${field}`, { field, code });
  const fields = collectFields(parser, { format, addFault });
  const files = collectFiles(parser, addFault);
  let isOverLimit = false;
  const overLimit = () => {
    isOverLimit = true;
  };
  parser.on('fieldsLimit', overLimit).on('partsLimit', overLimit);
  parser.on('filesLimit', () => addFault('bilag', 'for-mange'));
  const course = follow(parser);

  return {
    fields: fields.values,
    repeated: fields.repeated,
    files: files.kept,
    faults: () => [...faults.values()],
    overLimit: () => isOverLimit || fields.bytes() > FIELDS_BYTES_MAX,
    write: async (block) => {
      if (course.broken()) return;
      fields.decoder.sees(block);
      await new Promise<void>((resolve) => parser.write(block, () => resolve()));
    },
    end: async () => {
      if (!course.broken()) parser.end();
      await course.over;
      parser.destroy();
      return !course.broken() && !fields.nameless() && !files.nameless();
    },
    abandon: () => parser.destroy(),
  };
}

/** Whether a parser met a fault, and when it is through. busboy can fail without ending itself. */
function follow(parser: busboy.Busboy) {
  let broken = false;
  const over = new Promise<void>((resolve) => {
    finished(parser, () => resolve());
  });
  parser.on('error', () => {
    broken = true;
  });
  return { over, broken: () => broken };
}
