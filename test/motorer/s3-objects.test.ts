import { expect, test } from 'vitest';
import { S3_LIMITS, s3Bucket } from '../../functions/objects/s3-bucket.ts';
import { s3Objects } from '../../functions/objects/s3-objects.ts';
import { objectsContract } from '../functions/objects/objects-contract.ts';
import { type Fault, faultyS3 } from './faulty-s3.ts';
import { emptyS3 } from './s3-store.ts';

const KEY = 'sager/K-2026-2222222/modtager-1.p7m';
const BODY = Buffer.alloc(200_000, 'sealed');
const PATIENT = { ...S3_LIMITS, attemptMs: 2_000 };
const QUICK = { ...S3_LIMITS, connectMs: 1_000, attemptMs: 1_200, operationMs: 4_000 };

objectsContract('radosgw', () => s3Objects(emptyS3()));

const MENDED: readonly (readonly Fault[])[] = [
  [500, 'none'],
  [503, 503, 'none'],
  [409, 409, 'none'],
  ['cut-before', 'none'],
  ['cut-after', 'none'],
  ['cut-after', 'cut-after', 'none'],
  ['silent', 'none'],
];
test.each(MENDED)('a put that meets %s, %s is stored once, and said to be', async (...faults) => {
  const proxy = await faultyS3();
  const objects = await s3Objects(emptyS3(), PATIENT);
  proxy.next('PUT', ...faults);
  expect(await objects.put(KEY, [BODY])).toBe('created');
  proxy.next('PUT', 'none');
  expect(await objects.put(KEY, [Buffer.from('another')])).toBe('exists');
  expect(BODY.equals((await objects.get(KEY)) ?? Buffer.alloc(0))).toBe(true);
});

test.each([[500], [503], ['cut-before'], ['silent']] as const)(
  'a store that always answers %s is given up in time, and not stormed',
  async (fault) => {
    const proxy = await faultyS3();
    const objects = await s3Objects(emptyS3(), QUICK);
    proxy.next('PUT', fault);
    proxy.asked.length = 0;
    const begun = performance.now();
    await expect(objects.put(KEY, [BODY])).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(QUICK.operationMs + 3_000);
    expect(proxy.asked.length).toBeLessThanOrEqual(4);
    proxy.next('PUT', 'none');
    expect(await objects.get(KEY)).toBeNull();
  },
);

test('what the store says it keeps and does not is not said to be stored', async () => {
  const proxy = await faultyS3();
  const objects = await s3Objects(emptyS3(), PATIENT);
  proxy.next('PUT', 'lie');
  await expect(objects.put(KEY, [BODY])).rejects.toThrow(/says it keeps .* but it is missing/);
  const entries = [{ name: 'modtager-1.p7m', chunks: [BODY] }];
  await expect(objects.putAll('sager/K-2026-2222222/', entries)).rejects.toThrow(/is missing/);
});

test('what lies there altered is not said to be stored', async () => {
  const proxy = await faultyS3();
  const objects = await s3Objects(emptyS3(), PATIENT);
  await objects.put(KEY, [Buffer.alloc(BODY.byteLength, 'other')]);
  proxy.next('PUT', 'lie');
  await expect(objects.put(KEY, [BODY])).rejects.toThrow(/says it keeps .* but it is other/);
});

test('a folder whose put fails has no manifest, whichever entry it was', async () => {
  const names = ['modtager-1.p7m', 'reserve-1.p7m', 'borger.bin', 'manifest.json'];
  const entries = names.map((name) => ({ name, chunks: [Buffer.from(name)] }));
  const proxy = await faultyS3();
  const objects = await s3Objects(emptyS3(), PATIENT);
  for (let good = 0; good < names.length; good += 1) {
    const folder = `sager/K-2026-222222${good}/`;
    proxy.next('PUT', ...Array<Fault>(good).fill('none'), 'lie', 'none');
    await expect(objects.putAll(folder, entries)).rejects.toThrow(/is missing/);
    expect(await objects.get(`${folder}manifest.json`)).toBeNull();
  }
});

test('an answer cut in the middle is asked for again', async () => {
  const proxy = await faultyS3();
  const objects = await s3Objects(emptyS3(), PATIENT);
  await objects.put(KEY, [BODY]);
  proxy.next('GET', 'cut-in-answer', 500, 'none');
  expect(BODY.equals((await objects.get(KEY)) ?? Buffer.alloc(0))).toBe(true);
});

test('a store that takes no notice of a condition is refused, and so is one that is not there', async () => {
  const proxy = await faultyS3();
  proxy.next('PUT', 'none', 'lie');
  await expect(s3Objects(emptyS3(), PATIENT)).rejects.toThrow(
    /Cannot use setting "OBJECTS_URL": .* wrote over an object although "If-None-Match: \*"/,
  );
  proxy.next('PUT', 'none');
  const elsewhere = { ...emptyS3(), bucket: 'findes-ikke' };
  await expect(s3Objects(elsewhere, PATIENT)).rejects.toThrow(/could not be written to .*bucket/);
});

test('the probe leaves nothing behind, and a missing bucket is no missing object', async () => {
  const address = emptyS3();
  await s3Objects(address);
  const bucket = s3Bucket(address, PATIENT);
  expect(await Array.fromAsync(bucket.list(''))).toEqual([]);
  const elsewhere = s3Bucket({ ...address, bucket: 'findes-ikke' }, PATIENT);
  await expect(elsewhere.get(KEY)).rejects.toThrow();
});

test('connections are kept: fifty puts one after the other take one', async () => {
  const proxy = await faultyS3();
  const objects = await s3Objects(emptyS3());
  for (let i = 0; i < 50; i += 1) await objects.put(`${KEY.slice(0, -4)}.${i}`, [BODY]);
  expect(proxy.connections()).toBeLessThanOrEqual(2);
});

test('more than a page of objects is listed whole, in byte order', async () => {
  const objects = await s3Objects(emptyS3(), { ...S3_LIMITS, pageKeysMax: 3 });
  const keys = Array.from({ length: 10 }, (_, i) => `sager/K-${1000 + i}/borger.bin`);
  await Promise.all(keys.map((key) => objects.put(key, [])));
  const listed = await Array.fromAsync(objects.list('sager/'), ({ key }) => key);
  expect(listed).toEqual(keys);
});
