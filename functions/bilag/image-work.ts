import type { Metadata } from 'sharp';

const MIB = 1024 * 1024;
/** Memory that all pictures in work may take together; a larger one works alone. */
export const IMAGE_WORK_BYTES_MAX = 192 * MIB;
/** A picture that would take more is refused: about 90 Mpx from a camera, 25 Mpx of webp. */
const ONE_IMAGE_WORK_BYTES_MAX = 320 * MIB;
const IMAGE_PIXELS_MAX = 100_000_000;

/** Measured with libvips 8.18 on pictures of 12 and 63 Mpx, as resident bytes a pixel. */
const STREAMED = 1;
const WEBP_LOSSY = 13;
const WEBP_LOSSLESS = 24;
const PNG_PALETTE = 13;

/** How a picture is to be written, and the memory that takes. */
export type ImageWork = {
  /** Without loss, or in as few colours as it has: what the original was, where memory allows. */
  readonly exact: boolean;
  readonly bytes: number;
};

/** null: too large a picture for any machine here, however small its file. */
export function planImageWork(header: Metadata, lossless: boolean): ImageWork | null {
  const pixels = header.width * header.height;
  if (pixels > IMAGE_PIXELS_MAX) return null;
  const exact = { exact: true, bytes: pixels * bytesPerPixel(header, true) };
  if ((lossless || header.isPalette) && fits(exact)) return exact;
  const usual = { exact: false, bytes: pixels * bytesPerPixel(header, false) };
  return fits(usual) ? usual : null;
}

function fits(work: ImageWork): boolean {
  return work.bytes <= ONE_IMAGE_WORK_BYTES_MAX;
}

function bytesPerPixel(header: Metadata, exact: boolean): number {
  if (header.format === 'webp') return exact ? WEBP_LOSSLESS : WEBP_LOSSY;
  if (exact) return PNG_PALETTE;
  const whole = header.channels * (header.depth === 'ushort' ? 2 : 1);
  const turned = (header.orientation ?? 1) > 1;
  // A turned picture, and one that comes in several passes, is first held as a whole.
  return STREAMED + (turned ? whole : 0) + (header.isProgressive ? whole : 0);
}
