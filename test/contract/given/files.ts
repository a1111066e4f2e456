import type { Attached } from './send.ts';

const MIB = 1024 * 1024;

/** A pdf as small as they come, or padded to a size. */
export function pdf(navn = 'afslag.pdf', bytes = 0): Attached {
  const head = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n');
  const fill = Buffer.alloc(Math.max(0, bytes - head.length - 6), '% \n');
  return { felt: 'bilag', navn, bytes: Buffer.concat([head, fill, Buffer.from('%%EOF\n')]) };
}

export function text(navn: string, content = 'Dagbog: der skete ikke noget.\n'): Attached {
  return { felt: 'bilag', navn, bytes: Buffer.from(content) };
}

export function fuldmagt(): Attached {
  return { ...pdf('fuldmagt.pdf'), felt: 'fuldmagt' };
}

/** One MiB over what one file may fill. */
export function tooLarge(): Attached {
  return pdf('for-stor.pdf', 11 * MIB);
}

/** 25 MB of evidence in three files. */
export function large(): Attached[] {
  return [pdf('en.pdf', 9 * MIB), pdf('to.pdf', 8 * MIB), pdf('tre.pdf', 8 * MIB)];
}
