import { createCipheriv } from 'node:crypto';
import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLetter } from '../../../functions/seal/open-letter.ts';
import type { Bilag } from '../../../src/klage/klage.ts';
import { howOften } from '../../how-often.ts';
import { bilagOf, sampleLetter } from '../letter/sample-letter.ts';
import { findOpenssl, openByOpenssl, type Scratch, scratch } from './openssl.ts';
import {
  MAIL_FROM,
  makePair,
  type Pair,
  POSTKASSE,
  recipientOf,
  type SealedMail,
  sealLetter,
  signerOf,
  writePair,
} from './sealing-kit.ts';

const LETTERS = howOften({ usual: 300, long: 20_000 });
/** Each of these goes through openssl too. */
const EVERY = 20;
const BYTES_MAX = 1_000_000;
const TEST_MS = howOften({ usual: 120, long: 3_600 }) * 1_000;
const HOSTILE = ['\r\n', '\n', '\r', '--=_signed_1', '\r\n.\r\n', '\0', '\r\n--=_klage_--\r\n'];

let at: Scratch;
let ca: Pair;
let pairs: readonly Pair[];

beforeAll(async () => {
  await findOpenssl();
  at = await scratch();
  ca = await makePair('p-256', { use: 'ca' }, null);
  const receive = { use: 'receive', address: POSTKASSE } as const;
  pairs = await Promise.all([makePair('rsa-2048', receive, ca), makePair('p-256', receive, ca)]);
  await writePair(at.dir, 'ca', ca);
  await Promise.all(pairs.map((pair, i) => writePair(at.dir, `modtager-${i}`, pair)));
});

afterAll(() => at.remove());

/** Any bytes, the same for the same seed: a key stream, or something a mail parser stumbles over. */
function bytesOf({ seed, size, hostile }: BilagSeed): Buffer {
  const word = HOSTILE[hostile];
  if (word !== undefined) return Buffer.alloc(size, word);
  const key = Buffer.alloc(16);
  key.writeUInt32BE(seed);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

type BilagSeed = { readonly seed: number; readonly size: number; readonly hostile: number };

/** Anything Unicode has, as it is after the edge: line feeds only. */
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 });
const words = text.map((typed) => typed.replaceAll('\r', '\n'));
/** Mostly small, some near 1 MB. */
const size = fc.double({ min: 0, max: 1, noNaN: true }).map((u) => Math.floor(BYTES_MAX * u ** 4));
const bilag = fc.record({
  navn: fc.oneof(text, fc.constantFrom('fil.pdf', 'å.pdf', 'x'.repeat(120))),
  seed: fc.nat(),
  size,
  hostile: fc.nat(HOSTILE.length * 4),
});
const letter = fc.record({
  beskrivelse: words,
  oensketLoesning: fc.option(words, { nil: undefined }),
  bilag: fc.array(bilag, { maxLength: 3 }),
});

test(
  'generated letters open to the very bytes that went in',
  async () => {
    const failures: string[] = [];
    const samples = fc.sample(letter, { numRuns: LETTERS, seed: 20_260_302 });
    const lanes = Array.from({ length: availableParallelism() }, (_, lane) => lane);
    const signer = signerOf(await makePair('p-256', { use: 'sign', address: MAIL_FROM }, ca));
    const open = async (index: number) => {
      const sample = samples[index];
      const to = index % pairs.length;
      const pair = pairs[to];
      if (sample === undefined || pair === undefined) throw new Error(`No letter ${index}.`);
      const files = sample.bilag.map((one) => bilagOf(one.navn, bytesOf(one)));
      const { beskrivelse, oensketLoesning } = sample;
      const klage =
        oensketLoesning === undefined ? { beskrivelse } : { beskrivelse, oensketLoesning };
      const input = sampleLetter({ klage, bilag: files });
      const profil = index % 4 < 2 ? 'gcm-oaep' : 'cbc-pkcs1';
      const { mails } = await sealLetter(input, signer, { recipient: recipientOf(pair, profil) });
      const [mail] = mails;
      if (mail === undefined || mails.length > 1) failures.push(`${index}: ${mails.length} mails`);
      else if (!sameAfterOpening(mail, pair, { klage, files })) failures.push(`${index}: differs`);
      else if (index % EVERY === 0 && !(await sameByOpenssl(mail, index, to))) {
        failures.push(`${index}: differs by openssl`);
      }
    };
    await Promise.all(
      lanes.map(async (lane) => {
        for (let index = lane; index < LETTERS; index += lanes.length) await open(index);
      }),
    );
    expect(failures).toEqual([]);
  },
  TEST_MS,
);

type WentIn = {
  readonly klage: { readonly beskrivelse: string; readonly oensketLoesning?: string };
  readonly files: readonly Bilag[];
};

function sameAfterOpening(mail: SealedMail, pair: Pair, { klage, files }: WentIn): boolean {
  const opened = openLetter(mail.eml, pair);
  const json: unknown = JSON.parse(opened.klageJson);
  expect(json).toMatchObject({ felter: klage });
  return (
    opened.tekst.includes(klage.beskrivelse) &&
    opened.tekst.includes(klage.oensketLoesning ?? '') &&
    opened.bilag.length === files.length &&
    opened.bilag.every(({ navn, bytes }, i) => {
      const file = files[i];
      return file !== undefined && navn === file.navn && bytes.equals(file.bytes);
    })
  );
}

async function sameByOpenssl(mail: SealedMail, index: number, to: number): Promise<boolean> {
  const name = `letter-${index}`;
  await at.write(`${name}.eml`, mail.eml);
  const { verified } = await openByOpenssl(at, name, `modtager-${to}`);
  return verified && mail.mime.equals(await at.read(`${name}.mime`));
}
