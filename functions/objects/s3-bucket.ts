import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Stored } from './objects.ts';
import type { S3Address } from './s3-address.ts';

/** How long a store may take, and how much it may say at once. */
export type S3Limits = {
  /** Until there is a connection. */
  readonly connectMs: number;
  /** One attempt, from its first byte to the answer's head. */
  readonly attemptMs: number;
  /** One operation with all its attempts; whoever limits is then told that it did not succeed. */
  readonly operationMs: number;
  /** Keys of one answer to a listing; no store gives more than a thousand. */
  readonly pageKeysMax: number;
};

export const S3_LIMITS: S3Limits = {
  connectMs: 2_000,
  attemptMs: 10_000,
  operationMs: 20_000,
  pageKeysMax: 1_000,
};

const ATTEMPTS_MAX = 4;
const CONNECTIONS_MAX = 64;
const CONFLICT_TRIES_MAX = 5;
const CONFLICT_PAUSE_MS_MAX = 200;

/** The few things asked of a bucket, with keys as they are below the prefix. */
export type S3Bucket = {
  /** Puts unless the key exists. `taken`: something lies there, perhaps what an attempt before left. */
  readonly put: (key: string, body: Buffer) => Promise<'stored' | 'taken'>;
  /** What lies at the key, compared with what was put. */
  readonly compare: (key: string, body: Buffer) => Promise<'same' | 'other' | 'missing'>;
  readonly get: (key: string) => Promise<Uint8Array | null>;
  readonly remove: (key: string) => Promise<void>;
  readonly list: (prefix: string) => AsyncIterable<Stored>;
};

/**
 * A bucket by the SDK's own settings for region, keys and endpoint (AWS_ENDPOINT_URL_S3). The SDK
 * tries again what is worth it, with growing, jittered pauses and a budget of retries that all
 * operations share, so that a store in trouble is not stormed.
 */
export function s3Bucket({ bucket, prefix }: S3Address, limits: S3Limits): S3Bucket {
  const client = makeClient(limits);
  const at = (key: string) => ({ Bucket: bucket, Key: prefix + key });
  const within = <T>(work: (limit: Limit) => Promise<T>) => withinTime(limits.operationMs, work);
  const get = (key: string) => within((limit) => getWhole(client, at(key), limit));
  return {
    put: (key, body) => within((limit) => putNew(client, { ...at(key), body }, limit)),
    compare: (key, body) =>
      within(
        async (limit) => (await headSays(client, { ...at(key), body }, limit)) ?? 'unsure',
      ).then((said) => (said === 'unsure' ? compareWhole(get(key), body) : said)),
    get,
    remove: (key) =>
      within(async (limit) => {
        await client.send(new DeleteObjectCommand(at(key)), limit);
      }),
    list: (below) => listAll({ client, bucket, prefix, limits }, below),
  };
}

function makeClient(limits: S3Limits): S3Client {
  return new S3Client({
    // Every S3 store understands it; bucket names in host names need DNS and certificates for each.
    forcePathStyle: true,
    maxAttempts: ATTEMPTS_MAX,
    retryMode: 'standard',
    // We send SHA-256 ourselves and compare ourselves; many stores know no other checksum.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: limits.connectMs,
      requestTimeout: limits.attemptMs,
      throwOnRequestTimeout: true,
      socketTimeout: limits.attemptMs,
      httpAgent: { keepAlive: true, maxSockets: CONNECTIONS_MAX },
      httpsAgent: { keepAlive: true, maxSockets: CONNECTIONS_MAX },
    },
  });
}

type Limit = { readonly abortSignal: AbortSignal };

/** The SDK's own pauses do not hear a signal: the clock decides, whatever it is in the middle of. */
async function withinTime<T>(ms: number, work: (limit: Limit) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = pause(ms, null, { signal: ended.signal }).then(() => {
    throw new Error(`The object store did not answer within ${ms} ms.`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work({ abortSignal: ended.signal }), late]);
  } finally {
    ended.abort();
  }
}

type Place = { readonly Bucket: string; readonly Key: string };
type Written = Place & { readonly body: Buffer };

/** 409 means that another is putting the same key at this moment: who won shows at the next try. */
async function putNew(client: S3Client, { body, ...place }: Written, limit: Limit) {
  const command = new PutObjectCommand({
    ...place,
    Body: body,
    ContentLength: body.byteLength,
    ContentType: 'application/octet-stream',
    IfNoneMatch: '*',
    ChecksumSHA256: digest('sha256', body, 'base64'),
    ServerSideEncryption: 'AES256',
  });
  for (let tries = 1; ; tries += 1) {
    try {
      await client.send(command, limit);
      return 'stored' as const;
    } catch (error) {
      if (statusOf(error) === 412) return 'taken' as const;
      if (statusOf(error) !== 409 || tries === CONFLICT_TRIES_MAX) throw error;
      await pause(Math.random() * CONFLICT_PAUSE_MS_MAX);
    }
  }
}

/**
 * What the store itself says of the bytes it holds: its SHA-256 where it keeps one, else its MD5 (the
 * ETag of an object put at once, unless a key of KMS encrypts it); null when only the bytes can tell.
 */
async function headSays(client: S3Client, { body, ...place }: Written, limit: Limit) {
  const head = await client
    .send(new HeadObjectCommand({ ...place, ChecksumMode: 'ENABLED' }), limit)
    .catch(nullWhenMissing);
  if (head === null) return 'missing';
  if (head.ContentLength !== body.byteLength) return 'other';
  if (head.ChecksumSHA256 === digest('sha256', body, 'base64')) return 'same';
  return head.ETag === `"${digest('md5', body, 'hex')}"` ? 'same' : null;
}

async function compareWhole(got: Promise<Uint8Array | null>, body: Buffer) {
  const bytes = await got;
  if (bytes === null) return 'missing';
  return body.equals(bytes) ? 'same' : 'other';
}

async function getWhole(client: S3Client, place: Place, limit: Limit): Promise<Uint8Array | null> {
  for (let tries = 1; ; tries += 1) {
    const answer = await client.send(new GetObjectCommand(place), limit).catch(nullWhenMissing);
    if (answer === null) return null;
    const bytes = await bodyOf(answer);
    if (bytes !== null) return bytes;
    if (tries === ATTEMPTS_MAX) throw new Error('The object store cut every answer short.');
  }
}

/** The bytes, or null when the connection was cut among them. */
async function bodyOf({ Body, ContentLength }: GetObjectCommandOutput) {
  const bytes = await Body?.transformToByteArray().catch(() => null);
  if (bytes === null || bytes === undefined || bytes.byteLength !== ContentLength) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

type Listing = Pick<S3Address, 'bucket' | 'prefix'> & {
  readonly client: S3Client;
  readonly limits: S3Limits;
};

async function* listAll(listing: Listing, below: string): AsyncIterable<Stored> {
  const { client, bucket, prefix, limits } = listing;
  let next: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix + below,
      MaxKeys: limits.pageKeysMax,
      ContinuationToken: next,
    });
    const page = await withinTime(limits.operationMs, (limit) => client.send(command, limit));
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key === undefined || Size === undefined || LastModified === undefined) continue;
      yield { key: Key.slice(prefix.length), bytes: Size, storedAt: LastModified };
    }
    next = page.NextContinuationToken;
  } while (next !== undefined);
}

/** A bucket that is not there is a fault, not an object that is missing. */
function nullWhenMissing(error: unknown): null {
  const missing = error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);
  if (missing) return null;
  throw error;
}

function statusOf(error: unknown): number | null {
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? null) : null;
}

function digest(algorithm: 'sha256' | 'md5', body: Buffer, encoding: 'base64' | 'hex'): string {
  return createHash(algorithm).update(body).digest(encoding);
}
