import { expect, test } from 'vitest';
import { toBuffer } from '../../../functions/letter/chunks.ts';
import { composeOwnCopy } from '../../../functions/letter/compose-letter.ts';
import { openContent } from '../../../functions/seal/open-letter.ts';
import { bilagOf, REGISTRERINGSKODE, sampleLetter } from './sample-letter.ts';

const file = Buffer.from('indhold');

function ownCopy() {
  const input = sampleLetter({ bilag: [bilagOf('afslag.pdf', file)] });
  return { input, opened: openContent(toBuffer(composeOwnCopy(input, '=_klage_1'))) };
}

test("the citizen's own copy holds the whole klage and its files", () => {
  const { input, opened } = ownCopy();
  expect(opened.tekst).toContain(input.klage.beskrivelse);
  expect(JSON.parse(opened.klageJson).felter.beskrivelse).toBe(input.klage.beskrivelse);
  expect(opened.bilag.map(({ bytes }) => bytes)).toEqual([file]);
});

test("the citizen's own copy does not hold the modtager's registration code", () => {
  const { opened } = ownCopy();
  const all = `${opened.tekst}${opened.klageJson}`;
  expect(all).not.toContain(REGISTRERINGSKODE);
  expect(all).not.toContain('/registrer');
  expect(JSON.parse(opened.klageJson)).not.toHaveProperty('registrering');
});
