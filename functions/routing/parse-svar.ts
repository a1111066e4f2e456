import { type Day, isDay } from '../../src/klage/calendar.ts';
import type { FieldFault } from '../../src/klage/parse-klage.ts';
import { ANSWERS, ASKED, DEFAULT_ANSWERS } from '../../src/klage/questions.ts';
import type { Given } from './derive-svar.ts';
import { didYouMean } from './nearest.ts';
import { pickable } from './reachable.ts';
import type { Emne, RuleSet } from './rule-set.ts';

/** A fault in answers, with a Danish sentence for staff; it may repeat what was given. */
export type SvarFault = FieldFault & { readonly besked: string };

export type ParsedSvar =
  | { readonly ok: true; readonly given: Given }
  | { readonly ok: false; readonly faults: readonly SvarFault[] };

/** What may be given, in the order people read it. The rest the server derives. */
const FIELDS = ['emne', 'valgtForvaltning', ...ASKED, 'klagedato'] as const;

/** Why a field that rules know, or people try, is refused. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  [
    'forvaltning',
    'Slet »forvaltning«: den følger af emnet. Brug valgtForvaltning, hvor emnet har afklar.',
  ],
  ['svarfristUdloebet', 'Slet »svarfristUdloebet«: det følger af klagedato og dagen.'],
]);

/**
 * Reads answers as an example, `forklar` or POST /api/rute gives them; what is left out has the
 * usual answer (contract §3).
 * @param dag the day of receipt: no date may lie after it.
 */
export function parseSvar(rules: RuleSet, input: unknown, dag: Day): ParsedSvar {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const besked = 'Skriv svarene som nøgler og værdier i { }.';
    return { ok: false, faults: [{ field: '', code: 'format', besked }] };
  }
  const answers = new Map<string, unknown>(Object.entries(input));
  const faults: SvarFault[] = unknownFields(answers);
  const reader: Reader = { rules, answers, dag, faults };
  const emne = readEmne(reader);
  const given: Given = {
    emne: emne?.id ?? '',
    ...readAsked(reader),
    ...readPick(reader, emne),
    ...readKlagedato(reader),
  };
  return faults.length === 0 ? { ok: true, given } : { ok: false, faults };
}

type Reader = {
  readonly rules: RuleSet;
  readonly answers: ReadonlyMap<string, unknown>;
  readonly dag: Day;
  readonly faults: SvarFault[];
};

function unknownFields(answers: ReadonlyMap<string, unknown>): SvarFault[] {
  const unknown = [...answers.keys()].filter((name) => !FIELDS.some((field) => field === name));
  return unknown.map((field) => {
    const cure = didYouMean(field, FIELDS) || ` Her kan stå: ${FIELDS.join(', ')}.`;
    const besked = REFUSED.get(field) ?? `»${field}« kendes ikke som spørgsmål.${cure}`;
    return { field, code: 'ukendt', besked };
  });
}

function readEmne({ rules, answers, faults }: Reader): Emne | undefined {
  const id = answers.get('emne');
  const emne = typeof id === 'string' ? rules.emner.get(id) : undefined;
  if (id === undefined) {
    faults.push({ field: 'emne', code: 'mangler', besked: '»emne« mangler. Skriv et emnes id.' });
  } else if (emne === undefined) {
    const cure = didYouMean(String(id), rules.emner.keys()) || ' Brug et id fra emner.json.';
    faults.push({ field: 'emne', code: 'ukendt', besked: `Emnet »${id}« findes ikke.${cure}` });
  }
  return emne;
}

function readAsked(reader: Reader): Pick<Given, (typeof ASKED)[number]> {
  const { klagenHandlerOm, harKlaget, kanSelvKlareDialogen } = ANSWERS;
  const { overEtAarSiden, behandlesAndetSteds } = ANSWERS;
  const usual = DEFAULT_ANSWERS;
  return {
    klagenHandlerOm: readClosed(reader, 'klagenHandlerOm', {
      known: klagenHandlerOm,
      usual: usual.klagenHandlerOm,
    }),
    harKlaget: readClosed(reader, 'harKlaget', { known: harKlaget, usual: usual.harKlaget }),
    kanSelvKlareDialogen: readClosed(reader, 'kanSelvKlareDialogen', {
      known: kanSelvKlareDialogen,
      usual: usual.kanSelvKlareDialogen,
    }),
    overEtAarSiden: readClosed(reader, 'overEtAarSiden', {
      known: overEtAarSiden,
      usual: usual.overEtAarSiden,
    }),
    behandlesAndetSteds: readClosed(reader, 'behandlesAndetSteds', {
      known: behandlesAndetSteds,
      usual: usual.behandlesAndetSteds,
    }),
  };
}

/** The answer to a question of closed answers; `known` and `usual` are that question's. */
function readClosed<Answer extends string>(
  { answers, faults }: Reader,
  question: (typeof ASKED)[number],
  { known, usual }: { readonly known: readonly Answer[]; readonly usual: Answer },
): Answer {
  const typed = answers.get(question);
  if (typed === undefined) return usual;
  const answer = known.find((candidate) => candidate === typed);
  if (answer !== undefined) return answer;
  const near = didYouMean(String(typed), known);
  const besked = `Svaret »${typed}« på »${question}« findes ikke.${near} Svarene er: ${known.join(', ')}.`;
  faults.push({ field: question, code: 'ukendt', besked });
  return usual;
}

function readPick(
  { rules, answers, faults }: Reader,
  emne: Emne | undefined,
): { readonly valgtForvaltning?: string } {
  const typed = answers.get('valgtForvaltning');
  if (typed === undefined || emne === undefined) return {};
  const refuse = (besked: string) => {
    faults.push({ field: 'valgtForvaltning', code: 'ukendt', besked });
    return {};
  };
  if (emne.afklar === null) {
    return refuse(`Slet »valgtForvaltning«: emnet »${emne.id}« har ingen afklar.`);
  }
  const known = pickable(rules);
  const picked = known.find((id) => id === typed);
  if (picked !== undefined) return { valgtForvaltning: picked };
  const near = didYouMean(String(typed), known);
  return refuse(
    `Forvaltningen »${typed}« kan ikke vælges.${near} Vælg en af: ${known.join(', ')}.`,
  );
}

function readKlagedato({ answers, dag, faults }: Reader): { readonly klagedato?: Day } {
  const typed = answers.get('klagedato');
  const refuse = (code: SvarFault['code'], besked: string) => {
    faults.push({ field: 'klagedato', code, besked });
    return {};
  };
  if (typed === undefined) {
    if (answers.get('harKlaget') !== 'ja-venter') return {};
    return refuse(
      'mangler',
      '»klagedato« mangler: skriv dagen, der blev klaget, når harKlaget er »ja-venter«.',
    );
  }
  if (typeof typed !== 'string' || !isDay(typed)) {
    return refuse('format', '»klagedato« skal være en dag, der findes, som 2026-03-31.');
  }
  if (typed > dag)
    return refuse('fremtid', `»klagedato« ${typed} ligger efter dagen ${dag}. Ret en af dem.`);
  return { klagedato: typed };
}
