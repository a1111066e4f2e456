import type { Day } from '../../src/klage/calendar.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import { ANSWERS, type Svar } from '../../src/klage/questions.ts';
import type { Condition, ModtagerName, RouteTable, RuleFacts } from '../../src/workshop-facts.ts';
import { nameOn } from '../routing/on-day.ts';
import { type Destination, routeTable, type TableAnswers } from '../routing/route-table.ts';
import type { Regel, RuleSet } from '../routing/rule-set.ts';

/** For whom rules are put into words: a set of them, a day, a language. */
export type Reading = { readonly rules: RuleSet; readonly dag: Day; readonly sprog: Sprog };

/** A modtager under its short and long names; an id nobody has is its own name. */
export function modtagerName({ rules, dag, sprog }: Reading, id: string): ModtagerName {
  const modtager = rules.modtagere.get(id);
  if (modtager === undefined) return { id, kortnavn: id, navn: id };
  return { id, kortnavn: modtager.kortnavn, navn: nameOn(modtager, dag)[sprog] };
}

/** A rule for people; its reason in the language asked for. */
export function ruleFacts(reading: Reading, regel: Regel): RuleFacts {
  const { id, begrundelse, naar, send, kilde, gyldigFra, gyldigTil } = regel;
  return {
    id,
    begrundelse: begrundelse[reading.sprog],
    naar: conditions(reading, naar),
    send: reading.rules.modtagere.has(send) ? modtagerName(reading, send).navn : send,
    kilde,
    gyldigFra,
    gyldigTil,
  };
}

/** Conditions for people: only the rules know the names of emner and modtagere. */
export function conditions(
  reading: Reading,
  naar: { readonly [question: string]: readonly string[] | string | undefined },
): readonly Condition[] {
  return Object.entries(naar).map(([question, answers = []]) => ({
    question,
    answers: [answers].flat().map((answer) => answerName(reading, question, answer)),
  }));
}

/** Emner and modtagere under their names, other answers as they are. */
export function answerName(reading: Reading, question: string, answer: string): string {
  if (question === 'emne') return reading.rules.emner.get(answer)?.[reading.sprog] ?? answer;
  if (!NAMES_A_MODTAGER.has(question)) return answer;
  return reading.rules.modtagere.has(answer) ? modtagerName(reading, answer).navn : answer;
}

const NAMES_A_MODTAGER: ReadonlySet<string> = new Set([
  'forvaltning',
  'valgtForvaltning',
  'emnerHos',
]);

/** The answers of a table when nobody has chosen others: a first klage over something new. */
export const FIRST_KLAGE: TableAnswers = {
  harKlaget: 'nej',
  svarfristUdloebet: 'ikke-relevant',
  kanSelvKlareDialogen: 'ja',
  overEtAarSiden: 'nej',
  behandlesAndetSteds: 'nej',
};

/** The table of the rules with every name in it. */
export function tableFacts(reading: Reading, answers: TableAnswers = FIRST_KLAGE): RouteTable {
  const { rules, dag, sprog } = reading;
  const named = ({ modtager, regel }: Destination) => ({
    modtager: modtager === null ? null : modtagerName(reading, modtager),
    regel,
  });
  return {
    dag,
    valg: answersByName(answers),
    kolonner: ANSWERS.klagenHandlerOm,
    raekker: routeTable(rules, dag, answers).map(({ slags, hos, emner, celler }) => ({
      slags,
      hos: hos === null ? null : modtagerName(reading, hos),
      emner,
      celler: celler.map(({ undtagelser, ...cell }) => ({
        ...named(cell),
        undtagelser: undtagelser.map((other) => ({
          ...named(other),
          emner: other.emner.map((emne) => emne[sprog]),
        })),
      })),
    })),
    modtagere: [...rules.modtagere.keys()]
      .filter((id) => rules.reserve[0] === id || !rules.reserve.includes(id))
      .map((id) => modtagerName(reading, id)),
  };
}

function answersByName(answers: Partial<Svar>): { readonly [question: string]: string } {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([question, answer]) =>
      answer === undefined ? [] : [[question, answer]],
    ),
  );
}
