import { describe, expect, test } from 'vitest';
import { forvaltningOf, idOf, readNavn, readRoller } from '../../../functions/staff/medarbejder.ts';
import { rules } from '../given/rules.ts';

describe('the roles in a claim', () => {
  test.each([
    ['a list', ['regelredaktoer', 'statistik'], ['regelredaktoer', 'statistik']],
    ['one text', 'borgerraadgiver', ['borgerraadgiver']],
    ['one text of several', 'statistik, regelredaktoer', ['statistik', 'regelredaktoer']],
    ['a forvaltning of the rules', ['forvaltning:SOF'], ['forvaltning:SOF']],
    ['one named twice', ['statistik', 'statistik'], ['statistik']],
    ['others among them', ['alle-ansatte', 'statistik', '', 7, null], ['statistik']],
  ])('are read from %s', (_, claim, roller) => {
    expect(readRoller(claim, rules())).toEqual(roller);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 1],
    ['an object', { regelredaktoer: true }],
    ['a list in a list', [['regelredaktoer']]],
    ['another spelling', ['Regelredaktoer', 'regelredaktør', ' regelredaktoer']],
    ['a forvaltning the rules do not have', ['forvaltning:XYZ', 'forvaltning:', 'forvaltning']],
    ['a modtager that is no forvaltning', ['forvaltning:BORGERRAADGIVEREN']],
    ['what every object has', ['constructor', 'forvaltning:constructor', '__proto__']],
  ])('are none in %s', (_, claim) => {
    expect(readRoller(claim, rules())).toEqual([]);
  });

  test('say which forvaltning they are of', () => {
    expect(forvaltningOf('forvaltning:SOF')).toBe('SOF');
    expect(forvaltningOf('statistik')).toBeNull();
  });
});

describe('what events call somebody', () => {
  test.each(['az12', 'anna@kommune.example', 'x'.repeat(68)])('is the subject "%s"', (subject) => {
    expect(idOf(subject)).toBe(`medarbejder:${subject}`);
  });

  test.each(['', 'x'.repeat(69), 'Anna Prøve', 'a\tb', 'å', 'a\n{"event":"x"}'])(
    'has neither blanks nor more than 80 characters for "%s"',
    (subject) => {
      expect(idOf(subject)).toMatch(/^medarbejder:[0-9a-f]{64}$/);
      expect(idOf(subject)).toHaveLength(76);
      expect(idOf(`${subject}x`)).not.toBe(idOf(subject));
    },
  );
});

test('a name is one line of at most 120 characters, or what stands for it', () => {
  expect(readNavn(' Anna\n  Prøve\u0007 ', 'az12')).toBe('Anna Prøve');
  expect([...readNavn('👍'.repeat(500), 'az12')]).toHaveLength(120);
  for (const none of [undefined, null, 7, '', ' \n']) expect(readNavn(none, 'az12')).toBe('az12');
});
