import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ByteBudget, makeByteBudget } from './byte-budget.ts';

/** What a scanner said. `uvist`: it did not say, in time and in words we know; never clean. */
export type Scanned = 'ren' | 'virus' | 'uvist';
export type Scan = (bytes: Uint8Array) => Promise<Scanned>;

/** From the first byte to the answer: a 10 MB document of many parts takes seconds. */
const SCAN_MS_MAX = 30_000;
const CONNECT_MS_MAX = 3_000;
/** As clamd likes them; each is led by its length in four bytes. */
const CHUNK_BYTES = 64 * 1024;
/** The answer is one line: "stream: OK". */
const ANSWER_BYTES_MAX = 1_024;
/** Files being scanned at once; clamd itself has ten threads. */
const SCANS_AT_ONCE_MAX = 4;

/**
 * Scans by clamd's INSTREAM (clamd(8)): a connection for each file, one answer, and never a throw.
 * What is over clamd's own limit (StreamMaxLength) is answered with ERROR and so is `uvist`.
 * @param url tcp://host:port
 */
export function clamdScan(url: URL, scanMsMax = SCAN_MS_MAX): Scan {
  const turns: ByteBudget = makeByteBudget(SCANS_AT_ONCE_MAX);
  return async (bytes) => {
    const release = await turns.reserve(1);
    try {
      return verdictOf(await ask(url, bytes, scanMsMax));
    } catch {
      return 'uvist';
    } finally {
      release?.();
    }
  };
}

/** Only the very words mean clean; a name is the scanner's, so anything may stand before FOUND. */
function verdictOf(answer: string): Scanned {
  if (answer === 'stream: OK\0') return 'ren';
  return /^stream: [^\0]+ FOUND\0$/.test(answer) ? 'virus' : 'uvist';
}

async function ask(url: URL, bytes: Uint8Array, scanMsMax: number): Promise<string> {
  const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) });
  const endAfter = (ms: number) => setTimeout(() => socket.destroy(new Error('Too slow.')), ms);
  const limit = endAfter(scanMsMax);
  const connecting = endAfter(CONNECT_MS_MAX);
  socket.once('connect', () => clearTimeout(connecting));
  try {
    const answer = readAnswer(socket);
    // clamd may answer, and hang up, before it has read all: then the answer counts.
    const sent = pipeline(Readable.from(instream(bytes)), socket, { end: false });
    const [read] = await Promise.all([answer, sent.catch(() => {})]);
    return read;
  } finally {
    clearTimeout(limit);
    clearTimeout(connecting);
    socket.destroy();
  }
}

function* instream(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    yield lengthOf(chunk.byteLength);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** All that is said until the other end hangs up. */
function readAnswer(socket: ReturnType<typeof connect>): Promise<string> {
  return new Promise((tell, fail) => {
    const chunks: Buffer[] = [];
    let length = 0;
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > ANSWER_BYTES_MAX) socket.destroy(new Error('The answer is too long.'));
    });
    socket.once('end', () => tell(Buffer.concat(chunks).toString('latin1')));
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('The connection was closed.')));
  });
}
