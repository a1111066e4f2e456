const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_RECORD_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const ENTRIES_COUNT_MAX = 5_000;
/** What a zip may say it holds: a document of 10 MB is far below, a bomb far above. */
const UNPACKED_BYTES_MAX = 512 * 1024 * 1024;

/** One file in a zip, by what the zip says about it. */
export type ZipEntry = {
  readonly name: string;
  /** 0: stored as it is; all else is packed. */
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its local header begins. */
  readonly at: number;
};

/**
 * What a zip holds, without unpacking anything: null unless the file is one plain zip from its
 * first byte to its last, whose local headers and directory name the same files
 * (PKWARE APPNOTE 6.3.10 §4.3). Zip64, several disks, overlaps and bombs are null too.
 */
export function readZipDirectory(file: Buffer): readonly ZipEntry[] | null {
  const end = findEndRecord(file);
  if (end === null || end.at + END_RECORD_BYTES + end.commentBytes !== file.length) return null;
  if (end.directoryAt + end.directoryBytes !== end.at) return null;
  const entries = readEntries(file, end);
  if (entries === null || entries.length === 0) return null;
  const isPlain = entries.every((entry) => hasLocalHeader(file, entry));
  if (!isPlain || !entries.some(({ at }) => at === 0) || hasOverlap(entries)) return null;
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  const distinct = new Set(entries.map(({ name }) => name)).size === entries.length;
  return distinct && unpacked <= UNPACKED_BYTES_MAX ? entries : null;
}

/** Whether a zip reader would open this file, which calls itself something else. */
export function endsAsZip(file: Buffer): boolean {
  const end = findEndRecord(file);
  if (end === null) return false;
  const directoryAt = end.at - end.directoryBytes;
  return directoryAt >= 0 && file.readUInt32LE(directoryAt) === CENTRAL_HEADER;
}

type EndRecord = {
  readonly at: number;
  readonly entries: number;
  readonly directoryBytes: number;
  readonly directoryAt: number;
  readonly commentBytes: number;
};

/** The last end record, where zip readers look for it. */
function findEndRecord(file: Buffer): EndRecord | null {
  const first = Math.max(0, file.length - END_RECORD_BYTES - COMMENT_BYTES_MAX);
  const tail = file.subarray(first);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END_RECORD);
  const at = tail.lastIndexOf(signature, tail.length - END_RECORD_BYTES);
  if (tail.length < END_RECORD_BYTES || at === -1) return null;
  return {
    at: first + at,
    entries: tail.readUInt16LE(at + 10),
    directoryBytes: tail.readUInt32LE(at + 12),
    directoryAt: tail.readUInt32LE(at + 16),
    commentBytes: tail.readUInt16LE(at + 20),
  };
}

function readEntries(file: Buffer, end: EndRecord): readonly ZipEntry[] | null {
  if (end.entries > ENTRIES_COUNT_MAX) return null;
  const entries: ZipEntry[] = [];
  let at = end.directoryAt;
  for (let i = 0; i < end.entries; i += 1) {
    if (at + CENTRAL_HEADER_BYTES > end.at || file.readUInt32LE(at) !== CENTRAL_HEADER) return null;
    const nameBytes = file.readUInt16LE(at + 28);
    const nextAt =
      at +
      CENTRAL_HEADER_BYTES +
      nameBytes +
      file.readUInt16LE(at + 30) +
      file.readUInt16LE(at + 32);
    if (nextAt > end.at) return null;
    const nameAt = at + CENTRAL_HEADER_BYTES;
    entries.push({
      name: file.toString('latin1', nameAt, nameAt + nameBytes),
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      unpackedBytes: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at = nextAt;
  }
  return at === end.at ? entries : null;
}

function hasLocalHeader(file: Buffer, { at, name }: ZipEntry): boolean {
  if (at + LOCAL_HEADER_BYTES > file.length || file.readUInt32LE(at) !== LOCAL_HEADER) return false;
  const nameAt = at + LOCAL_HEADER_BYTES;
  return (
    file.readUInt16LE(at + 26) === name.length &&
    file.toString('latin1', nameAt, nameAt + name.length) === name
  );
}

function hasOverlap(entries: readonly ZipEntry[]): boolean {
  let freeFrom = 0;
  for (const { at, name, packedBytes } of entries.toSorted((a, b) => a.at - b.at)) {
    if (at < freeFrom) return true;
    freeFrom = at + LOCAL_HEADER_BYTES + name.length + packedBytes;
  }
  return false;
}

/** The bytes of an entry that is stored as it is; null when it is packed. */
export function storedBytes(file: Buffer, entry: ZipEntry): Buffer | null {
  if (entry.method !== 0 || entry.packedBytes !== entry.unpackedBytes) return null;
  const from = entry.at + LOCAL_HEADER_BYTES + entry.name.length + file.readUInt16LE(entry.at + 28);
  return file.subarray(from, from + entry.packedBytes);
}
