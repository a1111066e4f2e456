import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sendProevebrev } from '../../functions/proevebrev/send-proevebrev.ts';
import { certPath, keyPath } from '../../functions/seal/demo-keys.ts';
import { decryptCms } from '../../functions/seal/open-cms.ts';
import { openSigned } from '../../functions/seal/open-letter.ts';
import { startRegistrer } from './given/registrer.ts';

const given = await startRegistrer();
afterAll(given.close);
beforeEach(() => given.clock.set(new Date('2026-03-02T09:00:00Z')));

/** A prøvebrev to SOF, and the code that only SOF can read. */
async function proevebrev() {
  const { world } = given.app;
  const recipient = world.keyring().recipient('SOF', world.clock.now());
  if (recipient === null) throw new Error('SOF has no certificate.');
  const nummer = await sendProevebrev(world, recipient, 'drift:test');
  const path = join(given.dataDir, 'objekter', 'proevebreve', nummer, 'brev.p7m');
  const opened = openSigned(
    decryptCms(await readFile(path), {
      key: createPrivateKey(await readFile(keyPath(given.keys, 'SOF'))),
      certificate: new X509Certificate(await readFile(certPath(given.keys, 'SOF'))),
    }),
  );
  return { nummer, kode: /koden: (\S+)/.exec(opened.tekst)?.[1] ?? '' };
}

async function metric(): Promise<string | undefined> {
  const answer = await (await given.get('/metrics')).text();
  return /klagevej_modtager_uproevet\{modtager="SOF"\} (\d)/.exec(answer)?.[1];
}

async function mailboxes(): Promise<string> {
  return JSON.stringify(await (await given.get('/readyz')).json());
}

test('a mailbox is told of as unproven until the code of its prøvebrev is entered at /registrer', async () => {
  const { nummer, kode } = await proevebrev();
  expect([await metric(), await mailboxes()]).toEqual([
    '1',
    expect.stringMatching(/Ikke afprøvet:.*SOF/),
  ]);
  const keys = {
    nummer: nummer.toLowerCase(),
    kode: ` ${kode.toLowerCase().replaceAll('-', ' ')}`,
  };
  const page = await given.post('/registrer', keys);
  expect(page.status).toBe(200);
  expect(page.find('h1')?.textContent).toBe('Tak. Postkassen virker');
  expect(page.text).toContain(nummer);
  expect([await metric(), await mailboxes()]).toEqual(['0', expect.not.stringContaining('SOF')]);
  expect((await given.post('/registrer', keys)).status).toBe(200);
});

test('wrong codes of a prøvebrev are limited with all others, and the log has no code', async () => {
  const { nummer, kode } = await proevebrev();
  const from = { 'x-forwarded-for': '198.51.100.9' };
  for (let i = 0; i < 20; i += 1) {
    const wrong = { nummer, kode: '22222-22222-22222-22222-22222-22222' };
    const page = await given.post('/registrer', wrong, from);
    expect(page.status).toBe(404);
    expect(page.errors[0]?.message).toContain('passer ikke sammen');
  }
  expect((await given.post('/registrer', { nummer, kode }, from)).status).toBe(429);
  expect(JSON.stringify(given.app.log)).not.toContain(kode);
});

test('a prøvebrev is no case: its code opens none, and a code of a klage proves nothing', async () => {
  const { nummer, kode } = await proevebrev();
  const klage = await given.send();
  const crossed = [
    { nummer: klage.nummer, kode },
    { nummer, kode: klage.registreringskode },
  ];
  for (const keys of crossed) expect((await given.post('/registrer', keys)).status).toBe(404);
  expect((await given.post('/sag', { nummer, kode })).status).toBe(404);
});

test('after thirty days the code is too old', async () => {
  const keys = await proevebrev();
  await given.clock.advance(30 * 86_400_000);
  expect((await given.post('/registrer', keys)).status).toBe(404);
});
