import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { UPLOADS_BYTES_MAX } from '../../../functions/bilag/limits.ts';
import { buildMultipart, file, MULTIPART } from './build-multipart.ts';
import { bomb, buildZip } from './build-zip.ts';

const MIB = 1024 * 1024;
/** Stands for the sealing of a letter, which comes after and needs its files meanwhile. */
const HOLD_MS = 1_000;
/** Each test is a process of its own and much work; the machine may have more to do. */
const TIMEOUT_MS = 90_000;
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill();
});

/** Lets `send` loose on a fresh process; says what it answered and how much more it ever held. */
async function measure(name: string, send: (port: number) => readonly Promise<string>[]) {
  const program = join(import.meta.dirname, 'measure-memory.ts');
  const args = [program, String(UPLOADS_BYTES_MAX), String(HOLD_MS)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => Number((await lines.next()).value);
  const port = await next();
  const mostMib = async () => {
    child.stdin.write('?\n');
    return Math.round((await next()) / MIB);
  };
  const restMib = await mostMib();
  const answers = await Promise.all(send(port));
  const peakMib = await mostMib();
  child.kill();
  console.log(`${name}: ${restMib} MB at rest, ${peakMib} MB at most`);
  return { answers, moreMib: peakMib - restMib };
}

type Body = Buffer<ArrayBuffer>;

async function post(port: number, body: Body): Promise<string> {
  const headers = { 'content-type': MULTIPART };
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
  return response.text();
}

function klage(name: string, contents: readonly Uint8Array[]): Body {
  return buildMultipart(contents.map((content) => file('bilag', name, content)));
}

function pdf(bytes: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 9, '1 0 obj\n')]);
}

test('four klager of 20 MB at once are held in far less than 400 MB', {
  timeout: TIMEOUT_MS,
}, async () => {
  const body = klage('a.pdf', [pdf(10 * MIB), pdf(10 * MIB)]);
  const send = (port: number) => Array.from({ length: 4 }, () => post(port, body));
  const { answers, moreMib } = await measure('4 × 20 MB', send);
  expect(answers).toEqual(Array(4).fill(`{"fields":0,"bytes":${20 * MIB},"faults":[]}`));
  expect(moreMib).toBeLessThan(150);
});

test('seven of 29 MB wait for their turn, and none is refused', {
  timeout: TIMEOUT_MS,
}, async () => {
  const body = klage('a.pdf', [pdf(10 * MIB), pdf(10 * MIB), pdf(9 * MIB)]);
  const send = (port: number) => Array.from({ length: 7 }, () => post(port, body));
  const { answers, moreMib } = await measure('7 × 29 MB', send);
  expect(answers).toEqual(Array(7).fill(`{"fields":0,"bytes":${29 * MIB},"faults":[]}`));
  expect(moreMib).toBeLessThan(170);
});

test('six photographs at once are made anew two at a time', { timeout: TIMEOUT_MS }, async () => {
  // Lies on its side, so that it is held unpacked as a whole: 72 MB each.
  const size = { width: 6000, height: 4000, channels: 3 } as const;
  const photo = await sharp({ create: { ...size, background: '#888' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const body = klage('a.jpg', [photo]);
  const send = (port: number) => Array.from({ length: 6 }, () => post(port, body));
  const { answers, moreMib } = await measure('6 × 24 Mpx', send);
  for (const answer of answers) expect(answer).toMatch(/"bytes":[1-9]\d{4,}/);
  expect(moreMib).toBeLessThan(240);
});

test('a document that would unpack to 600 MB is not unpacked', {
  timeout: TIMEOUT_MS,
}, async () => {
  const words = { name: 'word/document.xml', content: '' };
  const inMark = buildZip([bomb('[Content_Types].xml', 300), words]);
  const inWords = buildZip([{ name: '[Content_Types].xml', content: '' }, bomb(words.name, 300)]);
  const send = (port: number) => [post(port, klage('a.docx', [inMark, inWords]))];
  const { answers, moreMib } = await measure('2 × 300 MB packed', send);
  expect(answers[0]).toContain(`"bytes":${inMark.length + inWords.length}`);
  expect(moreMib).toBeLessThan(40);
});

test('a file in chunks of one byte costs no more than its bytes', {
  timeout: TIMEOUT_MS,
}, async () => {
  const [start = '', end = ''] = klage('a.txt', [Buffer.from('|')])
    .toString()
    .split('|');
  const chunk = (bytes: string) => `${bytes.length.toString(16)}\r\n${bytes}\r\n`;
  const chunks = Buffer.from(chunk('x').repeat(MIB / 64));
  const send = (port: number) => {
    const socket = connect(port, '127.0.0.1');
    const head = ['POST / HTTP/1.1', 'Host: localhost', `Content-Type: ${MULTIPART}`];
    socket.write(`${head.join('\r\n')}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(start)}`);
    for (let i = 0; i < 16; i += 1) socket.write(chunks);
    socket.write(`${chunk(end)}0\r\n\r\n`);
    return [text(socket)];
  };
  const { answers, moreMib } = await measure('¼ MB in chunks of 1 byte', send);
  expect(answers[0]).toContain(`"bytes":${MIB / 4}`);
  expect(moreMib).toBeLessThan(50);
});
