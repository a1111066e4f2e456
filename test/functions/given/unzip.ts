import { inflateRawSync } from 'node:zlib';
import { readZipDirectory } from '../../../functions/bilag/zip-directory.ts';

const NAME_BYTES_AT = 26;
const EXTRA_BYTES_AT = 28;
const LOCAL_HEADER_BYTES = 30;

/** The files of a zip as text, by name. */
export function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const entries = readZipDirectory(zip);
  if (entries === null) throw new Error('This is no plain zip.');
  return new Map(
    entries.map(({ name, at, method, packedBytes }) => {
      const nameBytes = zip.readUInt16LE(at + NAME_BYTES_AT);
      const start = at + LOCAL_HEADER_BYTES + nameBytes + zip.readUInt16LE(at + EXTRA_BYTES_AT);
      const packed = zip.subarray(start, start + packedBytes);
      return [name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8')];
    }),
  );
}
