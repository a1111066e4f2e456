import type { Readable } from 'node:stream';
import type busboy from 'busboy';
import type { BilagFelt } from '../../src/klage/klage.ts';
import type { AddFault } from './collect-fields.ts';
import {
  FIELD_NAME_CHARS_MAX,
  FILE_BYTES_MAX,
  FILES_BYTES_MAX,
  FILES_COUNT_MAX,
} from './limits.ts';
import type { RawFile } from './read-form.ts';

export type CollectedFiles = {
  readonly kept: readonly RawFile[];
  /** Whether a file came without a field's name. */
  readonly nameless: () => boolean;
};

/** Keeps files in memory while they are within the limits; the rest runs by. */
export function collectFiles(parser: busboy.Busboy, addFault: AddFault): CollectedFiles {
  const kept: RawFile[] = [];
  let keptBytes = 0;
  let nameless = false;

  /** Whether there is room for so much more of a file. */
  const hasRoom = (felt: BilagFelt, fileBytes: number, moreBytes: number) => {
    const room = fileBytes <= FILE_BYTES_MAX && keptBytes + moreBytes <= FILES_BYTES_MAX;
    if (!room) addFault(felt, 'for-stor');
    return room;
  };
  const keepWhole = (file: RawFile) => {
    // A browser sends an empty file without a name for an input nobody used.
    if (file.navn === '' && file.bytes.length === 0) return;
    const before = kept.filter(({ felt }) => felt === file.felt).length;
    if (before < FILES_COUNT_MAX[file.felt]) kept.push(file);
    else addFault(file.felt, 'for-mange');
  };
  const take = (felt: BilagFelt, stream: Readable, navn: string) => {
    let blocks: Buffer[] = [];
    let bytes = 0;
    let fits = true;
    stream.on('data', (block: Buffer) => {
      bytes += block.length;
      fits &&= hasRoom(felt, bytes, block.length);
      if (fits) {
        blocks.push(block);
        keptBytes += block.length;
      } else blocks = [];
    });
    stream.on('end', () => {
      if (fits) keepWhole({ felt, navn, bytes: Buffer.concat(blocks, bytes) });
      blocks = [];
    });
  };

  parser.on('file', (name: string | undefined, stream, info) => {
    // It fails with the parser, which says so itself.
    stream.on('error', () => {});
    nameless ||= name === undefined;
    if (name === 'bilag' || name === 'fuldmagt') return take(name, stream, info.filename ?? '');
    addFault((name ?? '').slice(0, FIELD_NAME_CHARS_MAX), 'ukendt');
    stream.resume();
  });
  return { kept, nameless: () => nameless };
}
