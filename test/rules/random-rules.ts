import fc from 'fast-check';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { ANSWERS } from '../../src/klage/questions.ts';
import { FICTIONAL, readable } from './rule-folders.ts';

/** The days random sets change on; proofs are asked for before, between and after. */
export const DAYS = ['2026-01-01', '2026-07-01', '2027-01-01'] as const;

/** The last day of the rules that end. */
export const LAST_DAY = '2027-03-31';

const FORVALTNINGER = ['AAA', 'BBB'] as const;
const MODTAGERE = [...FORVALTNINGER, 'RAAD', 'RESERVE'] as const;
const EMNER = ['et', 'to', 'tre'] as const;
const TEKST = { da: 'tekst', en: 'text' } as const;

const gyldigFra = fc.constantFrom(...DAYS);
const some = <T>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 1 });

const hos = fc.uniqueArray(fc.record({ gyldigFra, id: fc.constantFrom('AAA', 'BBB', 'RAAD') }), {
  selector: (entry) => entry.gyldigFra,
  maxLength: 2,
});

const emne = fc
  .record({
    hos,
    ekstern: maybe(fc.constant({ ...TEKST, adresse: null })),
    afklar: fc.option(fc.constant(TEKST), { freq: 2 }),
  })
  .filter((one) => one.hos.length > 0 || one.ekstern !== null || one.afklar !== null);

/** Few questions with few answers, so that rules cover, overlap and leave gaps. */
const naar = fc.record(
  {
    emne: some(EMNER),
    forvaltning: some(['AAA', 'BBB', 'RAAD', 'ingen', 'ved-ikke']),
    klagenHandlerOm: some(ANSWERS.klagenHandlerOm),
    harKlaget: some(ANSWERS.harKlaget),
    svarfristUdloebet: some(ANSWERS.svarfristUdloebet),
    kanSelvKlareDialogen: some(ANSWERS.kanSelvKlareDialogen),
    overEtAarSiden: some(ANSWERS.overEtAarSiden),
    behandlesAndetSteds: some(ANSWERS.behandlesAndetSteds),
  },
  { requiredKeys: [] },
);
const fewQuestions = naar.chain((whole) =>
  fc
    .subarray(Object.entries(whole), { maxLength: Math.min(2, Object.keys(whole).length) })
    .map((kept) => Object.fromEntries(kept)),
);

const regel = fc.record({
  naar: fewQuestions,
  send: fc.constantFrom('emnets-forvaltning', 'emnets-forvaltning', 'AAA', 'RAAD'),
  gyldigFra,
  gyldigTil: fc.option(fc.constant(LAST_DAY), { freq: 2 }),
});

/** Small whole rule sets of every quality, through the reader. */
export const randomRules: fc.Arbitrary<RuleSet> = fc
  .record({
    emner: fc.array(emne, { minLength: 1, maxLength: EMNER.length }),
    regler: fc.array(regel, { minLength: 1, maxLength: 7 }),
  })
  .map(({ emner, regler }) => {
    const files = {
      'modtagere.json': { reserve: ['RAAD', 'RESERVE'], modtagere: MODTAGERE.map(modtager) },
      'emner.json': { emner: EMNER.map((id, i) => named(id, emner[i] ?? emner[0])) },
      'regler.json': { regler: regler.map((one, i) => ({ ...one, ...RULE, id: `r${i}` })) },
    };
    const written = Object.entries(files).map(
      ([fil, json]) => [fil, Buffer.from(JSON.stringify(json))] as const,
    );
    return readable(new Map([...FICTIONAL, ...written, MAALTAL]));
  });

const RULE = { begrundelse: TEKST, kilde: 'opdigtet', vejledning: [], eksempler: [] } as const;
const MAALTAL = ['maaltal.json', Buffer.from('{"maaltal":[]}')] as const;

function named(id: string, rest: object | undefined) {
  return { id, ...TEKST, soegeord: { da: [], en: [] }, klage: null, kle: null, ...rest };
}

function modtager(id: string) {
  const slags = FORVALTNINGER.some((one) => one === id) ? 'forvaltning' : 'borgerraadgiver';
  return {
    id,
    kortnavn: id,
    slags,
    navne: [{ gyldigFra: '2000-01-01', ...TEKST }],
    postkasse: 'post@kommune.example',
    certifikater: [],
    certifikatadresse: null,
    profil: 'gcm-oaep',
    brevMaksMB: 25,
  };
}
