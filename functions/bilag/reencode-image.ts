import sharp, { type Sharp } from 'sharp';
import { makeByteBudget } from './byte-budget.ts';

const MIB = 1024 * 1024;
/** Above an A4 scan at 600 dpi (35 Mpx), phones (12–50 Mpx) and panoramas (63 Mpx). */
export const IMAGE_PIXELS_MAX = 64_000_000;
const DECODED_BYTES_MAX = 128 * MIB;
const REENCODE_SECONDS_MAX = 30;
const QUALITY = 88;
/** When the first try came out larger than what the citizen sent. */
const QUALITY_SMALLER = 75;

export type ImageKind = 'jpg' | 'png' | 'webp';
export type Reencoded =
  | { readonly kind: 'image'; readonly bytes: Buffer }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-large' };

// libvips reads these three and nothing else, whatever a file's first bytes make it believe.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
});
sharp.cache(false);
sharp.concurrency(1);

/** Images by what they take unpacked: many small ones together, a large one alone. */
const decodedBudget = makeByteBudget(DECODED_BYTES_MAX);

/**
 * The picture and nothing else: the camera's place, time and name, thumbnails, colour profiles
 * and whatever hangs on behind are gone; what EXIF said about which way is up is done to the
 * pixels. Of an animation the first picture is kept. A picture that cannot be read to its end is
 * broken.
 */
export async function reencodeImage(bytes: Buffer, kind: ImageKind): Promise<Reencoded> {
  const header = await readHeader(bytes);
  if (header === null || header.format !== SHARP_FORMATS[kind]) return { kind: 'broken' };
  if (header.pixels > IMAGE_PIXELS_MAX) return { kind: 'too-large' };
  const release = await decodedBudget.reserve(header.decodedBytes);
  try {
    return { kind: 'image', bytes: await smallest(bytes, kind) };
  } catch {
    return { kind: 'broken' };
  } finally {
    release?.();
  }
}

const SHARP_FORMATS = { jpg: 'jpeg', png: 'png', webp: 'webp' } as const;

async function readHeader(bytes: Buffer) {
  try {
    const found = await open(bytes).metadata();
    const pixels = found.width * found.height;
    const bytesPerPixel = found.channels * (found.depth === 'ushort' ? 2 : 1);
    return { format: found.format, pixels, decodedBytes: pixels * bytesPerPixel };
  } catch {
    return null;
  }
}

async function smallest(bytes: Buffer, kind: ImageKind): Promise<Buffer> {
  const first = await encode(bytes, kind, QUALITY);
  if (kind === 'png' || first.length <= bytes.length) return first;
  const second = await encode(bytes, kind, QUALITY_SMALLER);
  return second.length < first.length ? second : first;
}

function encode(bytes: Buffer, kind: ImageKind, quality: number): Promise<Buffer> {
  const upright = open(bytes).rotate().timeout({ seconds: REENCODE_SECONDS_MAX });
  return withFormat(upright, kind, quality).toBuffer();
}

function withFormat(image: Sharp, kind: ImageKind, quality: number): Sharp {
  switch (kind) {
    case 'jpg':
      return image.jpeg({ quality });
    case 'png':
      return image.png();
    case 'webp':
      return image.webp({ quality });
  }
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
}
