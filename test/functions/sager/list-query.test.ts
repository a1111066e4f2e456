import { describe, expect, test } from 'vitest';
import {
  listAddress,
  readListQuery,
  searchableNummer,
} from '../../../functions/sager/list-query.ts';
import { rules } from '../given/rules.ts';

const read = (query: string) => readListQuery(new URLSearchParams(query), rules());

describe('the address of a worklist', () => {
  test('says nothing and means the new cases, the nearest deadline first', () => {
    expect(read('').valg).toEqual({
      ...{ bunke: 'nye', hos: null, emne: null, slags: null },
      ...{ sortering: 'frist', retning: 'asc' },
    });
    expect(read('bunke=alle').valg).toMatchObject({ sortering: 'modtaget', retning: 'desc' });
  });

  test('says again all that it said', () => {
    const query = read('bunke=overskredne&hos=SOF&slags=klage&sorter=modtaget-asc');
    const sted = {
      vaerdi: '2026-03-02T09:00:00.000Z',
      nummer: 'K-2026-2222222',
      kilde: 'klagevej',
    };
    const address = listAddress(query.valg, { side: 'foer', sted });
    const again = read(address.split('?')[1] ?? '');
    expect(again).toEqual({ ...query, fra: { side: 'foer', sted } });
  });

  test.each(['efter=x', 'efter=a+b+c+d', 'foer=%20%20', `efter=${'a'.repeat(60)}+b+c`])(
    'names no place with %s',
    (query) => {
      expect(read(query).fra).toBeNull();
    },
  );
});

describe('the number of a case', () => {
  test.each([
    ['k 2026 7wx4k9p', 'K-2026-7WX4K9P'],
    ['2017-000123', '2017-000123'],
    ['2014-0067783', '2014-0067783'],
    ['a/1', 'a/1'],
  ])('is read from "%s"', (typed, nummer) => {
    expect(searchableNummer(typed)).toBe(nummer);
  });

  test.each([
    '',
    'anna',
    'Anna Jensen',
    '010203-1234',
    '0102031234',
    '010203 1234',
    'a1<b>',
    `${'1'.repeat(41)}`,
  ])('is not what "%s" is', (typed) => {
    expect(searchableNummer(typed)).toBeNull();
  });
});
