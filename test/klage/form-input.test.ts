import { describe, expect, test } from 'vitest';
import { FIELD_NAMES } from '../../src/klage/fields.ts';
import { readFormInput } from '../../src/klage/form-input.ts';
import { CATALOGUE } from './sample-klage.ts';

type Typed = { readonly [field: string]: string };

const read = (typed: Typed) =>
  Object.fromEntries(readFormInput(new Map(Object.entries(typed)), CATALOGUE));

describe('a date typed in the form', () => {
  test.each([
    ['31-03-2026', '2026-03-31'],
    ['31.3.2026', '2026-03-31'],
    ['1/3 2026', '2026-03-01'],
    ['1/3-2026', '2026-03-01'],
    [' 31 3 2026 ', '2026-03-31'],
    ['31. 03. 2026', '2026-03-31'],
  ])('with the day first is turned round: %s', (typed, day) => {
    expect(read({ klagedato: typed, afgoerelsesdato: typed })).toEqual({
      klagedato: day,
      afgoerelsesdato: day,
    });
  });

  test.each(['2026-03-31', '31-03-26', '31. marts 2026', 'i går', '', '31-03-2026 kl. 8'])(
    'in another form is kept as it is: %j',
    (typed) => {
      expect(read({ klagedato: typed })).toEqual({ klagedato: typed });
    },
  );

  test('stands only in the fields for dates: a case number may look like one', () => {
    expect(read({ sagsnummer: '31-03-2026' })).toEqual({ sagsnummer: '31-03-2026' });
  });
});

describe('an answer that another answer took off the page', () => {
  test.each<[string, Typed, Typed]>([
    [
      'a pick where the emne asks nothing',
      { emne: 'hjemmepleje', valgtForvaltning: 'NORD' },
      { emne: 'hjemmepleje' },
    ],
    ['a pick without an emne', { valgtForvaltning: 'NORD' }, {}],
    [
      'fuldmagt for oneself',
      { paaVegneAf: 'mig-selv', fuldmagtSenere: 'ja' },
      { paaVegneAf: 'mig-selv' },
    ],
    ['fuldmagt for nobody said', { fuldmagtSenere: 'ja' }, {}],
  ])('is left out: %s', (_what, typed, kept) => {
    expect(read(typed)).toEqual(kept);
  });

  test.each<[string, Typed]>([
    ['a pick where the emne asks', { emne: 'stoej', valgtForvaltning: 'NORD' }],
    ['fuldmagt for another', { paaVegneAf: 'en-anden', fuldmagtSenere: 'ja' }],
  ])('is kept while the page asks: %s', (_what, typed) => {
    expect(read(typed)).toEqual(typed);
  });
});

test('every other field is kept as typed, unknown ones too', () => {
  const names = FIELD_NAMES.filter(
    (name) => !['valgtForvaltning', 'fuldmagtSenere'].includes(name),
  );
  const typed = Object.fromEntries([...names, 'ukendt'].map((name) => [name, ` ${name}\r\n`]));
  expect(read(typed)).toEqual(typed);
});

test('whoever is anonymous does not send who they are, also when it was typed first', () => {
  const typed = { anonym: 'ja', navn: 'Anna', email: 'a@b.dk', cpr: 'x' };
  expect(read(typed)).toEqual({ anonym: 'ja', email: 'a@b.dk' });
  expect(read({ ...typed, anonym: '' })).toEqual({ ...typed, anonym: '' });
});
