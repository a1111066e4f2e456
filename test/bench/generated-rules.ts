import type { RuleSetFiles } from '../../functions/routing/read-rule-files.ts';
import { ANSWERS, type Svar } from '../../src/klage/questions.ts';
import { type Asked, everySvar, fits } from '../rules/brute-force.ts';
import { FICTIONAL, readable } from '../rules/rule-folders.ts';
import { type Seeded, seeded } from './seeded.ts';

const SEED = 2026;
const EMNER = 60;
const FORVALTNINGER = Array.from({ length: 7 }, (_, at) => `FORVALTNING-${at}`);
const RAAD = 'RAAD';
const RESERVE = 'RESERVE';
const NOBODY = ['ingen', 'ved-ikke'];
const TEKST = { da: 'En tekst til borgeren.', en: 'A text for the citizen.' };
const FRA = '2020-01-01';
/** The day generated rules are asked for. */
export const GENERATED_DAG = '2026-06-10';
/** So long ago that the svarfrist has passed. */
const LONG_AGO = '2026-01-05';
/** A rule that decides less is not worth writing. */
const COMBINATIONS_MIN = 50;

type Rule = { readonly naar: Asked; readonly send: string; readonly eksempler: readonly object[] };
type Emne = {
  readonly id: string;
  readonly afklar: object | null;
  readonly hos: readonly object[];
};

/**
 * A whole rule set, in files, that `tjek` finds nothing wrong with: `count` rules over all eight
 * questions, each with its example, for 60 emner that lie with seven forvaltninger. The same in
 * every run.
 */
export function generatedRules(count: number): RuleSetFiles {
  const chance = seeded(SEED);
  const emner = Array.from({ length: EMNER }, (_, at) => generatedEmne(at, chance));
  const regler: Rule[] = [];
  let open = everySvar(readable(filesOf(emner, [NET])), GENERATED_DAG);
  // So wide that there is something left for all who come after.
  const widest = open.length / count;
  const add = (naar: Asked, send: string) => {
    const [first, ...others] = open.filter((svar) => fits({ naar }, svar));
    const decides = others.length + 1;
    if (first === undefined || decides < COMBINATIONS_MIN) return;
    if (decides > widest && regler.length >= NOBODY.length && regler.length < count - 1) return;
    regler.push({ naar, send, eksempler: [eksempel(emner, first, send)] });
    open = open.filter((svar) => !fits({ naar }, svar));
  };
  for (const forvaltning of NOBODY) add({ forvaltning: [forvaltning] }, RAAD);
  while (regler.length < count - 1) {
    add(generatedNaar(emner, chance), chance.one([SEND_ON, SEND_ON, RAAD, ...FORVALTNINGER]));
  }
  add(NET.naar, NET.send);
  return filesOf(emner, regler);
}

const SEND_ON = 'emnets-forvaltning';
const NET: Rule = { naar: {}, send: SEND_ON, eksempler: [] };

/** With one of its rules asking for one answer less, as somebody at work would leave it. */
export function generatedChange(count: number): RuleSetFiles {
  const files = generatedRules(count);
  const { emner, regler } = readable(files);
  const at = regler.findIndex(({ naar }, index) => index > count / 2 && naar.emne !== undefined);
  const changed = regler.map((regel, index) =>
    index === at ? { ...regel, naar: { ...regel.naar, emne: regel.naar.emne?.slice(1) } } : regel,
  );
  return filesOf([...emner.values()], changed);
}

function generatedEmne(at: number, { below, one }: Seeded): Emne {
  const isOthers = at % 12 === 0;
  const hos = isOthers ? [] : [{ gyldigFra: FRA, id: one([...FORVALTNINGER, RAAD]) }];
  const ekstern = isOthers ? { ...TEKST, adresse: null } : null;
  const afklar = below(6) === 0 ? TEKST : null;
  const soegeord = { da: ['et ord', 'et andet'], en: ['a word'] };
  const emne = { id: `emne-${at}`, ...TEKST, soegeord, hos, ekstern, afklar };
  return emne;
}

/** Two to four questions; most rules ask for some emner, or for who has them. */
function generatedNaar(emner: readonly Emne[], { below, one, some }: Seeded): Asked {
  const closed = some(Object.entries(ANSWERS), 3).map(
    ([question, answers]) => [question, some<string>(answers)] as const,
  );
  const kind = below(10);
  const ids = emner.map(({ id }) => id);
  const who = kind < 6 ? { emne: some(ids, 8) } : { forvaltning: [one(FORVALTNINGER)] };
  return { ...(kind < 9 ? who : {}), ...Object.fromEntries(closed) };
}

/** An example that has these answers. */
function eksempel(emner: readonly Emne[], svar: Svar, send: string): object {
  const { forvaltning, svarfristUdloebet, ...given } = svar;
  const isAsked = emner.some(({ id, afklar }) => id === svar.emne && afklar !== null);
  const isPick = isAsked && [...FORVALTNINGER, 'ved-ikke'].includes(forvaltning);
  const dato = { ja: LONG_AGO, nej: GENERATED_DAG, 'ikke-relevant': undefined }[svarfristUdloebet];
  return {
    navn: 'Et eksempel',
    dag: GENERATED_DAG,
    svar: { ...given, klagedato: dato, valgtForvaltning: isPick ? forvaltning : undefined },
    modtager: send === SEND_ON ? forvaltning : send,
  };
}

function filesOf(emner: readonly object[], regler: readonly object[]): RuleSetFiles {
  const modtagere = [...FORVALTNINGER, RAAD, RESERVE].map(modtager);
  const numbered = regler.map((regel, at) => ({ ...RULE, id: `regel-${at}`, ...regel }));
  return new Map([
    ...FICTIONAL,
    fil('modtagere.json', { reserve: [RAAD, RESERVE], modtagere }),
    fil('emner.json', { emner }),
    fil('regler.json', { regler: numbered }),
    fil('maaltal.json', { maaltal: [] }),
  ]);
}

/** As an editor would lay it out. */
function fil(name: string, json: object): readonly [string, Uint8Array] {
  return [name, Buffer.from(JSON.stringify(json, null, 2))];
}

const RULE = {
  begrundelse: TEKST,
  kilde: 'opdigtet',
  gyldigFra: FRA,
  gyldigTil: null,
  vejledning: ['gratis', 'svarfrist'],
};

function modtager(id: string): object {
  return {
    id,
    kortnavn: id,
    slags: FORVALTNINGER.includes(id) ? 'forvaltning' : 'borgerraadgiver',
    navne: [{ gyldigFra: FRA, ...TEKST }],
    postkasse: `${id.toLowerCase()}@kommune.example`,
    certifikater: [],
    certifikatadresse: null,
    profil: 'gcm-oaep',
    brevMaksMB: 25,
  };
}
