import { randomBytes } from 'node:crypto';
import { keyParts } from './key.ts';
import type { Entries, Objects, Stored } from './objects.ts';
import type { S3Address } from './s3-address.ts';
import { S3_LIMITS, type S3Bucket, type S3Limits, s3Bucket } from './s3-bucket.ts';

/** An entry up to this size may lie in memory while the next ones are made. */
const SIDE_BY_SIDE_BYTES_MAX = 1_000_000;
const PROBE = 'proeve/';
const SAGER = 'sager/';

/**
 * Objects in an S3 store. Each is put by one request that fails when the key exists, with its
 * SHA-256, and read back before anybody is told that it is stored.
 * @param limits how long a request may take later; at start there is time.
 * @throws Error, a sentence for the operator, when the store cannot be used or writes over what exists.
 */
export async function s3Objects(
  address: S3Address,
  limits: S3Limits = S3_LIMITS,
): Promise<Objects> {
  const bucket = s3Bucket(address, limits);
  await refuseOverwriting(s3Bucket(address, S3_LIMITS), address);
  return {
    put: async (key, chunks) => putChecked(bucket, checkedKey(key), chunks),
    putAll: (folder, entries) => putFolder(bucket, folder, entries),
    get: async (key) => bucket.get(checkedKey(key)),
    list: (prefix) => listSager(bucket, prefix),
    remove: async (key) => bucket.remove(checkedKey(key)),
  };
}

function checkedKey(key: string): string {
  return keyParts(key).join('/');
}

/** Asks instead of assuming: some stores take no notice of a condition, and would write over a letter. */
async function refuseOverwriting(bucket: S3Bucket, address: S3Address): Promise<void> {
  const key = `${PROBE}${randomBytes(12).toString('hex')}`;
  const name = `s3://${address.bucket}/${address.prefix}`;
  const twice = async () => {
    await bucket.put(key, Buffer.from('1'));
    const second = await bucket.put(key, Buffer.from('2'));
    await bucket.remove(key);
    return second;
  };
  const second = await twice().catch((cause: unknown) => {
    const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown';
    throw new Error(
      `Cannot use setting "OBJECTS_URL": ${name} could not be written to (${why}). The bucket must be there, and the key must be allowed to list, put, get and delete below it.`,
      { cause },
    );
  });
  if (second === 'taken') return;
  throw new Error(
    `Cannot use setting "OBJECTS_URL": ${name} wrote over an object although "If-None-Match: *" was asked for. It must be a store that answers 412 to that.`,
  );
}

/**
 * `taken` with our very bytes is our own put, whose answer was lost on the way: sealed bytes are
 * random, so nobody else has the same.
 * @throws AlteredObject when the store says it is stored, and it is not as it was sent.
 */
async function putChecked(
  bucket: S3Bucket,
  key: string,
  chunks: readonly Uint8Array[],
): Promise<'created' | 'exists'> {
  const body = wholeOf(chunks);
  const put = await bucket.put(key, body);
  const compared = await bucket.compare(key, body);
  if (compared === 'same') return 'created';
  if (put === 'taken' && compared === 'other') return 'exists';
  throw new AlteredObject(`The object store says it keeps ${key}, but it is ${compared}.`);
}

/** Stored by the store's word, and not what was sent. */
export class AlteredObject extends Error {
  override readonly name = 'AlteredObject';
}

function wholeOf(chunks: readonly Uint8Array[]): Buffer {
  const [first, ...more] = chunks;
  if (first === undefined || more.length > 0) return Buffer.concat(chunks);
  return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
}

type Put = { readonly key: string; readonly chunks: readonly Uint8Array[] };

/**
 * The first entry claims the folder: whoever finds it taken changes nothing. The last, the
 * manifest, is put when all the others are known to be there. What a failure leaves has no manifest.
 */
async function putFolder(
  bucket: S3Bucket,
  folder: string,
  entries: Entries,
): Promise<'created' | 'exists'> {
  keyParts(`${folder}x`);
  const puts: Promise<'created' | 'exists'>[] = [];
  let last: Put | null = null;
  let claimed = false;
  try {
    for await (const { name, chunks } of entries) {
      const next = { key: checkedKey(folder + name), chunks };
      if (last !== null) {
        const put = putChecked(bucket, last.key, last.chunks);
        puts.push(put);
        // Told below; until then a failure must not count as nobody's.
        put.catch(() => {});
        if (!claimed && (await put) === 'exists') return 'exists';
        claimed = true;
        if (isLarge(last)) await put;
      }
      last = next;
    }
  } finally {
    await Promise.allSettled(puts);
  }
  if ((await Promise.all(puts)).includes('exists')) return 'exists';
  return last === null ? 'created' : putChecked(bucket, last.key, last.chunks);
}

function isLarge({ chunks }: Put): boolean {
  return chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0) > SIDE_BY_SIDE_BYTES_MAX;
}

async function* listSager(bucket: S3Bucket, prefix: string): AsyncIterable<Stored> {
  if (!prefix.startsWith(SAGER) && !SAGER.startsWith(prefix)) return;
  yield* bucket.list(prefix.startsWith(SAGER) ? prefix : SAGER);
}
