/** Where the parts of a font file stand (OpenType 1.9: table directory, cmap formats 4 and 12). */
const DIRECTORY = 12;
const RECORD_BYTES = 16;
const CMAP_HEADER = 4;
const ENCODING_BYTES = 8;
const FORMAT_4_HEADER = 14;
const FORMAT_12_HEADER = 16;
const GROUP_BYTES = 12;
const LAST_CODE = 0xffff;

/** Which characters a font can show, read from its character map. */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap');
  const characters = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i += 1) {
    const at = cmap + font.readUInt32BE(cmap + CMAP_HEADER + i * ENCODING_BYTES + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) addSegments(font, at, characters);
    if (format === 12) addGroups(font, at, characters);
  }
  return characters;
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const record = DIRECTORY + i * RECORD_BYTES;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`Cannot read the font: it has no table "${tag}".`);
}

/** Format 4: segments of the first plane; a glyph 0 is none. */
function addSegments(font: Buffer, at: number, characters: Set<number>): void {
  const twice = font.readUInt16BE(at + 6);
  const ends = at + FORMAT_4_HEADER;
  const starts = ends + twice + 2;
  for (let i = 0; i < twice; i += 2) {
    const rangeAt = starts + 2 * twice + i;
    const delta = font.readUInt16BE(starts + twice + i);
    const range = font.readUInt16BE(rangeAt);
    const first = font.readUInt16BE(starts + i);
    for (let code = first; code <= font.readUInt16BE(ends + i) && code < LAST_CODE; code += 1) {
      const glyph = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - first));
      if (glyph !== 0 && (glyph + delta) % (LAST_CODE + 1) !== 0) characters.add(code);
    }
  }
}

/** Format 12: groups of any plane. */
function addGroups(font: Buffer, at: number, characters: Set<number>): void {
  for (let i = 0; i < font.readUInt32BE(at + 12); i += 1) {
    const group = at + FORMAT_12_HEADER + i * GROUP_BYTES;
    const last = font.readUInt32BE(group + 4);
    for (let code = font.readUInt32BE(group); code <= last; code += 1) characters.add(code);
  }
}
