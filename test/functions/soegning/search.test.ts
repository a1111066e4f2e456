import { describe, expect, test } from 'vitest';
import { searchOnDay } from '../../../functions/soegning/search-on-day.ts';
import { FUNDNE_MAX } from '../../../src/soegning/soegning.ts';
import { shippedRules } from '../../browser/subjects.ts';

const DAG = '2026-03-09';
const rules = shippedRules();
const find = (q: string, sprog: 'da' | 'en' = 'da') =>
  searchOnDay(rules, { dag: DAG, sprog }).soegning().find(q);

describe('an emne that is found', () => {
  test('says who has it, by the name of the day', () => {
    const found = (dag: string) =>
      searchOnDay(rules, { dag, sprog: 'da' })
        .soegning()
        .find('kirkegård')
        .emner.find(({ id }) => id === 'kirkegaard-og-krematorium');

    expect(found('2025-12-31')?.hos).toBe('Teknik- og Miljøforvaltningen');
    expect(found('2026-01-01')?.hos).toBe('Kultur-, Fritids- og Borgerserviceforvaltningen');
  });

  test('says whose it is when it is not the kommune’s, and where they are', () => {
    expect(find('boligstøtte').emner[0]).toEqual({
      id: 'boligstoette',
      navn: 'Boligstøtte',
      hos: null,
      ekstern: { navn: 'Udbetaling Danmark', adresse: 'https://www.borger.dk' },
    });
  });

  test('is named in the language asked for, whatever language was typed', () => {
    const [danish] = find('parking fine').emner;
    const [english] = find('parkeringsbøde', 'en').emner;
    expect([danish?.navn, english?.navn]).toEqual([
      'Kommunal parkeringsafgift',
      'Municipal parking fine',
    ]);
  });
});

describe('what nobody should type', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['a NUL', '\u0000'],
    ['an emoji', '👩‍👩‍👧‍👦'],
    ['half an emoji', '\uD83D'],
    ['signs', '%_*()[]{}|\\^$.?+'],
    ['nonsense', 'xqzvw kfjpq'],
  ])('%s finds nothing', (_what, typed) => {
    expect(find(typed)).toEqual({ emner: [], tvetydig: null, fare: null });
  });

  test.each([
    ['10 000 letters', 'a'.repeat(10_000)],
    ['10 000 words', 'hjælp '.repeat(10_000)],
    ['right to left', '\u202Eplæhemmejh\u202C مساعدة'],
    ['accents without end', `e${'\u0301'.repeat(5_000)}`],
    ['keys of objects', '__proto__ constructor toString hasOwnProperty'],
  ])('%s is answered at once, with at most eight', (_what, typed) => {
    find('klar');
    const begun = process.cpuUsage();
    const { emner } = find(typed);
    const { user } = process.cpuUsage(begun);
    expect(emner.length).toBeLessThanOrEqual(FUNDNE_MAX);
    expect(user).toBeLessThan(200_000);
  });
});

test('two makings of the same rules are the same to the last byte, and other rules are not', () => {
  const [one, other] = [shippedRules(), shippedRules()].map((set) =>
    searchOnDay(set, { dag: DAG, sprog: 'da' }),
  );
  expect(other?.json).toBe(one?.json);
  expect(other?.hash).toBe(one?.hash);
  const [skat] = [...rules.emner.values()].filter(({ id }) => id === 'skat');
  if (skat === undefined) throw new Error('The shipped rules no longer have the emne.');
  const more = {
    ...skat,
    soegeord: { ...skat.soegeord, da: [...skat.soegeord.da, 'fiskekvoter'] },
  };
  const changed = { ...rules, emner: new Map([...rules.emner, ['skat', more]]) };
  expect(searchOnDay(changed, { dag: DAG, sprog: 'da' }).hash).not.toBe(one?.hash);
});
