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
/** Some of the answers, seldom all of them. */
const some = <T>(values: readonly T[]) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.subarray([...values], { minLength: 1, maxLength: values.length - 1 }),
    },
    { weight: 1, arbitrary: fc.constant([...values]) },
  );
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
const fewQuestions = naar.chain((whole) => {
  const asked = Object.entries(whole);
  const maxLength = Math.min(3, asked.length);
  // A rule that takes everything leaves nothing to those after it: not too often.
  return fc
    .subarray(asked, { minLength: Math.min(1, maxLength), maxLength })
    .map((kept): Asked => Object.fromEntries(kept));
});
type Asked = { readonly [question: string]: readonly string[] };

const regel = fc.record({
  naar: fewQuestions,
  send: fc.constantFrom('emnets-forvaltning', 'emnets-forvaltning', 'AAA', 'RAAD'),
  gyldigFra,
  gyldigTil: fc.option(fc.constant(LAST_DAY), { freq: 2 }),
});

type Emne = typeof emne extends fc.Arbitrary<infer Value> ? Value : never;
type Regel = typeof regel extends fc.Arbitrary<infer Value> ? Value : never;

/** What a random set is made of. */
type Parts = {
  /** As many of {@link EMNER} as there are. */
  readonly emner: readonly Emne[];
  readonly regler: readonly Regel[];
  /** Whether BBB is a forvaltning, which citizens can pick. */
  readonly twoForvaltninger: boolean;
};

const parts: fc.Arbitrary<Parts> = fc.record({
  emner: fc.array(emne, { minLength: 1, maxLength: EMNER.length, size: 'max' }),
  regler: fc.array(regel, { minLength: 1, maxLength: 7, size: 'max' }),
  twoForvaltninger: fc.option(fc.constant(false), { nil: true, freq: 4 }).map(Boolean),
});

/** Small whole rule sets of every quality, through the reader. */
export const randomRules: fc.Arbitrary<RuleSet> = parts.map(ruleSetOf);

/** A random set, and what became of it when somebody changed some of it, or all. */
export const randomChange: fc.Arbitrary<readonly [RuleSet, RuleSet]> = fc
  .record({
    before: parts,
    other: parts,
    changes: fc.infiniteStream(fc.constantFrom(true, false, false)),
    isOther: fc.constantFrom(true, false, false),
  })
  .map(({ before, other, changes, isOther }) => {
    const pick = <T>(mine: readonly T[], theirs: readonly T[]) =>
      mine.flatMap((one, i) => (changes.next().value ? theirs.slice(i, i + 1) : [one]));
    const [first, ...rest] = pick(before.emner, other.emner);
    const after = {
      ...before,
      emner: [first ?? before.emner[0] ?? fail(), ...rest],
      regler: pick(before.regler, other.regler),
    };
    return [ruleSetOf(before), ruleSetOf(isOther ? other : after)] as const;
  });

function ruleSetOf({ emner, regler, twoForvaltninger }: Parts): RuleSet {
  const ids = EMNER.slice(0, emner.length);
  const forvaltninger = twoForvaltninger ? FORVALTNINGER : FORVALTNINGER.slice(0, 1);
  const files = {
    'modtagere.json': {
      reserve: ['RAAD', 'RESERVE'],
      modtagere: MODTAGERE.map((id) =>
        modtager(
          id,
          forvaltninger.some((one) => one === id),
        ),
      ),
    },
    'emner.json': { emner: emner.map((one, i) => ({ ...named(ids[i] ?? fail()), ...one })) },
    'regler.json': {
      regler: regler.map((one, i) => ({
        ...RULE,
        ...one,
        naar: known(one.naar, ids),
        id: `r${i}`,
      })),
    },
  };
  const written = Object.entries(files).map(
    ([fil, json]) => [fil, Buffer.from(JSON.stringify(json))] as const,
  );
  return shownBriefly(readable(new Map([...FICTIONAL, ...written, MAALTAL])));
}

/** A counterexample is told by what was random in it. */
function shownBriefly(rules: RuleSet): RuleSet {
  const emner = [...rules.emner.values()].map(({ id, hos, ekstern, afklar }) => {
    const others = [ekstern && 'ekstern', afklar && 'afklar'].filter(Boolean);
    return [id, ...hos.map((one) => `${one.gyldigFra} ${one.id}`), ...others].join(', ');
  });
  const regler = rules.regler.map(({ naar, send, gyldigFra, gyldigTil }) =>
    JSON.stringify({ naar, send, gyldigFra, gyldigTil }),
  );
  const shown = [...emner, ...regler].join('\n');
  return Object.assign(rules, { [fc.toStringMethod]: () => `\n${shown}\n` });
}

/** Conditions without the emner that a set does not have. */
function known({ emne: asked, ...rest }: Asked, ids: readonly string[]): Asked {
  const left = asked?.filter((id) => ids.includes(id)) ?? [];
  return left.length === 0 ? rest : { ...rest, emne: left };
}

const RULE = { begrundelse: TEKST, kilde: 'opdigtet', vejledning: [], eksempler: [] } as const;
const MAALTAL = ['maaltal.json', Buffer.from('{"maaltal":[]}')] as const;

function named(id: string) {
  return { id, ...TEKST, soegeord: { da: [], en: [] }, klage: null, kle: null };
}

function modtager(id: string, isForvaltning: boolean) {
  return {
    id,
    kortnavn: id,
    slags: isForvaltning ? 'forvaltning' : 'borgerraadgiver',
    navne: [{ gyldigFra: '2000-01-01', ...TEKST }],
    postkasse: 'post@kommune.example',
    certifikater: [],
    certifikatadresse: null,
    profil: 'gcm-oaep',
    brevMaksMB: 25,
  };
}

function fail(): never {
  throw new Error('A random set has no emne.');
}
