import { describe, expect, test } from 'vitest';
import { faults, klageOf, parse } from './sample-klage.ts';

type Case = readonly [what: string, changed: { [field: string]: unknown }, faults: string[]];

const CASES: readonly Case[] = [
  ['an emne the rules do not know', { emne: 'ukendt-emne' }, ['emne ukendt']],
  ['a pick where the emne asks nothing', { valgtForvaltning: 'NORD' }, ['valgtForvaltning ukendt']],
  ['a pick where the emne asks', { emne: 'stoej', valgtForvaltning: 'SYD' }, []],
  ['ved-ikke where the emne asks', { emne: 'stoej', valgtForvaltning: 'ved-ikke' }, []],
  ['no pick where the emne asks', { emne: 'stoej' }, []],
  [
    'a pick that is no forvaltning',
    { emne: 'stoej', valgtForvaltning: 'RAAD' },
    ['valgtForvaltning ukendt'],
  ],
  ['another modtager of the list', { oensketModtager: 'RAAD' }, []],
  ['another modtager outside the list', { oensketModtager: 'VEST' }, ['oensketModtager ukendt']],
  ['a wait without its date', { harKlaget: 'ja-venter' }, ['klagedato mangler']],
  ['a wait with its date', { harKlaget: 'ja-venter', klagedato: '2026-03-01' }, []],
  [
    'a wait with a date in words',
    { harKlaget: 'ja-venter', klagedato: 'den første marts i år' },
    ['klagedato format'],
  ],
  ['a date today', { klagedato: '2026-03-31', afgoerelsesdato: '2026-03-31' }, []],
  [
    'dates tomorrow',
    { klagedato: '2026-04-01', afgoerelsesdato: '2026-04-01' },
    ['afgoerelsesdato fremtid', 'klagedato fremtid'],
  ],
  [
    'dates that are not real',
    { klagedato: '2026-02-30', afgoerelsesdato: '31-03-2026' },
    ['afgoerelsesdato format', 'klagedato format'],
  ],
  ['somebody else without fuldmagt', { paaVegneAf: 'en-anden' }, ['fuldmagtSenere mangler']],
  [
    'somebody else with fuldmagt neither now nor later',
    { paaVegneAf: 'en-anden', fuldmagtSenere: 'nej' },
    ['fuldmagtSenere mangler'],
  ],
  ['somebody else with fuldmagt later', { paaVegneAf: 'en-anden', fuldmagtSenere: 'ja' }, []],
  ['no name', { navn: undefined }, ['navn mangler']],
  ['no way to answer', { email: undefined }, ['email mangler']],
  ['only a telephone', { email: undefined, telefon: '+45 12 34 56 78' }, []],
  ['only an address', { email: undefined, adresse: 'Vej 1\n1000 By' }, []],
  ['nobody', { anonym: 'ja', navn: undefined, email: undefined }, []],
  ['a call without a number', { kontaktform: 'telefon' }, ['telefon mangler']],
  ['a letter without an address', { kontaktform: 'brev' }, ['adresse mangler']],
  [
    'a mail without an address for it',
    { kontaktform: 'email', email: undefined, telefon: '12345678' },
    ['email mangler'],
  ],
  [
    'a confirmation without an address for it',
    { bekraeftelse: 'ja', email: undefined, telefon: '12345678' },
    ['email mangler'],
  ],
  [
    'a message to somebody anonymous without an address for it',
    { besked: 'ja', anonym: 'ja', email: undefined },
    ['email mangler'],
  ],
  [
    'an address that is wrong, said once and not as missing',
    { email: 'anna', besked: 'ja' },
    ['email format'],
  ],
  [
    'a telephone that is wrong, not taken for none',
    { email: undefined, telefon: '12', kontaktform: 'telefon' },
    ['telefon format'],
  ],
  [
    'faults of every kind, all at once',
    { beskrivelse: undefined, navn: undefined, emne: 'x', kontaktform: 'brev', cpr: '1', hej: 'x' },
    [
      'emne ukendt',
      'beskrivelse mangler',
      'navn mangler',
      'adresse mangler',
      'cpr format',
      'hej ukendt',
    ],
  ],
];

describe('fields read together', () => {
  test.each(CASES)('are judged with %s', (_what, changed, expected) => {
    expect(faults(changed)).toEqual(expected);
  });

  test('do not miss a fuldmagt that lies beside them, or before files are asked for', () => {
    for (const fuldmagt of [true, null]) {
      expect(faults({ paaVegneAf: 'en-anden' }, { fuldmagt })).toEqual([]);
    }
  });

  test('of somebody anonymous lose name and CPR number, and keep the way to answer', () => {
    const klage = klageOf({ anonym: 'ja', navn: 'Anna', cpr: '010203-4567', telefon: '12345678' });
    expect(klage).not.toHaveProperty('navn');
    expect(klage).not.toHaveProperty('cpr');
    expect(klage).toMatchObject({ email: 'anna@eksempel.dk', telefon: '12345678' });
  });
});

describe('an e-mail address', () => {
  test.each([
    'a@b.dk',
    'anna.aa+klage@post.eksempel.dk',
    "o'brien!#$%&*+/=?^_`{|}~-@eksempel.dk",
    'a@xn--mller-kva.dk',
    'a@eksempel.xn--p1ai',
    `${'a'.repeat(64)}@eksempel.dk`,
  ])('may be %s', (email) => {
    expect(klageOf({ email }).email).toBe(email);
  });

  test.each([
    'a',
    'a@b',
    '@eksempel.dk',
    'a@',
    'a@@eksempel.dk',
    'a@b@eksempel.dk',
    'a@b.dk@eksempel.dk',
    'a b@eksempel.dk',
    '.a@eksempel.dk',
    'a.@eksempel.dk',
    'a..b@eksempel.dk',
    'a@-eksempel.dk',
    'a@eksempel-.dk',
    'a@eksempel..dk',
    'a@eksempel.d1',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    '"a b"@eksempel.dk',
    'Anna <a@eksempel.dk>',
    'a@eksempel.dk,b@eksempel.dk',
    'a@eksempel.dk;b',
    'venner: a@eksempel.dk;',
    'a(kommentar)@eksempel.dk',
    'å@eksempel.dk',
    'a@\u202eeksempel.dk',
    'a\u200b@eksempel.dk',
    `${'a'.repeat(65)}@eksempel.dk`,
    `a@${'b'.repeat(64)}.dk`,
  ])('may not be %j', (email) => {
    expect(faults({ email })).toEqual(['email format']);
  });

  test('may not be longer than a path in SMTP', () => {
    const domain = `${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.dk`;
    expect(faults({ email: `${'a'.repeat(64)}@${domain}` })).toEqual([]);
    expect(faults({ email: `${'a'.repeat(64)}@bbbbb.${domain}` })).toEqual(['email for-langt']);
  });
});

describe('a telephone number', () => {
  test.each(['12345678', '12 34 56 78', '+45 12-34-56-78', '(0046) 70/123.45', '112233'])(
    'may be %s',
    (telefon) => {
      expect(klageOf({ telefon }).telefon).toBe(telefon);
    },
  );

  test.each(['12345', 'ring aften', '++4512345678', '1234567a', '(------)', '１２３４５６７８'])(
    'may not be %s',
    (telefon) => {
      expect(faults({ telefon })).toEqual(['telefon format']);
    },
  );
});

test('a CPR number is kept as typed', () => {
  const parsed = parse({ cpr: ' 010203 - 4567 ' });
  expect(parsed).toMatchObject({ ok: true, klage: { cpr: '010203 - 4567' } });
});
