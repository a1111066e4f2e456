import { constants, crc32, deflateRawSync } from 'node:zlib';

export type ZipFile = {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** 'already': the content is what a packer made. */
  readonly packed?: boolean | 'already';
  /** What the directory says instead of the truth. */
  readonly claims?: {
    readonly unpackedBytes?: number;
    readonly packedBytes?: number;
    readonly name?: string;
  };
};

/** A zip byte for byte (PKWARE APPNOTE §4.3), so that a test may also build a wrong one. */
export function buildZip(files: readonly ZipFile[], { comment = '' } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const { local, central } = zipEntry(file, at);
    locals.push(local);
    directory.push(central);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, central, end, Buffer.from(comment, 'latin1')]);
}

function zipEntry({ name, content, packed = true, claims = {} }: ZipFile, at: number) {
  const plain = Buffer.from(content);
  const data = packed === true ? deflateRawSync(plain) : plain;
  const localName = Buffer.from(name);
  const centralName = Buffer.from(claims.name ?? name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt32LE(at, 42);
  for (const [header, first] of [
    [local, 8],
    [central, 10],
  ] as const) {
    header.writeUInt16LE(packed ? 8 : 0, first);
    header.writeUInt32LE(crc32(plain), first + 6);
    header.writeUInt32LE(claims.packedBytes ?? data.length, first + 10);
    header.writeUInt32LE(claims.unpackedBytes ?? plain.length, first + 14);
  }
  local.writeUInt16LE(localName.length, 26);
  central.writeUInt16LE(centralName.length, 28);
  return {
    local: Buffer.concat([local, localName, data]),
    central: Buffer.concat([central, centralName]),
  };
}

/** So many MiB of nothing, packed to a thousandth without ever being there. */
export function bomb(name: string, mib: number): ZipFile {
  const bytes = 1024 * 1024;
  const piece = deflateRawSync(Buffer.alloc(bytes), { finishFlush: constants.Z_FULL_FLUSH });
  const content = Buffer.concat([...Array<Buffer>(mib).fill(piece), deflateRawSync('')]);
  return { name, content, packed: 'already', claims: { unpackedBytes: mib * bytes } };
}

const DOCX_FILES: readonly ZipFile[] = [
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: '_rels/.rels', content: '<Relationships/>' },
  { name: 'word/document.xml', content: '<w:document/>' },
];

/** The least that is a docx, with more files in it. */
export function docx(more: readonly ZipFile[] = []): Buffer {
  return buildZip([...DOCX_FILES, ...more]);
}

export const ODT_TYPE = 'application/vnd.oasis.opendocument.text';

/** The least that is an odt, or says it is something else. */
export function odt({ type = ODT_TYPE, packed = false } = {}): Buffer {
  return buildZip([
    { name: 'mimetype', content: type, packed },
    { name: 'content.xml', content: '<office:document-content/>' },
  ]);
}
