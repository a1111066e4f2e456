import { createHash } from 'node:crypto';
import type { Bilag, ErrorCode } from '../../src/klage/klage.ts';
import type { FieldFault } from '../../src/klage/parse-klage.ts';
import { cleanName, distinctNames, type FileName } from './clean-name.ts';
import { FILE_TYPES, type FileKind, findType } from './find-type.ts';
import type { RawFile } from './read-form.ts';
import { type Reencoded, reencodeImage } from './reencode-image.ts';

export type CheckedBilag =
  | { readonly ok: true; readonly bilag: readonly Bilag[] }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/**
 * Files as they may go into the letter, in the order they were given: of a kind the contract
 * names (by content, and the name says the same), pictures without metadata, names cleaned.
 * Documents pass as they are and are never opened here, scripts in a pdf and all.
 */
export async function checkBilag(files: readonly RawFile[]): Promise<CheckedBilag> {
  const passed: Passed[] = [];
  const faults: FieldFault[] = [];
  for (const file of files) {
    const result = await checkFile(file);
    if (typeof result !== 'string') passed.push(result);
    else if (!faults.some(({ field, code }) => field === file.felt && code === result)) {
      faults.push({ field: file.felt, code: result });
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  const names = distinctNames(passed.map(({ name }) => name));
  const bilag = passed.map(({ felt, kind, bytes }, i) => ({
    felt,
    navn: names[i] ?? '',
    type: FILE_TYPES[kind].type,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    scanning: 'ikke scannet' as const,
  }));
  return { ok: true, bilag };
}

type Passed = {
  readonly felt: RawFile['felt'];
  readonly name: FileName;
  readonly kind: FileKind;
  readonly bytes: Buffer;
};

async function checkFile({ felt, navn, bytes }: RawFile): Promise<Passed | ErrorCode> {
  const name = cleanName(navn);
  const kind = bytes.length === 0 ? null : await findType(bytes, name.extension);
  if (kind === null) return 'filtype';
  const named = name.extension === '' ? { ...name, extension: kind } : name;
  const clean = await withoutMetadata(bytes, kind);
  switch (clean.kind) {
    case 'clean':
      return { felt, name: named, kind, bytes: clean.bytes };
    case 'broken':
      return 'filtype';
    case 'too-large':
      return 'for-stor';
  }
}

/** Only pictures are made anew; a document's bytes are the citizen's evidence. */
async function withoutMetadata(bytes: Buffer, kind: FileKind): Promise<Reencoded> {
  switch (kind) {
    case 'jpg':
    case 'png':
    case 'webp':
      return reencodeImage(bytes, kind);
    case 'pdf':
    case 'docx':
    case 'odt':
    case 'txt':
      return { kind: 'clean', bytes };
  }
}
