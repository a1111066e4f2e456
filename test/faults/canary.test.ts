import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedLetter, openLetter } from '../../functions/seal/open-letter.ts';
import { KVITTERING } from '../../src/addresses.ts';
import { sagOf } from '../contract/given/register.ts';
import { postForm, postMultipart } from '../contract/given/send.ts';
import { onPostgres } from '../register-address.ts';
import { lettersIn, startSystem, until } from '../system.ts';
import { everythingAtRest } from './canary-at-rest.ts';
import { type MarkedKlage, markedKlage, withWord } from './canary-klage.ts';
import { headersWith, refusedRequests } from './canary-refused.ts';
import { type Canary, findCanaries, makeWord } from './canary-word.ts';

const CODE = /[2-9BCDFGHJ-NP-TV-XZ]{5}(?:-[2-9BCDFGHJ-NP-TV-XZ]{5}){5}/;
const NUMMER = /K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}/;

const system = await startSystem();
afterAll(system.stop);

const WAYS = ['api', 'form'] as const;
const markedBy: { readonly [W in (typeof WAYS)[number]]: MarkedKlage } = {
  api: await markedKlage(),
  form: await markedKlage(),
};
const canaries: Canary[] = [markedBy.api, markedBy.form].flatMap((klage) => klage.canaries);
const opened = new Map<string, OpenedLetter>();

beforeAll(async () => {
  await lookFor(markedBy.api.word);
  for (const way of WAYS) {
    const body = await (await send(way, markedBy[way])).text();
    const [nummer = ''] = NUMMER.exec(body) ?? [];
    const [kode = ''] = CODE.exec(body) ?? [];
    canaries.push({ name: `the code of the ${way}`, text: kode });
    await readByCode(nummer, kode, markedBy[way].word);
    const letter = await letterOf(nummer);
    opened.set(way, letter);
    canaries.push({ name: 'the registration code', text: CODE.exec(letter.tekst)?.[0] ?? '' });
  }
  await until('both confirmations', async () =>
    (await lettersIn(system.dataDir, 'borgere')).length === WAYS.length ? true : null,
  );
});

function send(way: (typeof WAYS)[number], { fields, files, noegle, word }: MarkedKlage) {
  if (way === 'api') return postMultipart(system.url, fields, { files, key: noegle });
  const typed = { ...fields, noegle, handling: 'send', hjemmeside: word };
  return postForm(`${system.url}/klage?${word}`, typed, { files, headers: headersWith(word) });
}

/** What somebody looks for is nobody's business either, found or not. */
async function lookFor(word: string): Promise<void> {
  const asked = await fetch(`${system.url}/api/emner?q=${word}`);
  expect(asked.status).toBe(200);
  const typed = { handling: 'soeg', soegning: `hjemmehjælp ${word}`, beskrivelse: word };
  const page = await postForm(`${system.url}/klage`, typed);
  expect(await page.text()).toContain('emne:hjemmehjaelp-hjemmepleje');
}

/** The citizen looks at the own copy, which is opened for that moment only. */
async function readByCode(nummer: string, kode: string, word: string): Promise<void> {
  const page = await postForm(`${system.url}/sag`, { nummer, kode });
  expect(await page.text()).toContain(word);
  for (const address of Object.values(KVITTERING)) {
    const file = await postForm(`${system.url}${address}`, { nummer, kode });
    expect(file.status, address).toBe(200);
    await file.arrayBuffer();
  }
}

async function letterOf(nummer: string): Promise<OpenedLetter> {
  const modtager = String(sagOf(system.dataDir, nummer)['modtager']);
  const file = await until(`the letter of ${nummer}`, async () => {
    const files = await lettersIn(system.dataDir, modtager);
    return files.find((name) => name.endsWith(`${nummer}.eml`)) ?? null;
  });
  const key = join(system.dataDir, 'noegler', modtager);
  return openLetter(readFileSync(join(system.dataDir, 'postkasser', modtager, file)), {
    key: createPrivateKey(readFileSync(`${key}.key.pem`)),
    certificate: new X509Certificate(readFileSync(`${key}.crt.pem`)),
  });
}

describe.each(WAYS)('a klage by the %s', (way) => {
  test('came through with every field and file, sealed', () => {
    const { marked, files } = markedBy[way];
    const letter = opened.get(way);
    const klage = JSON.parse(letter?.klageJson ?? '{}');

    expect(klage.felter).toMatchObject(marked);
    expect(letter?.bilag.map(({ navn }) => navn)).toEqual(files.map(({ navn }) => navn));
    for (const [i, { navn, bytes }] of files.entries()) {
      const same = letter?.bilag[i]?.bytes.equals(Buffer.from(bytes));
      expect(same, navn).toBe(!navn.endsWith('.jpg'));
    }
  });

  test('leaves a picture’s EXIF behind, even in the letter', () => {
    const { word, files } = markedBy[way];
    const isPicture = ({ navn }: { readonly navn: string }) => navn.endsWith('.jpg');
    const sent = Buffer.from(files.find(isPicture)?.bytes ?? '');
    const received = opened.get(way)?.bilag.find(isPicture)?.bytes ?? Buffer.alloc(0);

    expect(sent.includes(word)).toBe(true);
    expect(received.length).toBeGreaterThan(100);
    expect(received.includes(word)).toBe(false);
  });

  const refusals = refusedRequests(markedBy[way]).map(({ what, status }, i) => ({
    what,
    status,
    i,
  }));
  test.each(refusals)('is refused with $status for $what, and leaves nothing', async (refusal) => {
    const word = makeWord();
    const request = refusedRequests(withWord(markedBy[way], word))[refusal.i];

    expect((await request?.send(system.url))?.status).toBe(refusal.status);
    expect(findCanaries([{ name: 'the word', text: word }], everythingAtRest(system))).toEqual([]);
  });
});

describe('nothing that was typed lies anywhere outside a seal', () => {
  test('while the system runs', () => {
    const places = everythingAtRest(system);
    const found = places.map(({ where }) => where).join('\n');

    const register = onPostgres ? [/klagevej\.db$/m] : [/klagevej\.db$/m, /klagevej\.db-wal$/m];
    for (const part of [...register, /modtager-1\.p7m$/m]) {
      expect(found).toMatch(part);
    }
    for (const part of [
      /reserve-1\.p7m$/m,
      /borger\.bin$/m,
      /manifest\.json$/m,
      /borgere\/.+eml$/m,
    ]) {
      expect(found).toMatch(part);
    }
    expect(canaries.filter(({ text }) => text.length < 8)).toEqual([]);
    expect(findCanaries(canaries, places)).toEqual([]);
  });
});

describe('the search itself', () => {
  const word = makeWord();
  const bytes = Buffer.from(`før ${word} efter`);
  const lines = bytes.toString('base64').replace(/.{7}/g, '$&\r\n');
  const DRESSES = [
    { dress: 'plain', found: bytes },
    { dress: 'UTF-16', found: Buffer.from(bytes.toString(), 'utf16le') },
    { dress: 'UTF-16 the other way', found: Buffer.from(bytes.toString(), 'utf16le').swap16() },
    { dress: 'hex', found: Buffer.from(bytes.toString('hex')) },
    { dress: 'percent', found: Buffer.from(bytes.toString('hex').replace(/../g, '%$&')) },
    { dress: 'base64', found: Buffer.from(bytes.toString('base64')) },
    { dress: 'base64 one on', found: Buffer.from(bytes.subarray(1).toString('base64')) },
    { dress: 'base64 two on', found: Buffer.from(bytes.subarray(2).toString('base64')) },
    { dress: 'base64url', found: Buffer.from(bytes.toString('base64url')) },
    { dress: 'base64 in lines', found: Buffer.from(lines) },
  ];

  test.each(DRESSES)('finds a word in $dress', ({ found }) => {
    const places = [{ where: 'here', bytes: Buffer.concat([Buffer.alloc(999), found]) }];

    expect(findCanaries([{ name: 'word', text: word }], places)).not.toEqual([]);
    expect(findCanaries([{ name: 'word', text: makeWord() }], places)).toEqual([]);
  });
});
