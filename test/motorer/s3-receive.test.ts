import { expect, onTestFinished, test } from 'vitest';
import { LEAST } from '../contract/given/send.ts';
import { failingStart, lettersIn, newKey, postKlage, startSystem, until } from '../system.ts';
import { type Fault, faultyS3 } from './faulty-s3.ts';
import { emptyS3, objectsUrlOf } from './s3-store.ts';

const DOWN: readonly Fault[] = [500, 503, 'cut-before', 'silent', 'lie'];

test('a klage is received when S3 has it, and never promised when it has not', async () => {
  const proxy = await faultyS3();
  const env = {
    OBJECTS_URL: objectsUrlOf(emptyS3()),
    AWS_ENDPOINT_URL_S3: process.env['AWS_ENDPOINT_URL_S3'] ?? '',
  };
  const system = await startSystem({ env });
  onTestFinished(system.stop);
  const first = await postKlage(system.url, LEAST);
  expect(first.status).toBe(201);
  await until('the letter in the mailbox', async () => {
    return (await lettersIn(system.dataDir, 'BUF')).length === 1 ? true : null;
  });
  for (const fault of DOWN) {
    const key = newKey();
    proxy.next('PUT', fault);
    const refused = await postKlage(system.url, LEAST, key);
    expect([fault, refused.status]).toEqual([fault, 503]);
    expect(await refused.text()).toMatch(/ikke modtaget/);
    proxy.next('PUT', 'none');
    expect((await postKlage(system.url, LEAST, key)).status).toBe(201);
  }
  const ready = await fetch(`${system.url}/readyz`);
  expect(ready.status).toBe(200);
});

test('a system does not start on a store that is not there', async () => {
  const env = { OBJECTS_URL: objectsUrlOf({ ...emptyS3(), bucket: 'findes-ikke' }) };
  const { code, output } = await failingStart(env);
  expect(code).toBe(1);
  expect(output).toMatch(/Cannot use setting "OBJECTS_URL": s3:\/\/findes-ikke\/.*bucket/);
});
