import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { svarfrist } from '../../src/klage/deadlines.ts';
import { ASKED, type Svar } from '../../src/klage/questions.ts';
import {
  type Indsats,
  type Kanal,
  nothingRegistered,
  SAG_SLAGS,
  type SagSlags,
} from '../../src/klage/registrering.ts';
import type { ManualCase } from '../register/manual-cases.ts';
import { type CaseFault, FieldReader } from '../registering/field-reader.ts';
import { deriveSvar, type Given } from '../routing/derive-svar.ts';
import { parseSvar } from '../routing/parse-svar.ts';
import { routeKlage } from '../routing/route-klage.ts';
import type { Decision, RuleSet } from '../routing/rule-set.ts';
import { instantOf, receiptSpan } from './day-of-receipt.ts';
import { raadgiverOf } from './names.ts';

/** How something came that nobody typed into the form. */
export const MANUAL_KANALER = [
  'telefonisk',
  'personlig',
  'skriftlig',
] as const satisfies readonly Kanal[];

/** Something a citizen told Borgerrådgiveren, or a forvaltning asked of them. */
export type Henvendelse = {
  readonly slags: SagSlags;
  readonly kanal: Kanal;
  readonly dag: Day;
  /** Where the rules send it; null for konsultativ bistand, which nobody sends anywhere. */
  readonly route: {
    readonly svar: Svar;
    readonly given: Given;
    readonly decision: Decision;
  } | null;
  /** Who asked for konsultativ bistand; null for the others. */
  readonly forvaltning: string | null;
};

export type ReadHenvendelse =
  | { readonly ok: true; readonly henvendelse: Henvendelse }
  | { readonly ok: false; readonly faults: readonly CaseFault[] };

type Context = { readonly rules: RuleSet; readonly dag: Day };

/** Reads the short form, and lets the rules decide as they do for the citizens' form. */
export function readHenvendelse(
  typed: ReadonlyMap<string, string>,
  { rules, dag: today }: Context,
): ReadHenvendelse {
  const read = new FieldReader(typed);
  const slags = required(read, 'slags', read.choice('slags', SAG_SLAGS));
  const kanal = required(read, 'kanal', read.choice('kanal', MANUAL_KANALER));
  const dag = required(read, 'modtaget', read.day('modtaget', receiptSpan(today)));
  const isRouted = slags !== 'konsultativ-bistand';
  const forvaltning = isRouted ? null : readForvaltning(read, rules);
  const route = isRouted ? readRoute(read, rules, dag ?? today) : null;
  const { faults } = read;
  if (faults.length > 0 || slags === null || kanal === null || dag === null) {
    return { ok: false, faults };
  }
  return { ok: true, henvendelse: { slags, kanal, dag, route, forvaltning } };
}

function required<T>(read: FieldReader, field: string, value: T | null): T | null {
  return value === null && read.typed(field) === '' ? read.fault(field, 'mangler') : value;
}

function readForvaltning(read: FieldReader, rules: RuleSet): string | null {
  const all = [...rules.modtagere.values()].filter(({ slags }) => slags === 'forvaltning');
  const ids = all.map(({ id }) => id);
  return required(read, 'forvaltning', read.choice('forvaltning', ids));
}

/** Questions that others make needless are not asked, however they were answered. */
function readRoute(read: FieldReader, rules: RuleSet, dag: Day): Henvendelse['route'] {
  const asked = ['emne', ...ASKED, ...furtherQuestions(read, rules)];
  const answered = asked
    .map((field) => [field, read.typed(field)])
    .filter(([, svar]) => svar !== '');
  const parsed = parseSvar(rules, Object.fromEntries(answered), dag);
  if (!parsed.ok) {
    for (const { field, code } of parsed.faults) read.fault(field, code);
    return null;
  }
  const { given } = parsed;
  const svar = deriveSvar(rules, given, dag);
  return { svar, given, decision: routeKlage(rules, svar, dag) };
}

function furtherQuestions(read: FieldReader, rules: RuleSet): readonly string[] {
  const isPicked = (rules.emner.get(read.typed('emne'))?.afklar ?? null) !== null;
  const hasWaited = read.typed('harKlaget') === 'ja-venter';
  return [...(isPicked ? ['valgtForvaltning'] : []), ...(hasWaited ? ['klagedato'] : [])];
}

/** What Borgerrådgiveren does with it at once. */
export const GOER = ['ekspedition', 'intervention', 'tilsyn', 'ingen'] as const;
export type Goer = (typeof GOER)[number];

/** What is done with it, and the guidance on rights the citizen was given. */
export type Handling = { readonly goer: Goer; readonly vejledning: readonly string[] };

/** The case as the register gets it, but for its number. */
export function henvendelseCase(
  rules: RuleSet,
  henvendelse: Henvendelse,
  { goer, vejledning, now }: Handling & { readonly now: Date },
): Omit<ManualCase, 'nummer'> {
  const { slags, kanal, dag, route, forvaltning } = henvendelse;
  const modtaget = instantOf(dag, now).toISOString();
  const registreret = {
    ...nothingRegistered({ slags, modtaget, kanal }),
    sprog: 'da' as const,
    emne: route?.svar.emne ?? null,
    forvaltning: forvaltning ?? forvaltningIn(rules, route),
    indsatser: indsatserOf(henvendelse, goer, dayInCopenhagen(now)),
  };
  return {
    registreret,
    svarer: goer === 'ekspedition' ? sentTo(rules, route) : raadgiverOf(rules),
    svarfrist: slags === 'klage' ? svarfrist(dag, rules.indstillinger) : null,
    rute: route && {
      ...{ modtager: route.decision.modtager, regel: route.decision.regel },
      ...{ regelsaet: rules.hash, svar: route.svar, afgoerende: route.decision.afgoerende },
      valgtForvaltning: route.given.valgtForvaltning ?? null,
      vejledning: route.decision.vejledning.filter((id) => vejledning.includes(id)),
    },
  };
}

function isForvaltning(rules: RuleSet, id: string): boolean {
  return rules.modtagere.get(id)?.slags === 'forvaltning';
}

function forvaltningIn(rules: RuleSet, route: Henvendelse['route']): string | null {
  const named = route === null ? [] : [route.decision.modtager, route.svar.forvaltning];
  return named.find((id) => isForvaltning(rules, id)) ?? null;
}

/** An ekspedition is done when it is begun: the citizen's words are sent on, and the guidance given. */
function indsatserOf({ slags }: Henvendelse, goer: Goer, dag: Day): readonly Indsats[] {
  const begun = { maade: null, paabegyndt: dag, afsluttet: null };
  if (slags === 'konsultativ-bistand') return [{ ...begun, type: 'konsultativ-bistand' }];
  if (goer === 'ingen') return [];
  if (goer !== 'ekspedition') return [{ ...begun, type: goer }];
  return [{ type: 'ekspedition', maade: 'manuel', paabegyndt: dag, afsluttet: dag }];
}

/** What is not the kommune's is sent on by Borgerrådgiveren, who keeps the case. */
function sentTo(rules: RuleSet, route: Henvendelse['route']): string {
  const modtager = route?.decision.modtager ?? '';
  return isForvaltning(rules, modtager) ? modtager : raadgiverOf(rules);
}
