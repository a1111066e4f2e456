import { describe, expect, test } from 'vitest';
import {
  accessibilityPage,
  privacyPage,
  rightsPage,
} from '../../../functions/http/oplysning/oplysning.ts';
import { addDays } from '../../../src/klage/calendar.ts';
import { opensCase } from '../../../src/klage/opbevaring.ts';
import { RETTIGHEDSGRUPPER } from '../../../src/klage/rettighedsgrupper.ts';
import { FICTIONAL, readable, rulesIn } from '../../rules/rule-folders.ts';

const fictional = readable(FICTIONAL);
const shipped = await rulesIn('routing-rules');
const idsOf = (gruppe: { readonly rettigheder: readonly { readonly id: string }[] } | undefined) =>
  gruppe?.rettigheder.map(({ id }) => id);

describe('the page of rights', () => {
  test('tells all guidance of the rules once, in the order of its chapters', () => {
    for (const rules of [fictional, shipped]) {
      const { grupper } = rightsPage(rules, 'da');
      const told = grupper.flatMap(({ rettigheder }) => rettigheder.map(({ id }) => id));
      expect(told.toSorted()).toEqual([...rules.vejledninger.keys()].toSorted());
      const order = grupper.map(({ id }) => RETTIGHEDSGRUPPER.indexOf(id));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });

  test('puts what has no chapter last, and a text without a heading stands alone', () => {
    const { grupper } = rightsPage(fictional, 'en');
    expect(grupper.map(({ id }) => id)).toEqual(['klage', 'svar', 'andet']);
    expect(grupper[0]?.rettigheder).toEqual([
      { id: 'gratis', titel: 'Free', tekst: 'It is free to complain.' },
    ]);
    expect(grupper[1]?.rettigheder[0]?.titel).toBeNull();
    expect(idsOf(grupper[2])).toEqual(['ring', 'andre', 'bisidder']);
  });

  test('of the shipped rules has every right a citizen must hear of, under a heading', () => {
    const rights = rightsPage(shipped, 'da').grupper.flatMap(({ rettigheder }) => rettigheder);
    const must = [
      ...['gratis', 'mundtligt', 'kvittering', 'svarfrist', 'klagefrist', 'stopper-ikke-fristen'],
      ...['genvurdering', 'begrundelse-og-klagevejledning', 'aktindsigt', 'bisidder', 'fuldmagt'],
      ...['tolk', 'borgerraadgiverens-graenser', 'ombudsmanden', 'databeskyttelse', 'akut-112'],
      ...['akut-behov', 'uden-computer', 'naeste-skridt'],
    ];
    expect(rights.map(({ id }) => id)).toEqual(expect.arrayContaining(must));
    expect(rights.filter(({ titel }) => titel === null)).toEqual([]);
  });
});

describe('the page on data', () => {
  test('gives the code as many days as it really opens a closed case', () => {
    const { kodeDage } = privacyPage(fictional, 30);
    expect(opensCase('2026-03-02', addDays('2026-03-02', kodeDage), 30)).toBe(true);
    expect(opensCase('2026-03-02', addDays('2026-03-02', kodeDage + 1), 30)).toBe(false);
    expect(privacyPage(fictional, 45)).toMatchObject({ kopiDage: 45, kodeDage: kodeDage + 15 });
  });

  test("leads to the kommune's own page only where it has one", () => {
    expect(privacyPage(fictional, 30).side).toBe('https://tvaerkoebing.example/dine-data');
    expect(privacyPage(shipped, 30).side).toBeNull();
  });
});

describe('the declaration on accessibility', () => {
  test("names the kommune's own contact, day and declaration", () => {
    expect(accessibilityPage(fictional)).toMatchObject({
      ...{ telefon: '12 34 56 70', email: 'was@tvaerkoebing.example' },
      ...{ gennemgaaet: '2026-02-02', erklaering: 'https://was.digst.dk/tvaerkoebing-example' },
    });
  });

  test('does not say that a kommune went through the pages when it did not', () => {
    expect(accessibilityPage(shipped)).toMatchObject({ gennemgaaet: null, erklaering: null });
  });

  test('has the telephone of the kommune where nothing else is said', () => {
    const { tilgaengelighed: _left, ...indstillinger } = fictional.indstillinger;
    const { telefon, email } = accessibilityPage({ ...fictional, indstillinger });
    expect([telefon, email]).toEqual(['12 34 56 78', null]);
  });
});
