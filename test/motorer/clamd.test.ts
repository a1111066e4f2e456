import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clamdScan } from '../../functions/bilag/clamd.ts';
import { readPage } from '../contract/given/read-page.ts';
import { LEAST } from '../contract/given/send.ts';
import { type StaffApp, staffApp } from '../contract/given/staff-app.ts';
import { buildZip } from '../functions/bilag/build-zip.ts';
import { newKey } from '../system.ts';
import { EICAR } from './clamd.ts';

const CLAMD = new URL(process.env['KLAGEVEJ_TEST_CLAMD'] ?? 'tcp://127.0.0.1:1');
const ORIGIN = 'http://localhost:4321';
const MIB = 1024 * 1024;
const CLEAN = Buffer.from('Dagbog: der skete ikke noget.\n');
const virus = Buffer.from(EICAR);

describe('a file that clamd looks at', () => {
  const scan = clamdScan(CLAMD);

  test.each([
    ['clean words', CLEAN, 'ren'],
    ['nothing at all', Buffer.alloc(0), 'ren'],
    ['three megabytes', Buffer.alloc(3 * MIB, 'ord '), 'ren'],
    ['a virus', virus, 'virus'],
    ['a virus in a zip', buildZip([{ name: 'brev.txt', content: virus }]), 'virus'],
    ['a virus after a megabyte', Buffer.concat([Buffer.alloc(MIB, 'x'), virus]), 'virus'],
    ['more than clamd takes', Buffer.alloc(9 * MIB, 'ord '), 'uvist'],
  ] as const)('of %s', async (_, bytes, verdict) => {
    expect(await scan(bytes)).toBe(verdict);
  });

  test('is one of forty at once, each with its own answer', async () => {
    const files = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? virus : CLEAN));
    const verdicts = await Promise.all(files.map(scan));
    expect(verdicts).toEqual(files.map((file) => (file === virus ? 'virus' : 'ren')));
  });
});

/** A scanner that says `answer` when somebody comes; null: nothing, ever. */
async function startFake(answer: string | null): Promise<{ url: URL; server: Server }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).resume();
    if (answer !== null) socket.end(answer);
  });
  server.on('close', () => {
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: new URL(`tcp://127.0.0.1:${port}`), server };
}

describe('a scanner that cannot say', () => {
  test.each([
    ['an error', 'INSTREAM size limit exceeded. ERROR\0'],
    ['half an answer', 'stream: O'],
    ['clean, and something else', 'stream: OK\0stream: Virus FOUND\0'],
    ['words nobody knows', 'stream: fine\0'],
    ['nothing', ''],
    ['too much', 'stream: OK '.repeat(1_000)],
  ])('is never taken for clean: %s', async (_, answer) => {
    const { url, server } = await startFake(answer);
    expect(await clamdScan(url)(CLEAN)).toBe('uvist');
    server.close();
  });

  test('is not waited for without end', async () => {
    const { url, server } = await startFake(null);
    expect(await clamdScan(url, 200)(Buffer.alloc(MIB))).toBe('uvist');
    server.close();
  });

  test('is not there', async () => {
    expect(await clamdScan(new URL('tcp://127.0.0.1:1'))(CLEAN)).toBe('uvist');
  });
});

type System = StaffApp & { readonly dataDir: string };

async function startWith(clamd: URL): Promise<System> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-scan-'));
  const app = await staffApp({ DATA_DIR: dataDir, CLAMD_URL: clamd.href });
  const close = async () => {
    await app.close();
    await rm(dataDir, { recursive: true });
  };
  return { ...app, close, dataDir };
}

type FileSent = { readonly navn: string; readonly bytes: Buffer };

function body(files: readonly FileSent[], more: { readonly [name: string]: string } = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...LEAST, ...more })) form.set(name, value);
  for (const { navn, bytes } of files)
    form.append('bilag', new Blob([new Uint8Array(bytes)]), navn);
  return form;
}

function sendApi({ route }: System, files: readonly FileSent[], key = newKey()) {
  const headers = { 'idempotency-key': key };
  const request = { method: 'POST', body: body(files), headers };
  return route(new Request(`${ORIGIN}/api/klager`, request));
}

async function storedIn({ dataDir }: System): Promise<number> {
  return (await readdir(join(dataDir, 'objekter', 'sager')).catch(() => [])).length;
}

const diary = { navn: 'dagbog.txt', bytes: CLEAN };
const bad = { navn: 'Regning <1>.txt', bytes: virus };

describe('a klage where clamd looks at the files', () => {
  let system: System;
  beforeAll(async () => {
    system = await startWith(CLAMD);
  });
  afterAll(() => system.close());

  test('with a virus is not taken, and the file is named; nothing is stored or logged of it', async () => {
    const before = await storedIn(system);
    const answer = await sendApi(system, [diary, bad]);
    expect(answer.status).toBe(422);
    const said: unknown = await answer.json();
    expect(said).toMatchObject({ errors: [{ field: 'bilag', code: 'filtype' }] });
    expect(JSON.stringify(said)).toMatch(/virus i filen .*Regning/);
    expect(JSON.stringify(said)).not.toContain('dagbog');
    expect(await storedIn(system)).toBe(before);
    const log = JSON.stringify(system.log);
    expect(log).toContain('virus-fundet');
    expect(log).not.toMatch(/Regning|Proeve|Eicar|Anna/);
  });

  test('with clean files is taken, and a repeat is the same case', async () => {
    const key = newKey();
    const first = await sendApi(system, [diary], key);
    expect(first.status).toBe(201);
    expect((await sendApi(system, [diary], key)).status).toBe(200);
  });

  test('is shown again by the form with the reason and everything typed', async () => {
    const form = await readPage(await system.route(new Request(`${ORIGIN}/klage`)));
    const sent = body([bad], { ...form.fields, ...LEAST, handling: 'send' });
    const request = new Request(`${ORIGIN}/klage`, { method: 'POST', body: sent });
    const page = await readPage(await system.route(request));
    expect(page.status).toBe(422);
    expect(page.errors).toMatchObject([
      { field: 'bilag', message: expect.stringContaining('Regning') },
    ]);
    expect(page.fields).toMatchObject(LEAST);
  });
});

describe('a klage while the scanner is gone', () => {
  let system: System;
  beforeAll(async () => {
    system = await startWith(new URL('tcp://127.0.0.1:1'));
  });
  afterAll(() => system.close());

  test('is not taken with files: 503 with a sentence, and nothing stored', async () => {
    const before = await storedIn(system);
    const answer = await sendApi(system, [diary]);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await answer.text()).toContain('undersøge dine filer for virus');
    expect(await storedIn(system)).toBe(before);
  });

  test('is not taken by the form either, and keeps everything typed', async () => {
    const form = await readPage(await system.route(new Request(`${ORIGIN}/en/complaint`)));
    const sent = body([diary], { ...form.fields, ...LEAST, handling: 'send' });
    const request = new Request(`${ORIGIN}/en/complaint`, { method: 'POST', body: sent });
    const page = await readPage(await system.route(request));
    expect(page.status).toBe(503);
    expect(page.errors).toMatchObject([{ field: 'bilag' }]);
    expect(page.text).toContain('without files');
    expect(page.fields).toMatchObject(LEAST);
  });

  test('is taken without files', async () => {
    expect((await sendApi(system, [])).status).toBe(201);
  });
});
