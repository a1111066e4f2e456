import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBorgerCopy } from '../../functions/seal/borger-copy.ts';
import { openContent } from '../../functions/seal/open-letter.ts';
import { KVITTERING } from '../../src/addresses.ts';
import { startRegistrer } from '../contract/given/registrer.ts';
import { everythingAtRest } from './canary-at-rest.ts';
import { type MarkedKlage, markedKlage } from './canary-klage.ts';
import { type Canary, findCanaries } from './canary-word.ts';

const OVERDUE = new Date('2026-03-17T09:00:00Z');
const given = await startRegistrer();
afterAll(given.close);

const marked: MarkedKlage = await markedKlage();
const canaries: Canary[] = [...marked.canaries];
let next = { nummer: '', kode: '' };

/** Sent, waited for in vain, carried on by one click, and each file of both cases fetched. */
beforeAll(async () => {
  given.clock.set(new Date('2026-03-02T09:00:00Z'));
  const { noegle } = marked;
  // The dates of the marked klage are long past: the rules would send it to Borgerrådgiveren at once.
  const { klagedato: _waited, ...fields } = marked.fields;
  const typed = { ...fields, harKlaget: 'nej', noegle, handling: 'send' };
  const sent = await given.postFiles('/klage', typed, marked.files);
  const { nummer = '', kode = '' } = sent.fields;
  given.clock.set(OVERDUE);
  const receipt = await given.post('/sag', { nummer, kode, handling: 'videre' });
  expect(receipt.status).toBe(201);
  next = { nummer: receipt.find('#nummer')?.textContent ?? '', kode };
  for (const keys of [{ nummer, kode }, next]) {
    await given.post('/sag', keys);
    for (const address of Object.values(KVITTERING)) {
      expect((await given.fetch(address, keys)).status).toBe(200);
    }
  }
  canaries.push({ name: 'the code', text: kode });
});

test('a klage that is carried on has every word of the first, sealed', async () => {
  const folder = join(given.dataDir, 'objekter', 'sager', next.nummer);
  const copy = openBorgerCopy(next, await readFile(join(folder, 'borger.bin')));
  const brev = copy?.breve[0];
  const { klageJson, bilag } = openContent(brev ?? Buffer.alloc(0));
  expect(JSON.parse(klageJson).felter).toMatchObject({ navn: marked.marked['navn'] });
  expect(bilag).toHaveLength(marked.files.length);
});

test('nothing of it lies anywhere outside a seal, and none of it is logged', () => {
  const output = () => JSON.stringify(given.app.log);
  const places = everythingAtRest({ dataDir: given.dataDir, output });
  expect(places.some(({ where }) => where.includes(next.nummer))).toBe(true);
  expect(canaries.filter(({ text }) => text.length < 8)).toEqual([]);
  expect(findCanaries(canaries, places)).toEqual([]);
});
