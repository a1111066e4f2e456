import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, noteAftryk } from '../../../functions/registering/personal-data.ts';
import { cpuMs } from '../../klage/cpu-ms.ts';

describe('what looks like personal data in a note', () => {
  test.each([
    ['Ring til 010203-1234 i dag', [{ slags: 'cpr', masked: '010203-****' }]],
    ['0102031234', [{ slags: 'cpr', masked: '010203-****' }]],
    ['Skriv til karen@eksempel.dk.', [{ slags: 'email', masked: 'k****@eksempel.dk' }]],
    ['(søren.ærø@øen.dk)', [{ slags: 'email', masked: 's****@øen.dk' }]],
    [
      'a@b.dk og 010203-1234',
      [
        { slags: 'email', masked: 'a****@b.dk' },
        { slags: 'cpr', masked: '010203-****' },
      ],
    ],
  ])('in "%s" is found', (note, found) => {
    expect(findPersonalData(note)).toMatchObject(found);
  });

  test.each([
    ...['Svar hurtigere', 'sag 2026-0012345', 'kl. 10 @ rådhuset', 'a@b', '@b.dk', 'a@@b.dk'],
    ...['990203-1234', 'tlf. 33 66 33 66', ''],
  ])('is not seen in "%s"', (note) => {
    expect(findPersonalData(note)).toEqual([]);
  });

  test('is never shown whole, wherever it stands', () => {
    const word = fc.stringMatching(/^[a-zæøå ]{0,40}$/);
    fc.assert(
      fc.property(word, word, (before, after) => {
        const note = `${before} 010203-1234 ${after}`;
        const [found] = findPersonalData(note);
        expect(JSON.stringify(found)).not.toContain('1234');
        expect(found?.before.endsWith(' ')).toBe(true);
      }),
    );
  });

  test('is looked for in linear time', () => {
    const long = ['@'.repeat(2_000), 'a@'.repeat(1_000), '.'.repeat(2_000), '1'.repeat(2_000)];
    expect(cpuMs(() => long.map(findPersonalData))).toBeLessThan(200);
  });
});

test('keeping one note knowingly keeps no other', () => {
  expect(noteAftryk('a')).toBe(noteAftryk('a'));
  expect(noteAftryk('a')).not.toBe(noteAftryk('b'));
  expect(noteAftryk('a\r\nb ')).toBe(noteAftryk('a\nb'));
});
