import sharp, { type Sharp } from 'sharp';
import { makeByteBudget } from './byte-budget.ts';
import { IMAGE_WORK_BYTES_MAX, type ImageWork, planImageWork } from './image-work.ts';

const REENCODE_SECONDS_MAX = 30;
const QUALITY = 85;
/** When the first try came out larger than what the citizen sent. */
const QUALITY_SMALLER = 72;
/** More would take every thread that files and name look-ups wait for. */
const AT_ONCE_MAX = 2;

export type ImageKind = 'jpg' | 'png' | 'webp';
export type Reencoded =
  | { readonly kind: 'clean'; readonly bytes: Buffer }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-large' };

// libvips reads these three and nothing else, whatever a file's first bytes make it believe.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
});
sharp.cache(false);
sharp.concurrency(1);

const workBudget = makeByteBudget(IMAGE_WORK_BYTES_MAX);

/**
 * The picture and nothing else: the camera's place, time and name, thumbnails, colour profiles
 * and whatever hangs on behind are gone; what EXIF said about which way is up is done to the
 * pixels. Of an animation the first picture is kept. A picture that cannot be read to its end is
 * broken.
 */
export async function reencodeImage(bytes: Buffer, kind: ImageKind): Promise<Reencoded> {
  const header = await readHeader(bytes);
  if (header === null || header.format !== SHARP_FORMATS[kind]) return { kind: 'broken' };
  const work = planImageWork(header, isLossless(bytes, kind));
  if (work === null) return { kind: 'too-large' };
  const release = await workBudget.reserve(
    Math.max(work.bytes, IMAGE_WORK_BYTES_MAX / AT_ONCE_MAX),
  );
  try {
    return { kind: 'clean', bytes: await encodeSmall(bytes, kind, work) };
  } catch {
    return { kind: 'broken' };
  } finally {
    release?.();
  }
}

const SHARP_FORMATS = { jpg: 'jpeg', png: 'png', webp: 'webp' } as const;
const WEBP_LOSSLESS = Buffer.from('VP8L');
const WEBP_HEADERS_BYTES = 64;

function isLossless(bytes: Buffer, kind: ImageKind): boolean {
  return kind === 'webp' && bytes.subarray(0, WEBP_HEADERS_BYTES).includes(WEBP_LOSSLESS);
}

async function readHeader(bytes: Buffer) {
  try {
    return await open(bytes).metadata();
  } catch {
    return null;
  }
}

async function encodeSmall(bytes: Buffer, kind: ImageKind, { exact }: ImageWork): Promise<Buffer> {
  const first = await encode(bytes, kind, { exact, quality: QUALITY });
  if (kind === 'png' || exact || first.length <= bytes.length) return first;
  const second = await encode(bytes, kind, { exact, quality: QUALITY_SMALLER });
  return second.length < first.length ? second : first;
}

type Manner = { readonly exact: boolean; readonly quality: number };

function encode(bytes: Buffer, kind: ImageKind, manner: Manner): Promise<Buffer> {
  const upright = open(bytes).rotate().timeout({ seconds: REENCODE_SECONDS_MAX });
  return withFormat(upright, kind, manner).toBuffer();
}

function withFormat(image: Sharp, kind: ImageKind, { exact, quality }: Manner): Sharp {
  switch (kind) {
    case 'jpg':
      // Optimised coding holds the whole picture: 400 MB for 63 Mpx instead of 40.
      return image.jpeg({ quality, optimiseCoding: false });
    case 'png':
      return exact ? image.png({ palette: true, quality: 100, dither: 0 }) : image.png();
    case 'webp':
      return exact ? image.webp({ lossless: true, effort: 0 }) : image.webp({ quality, effort: 2 });
  }
}

/** The limit on pixels is image-work.ts's, which knows what kind of picture it is. */
function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
}
