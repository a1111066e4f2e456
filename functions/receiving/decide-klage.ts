import type { Day } from '../../src/klage/calendar.ts';
import { klagefrist, svarfrist } from '../../src/klage/deadlines.ts';
import type { Klage } from '../../src/klage/klage.ts';
import type { Catalogue } from '../../src/klage/parse-klage.ts';
import type { Svar } from '../../src/klage/questions.ts';
import { deriveSvar } from '../routing/derive-svar.ts';
import { routeKlage } from '../routing/route-klage.ts';
import type { Decision, Emne, Modtager, RuleSet, Tekst } from '../routing/rule-set.ts';

/** Where one klage goes, why, and by when somebody must answer. */
export type Route = {
  readonly dag: Day;
  readonly svar: Svar;
  readonly decision: Decision;
  /** Who gets it: the citizen's wish before the rule's word. */
  readonly modtager: Modtager;
  /** The modtager the citizen chose against the rule, or null. */
  readonly indsigelse: string | null;
  readonly svarfrist: Day;
  /** The appeal over an afgørelse: null when the klage is about something else. */
  readonly klagefrist: Klagefrist | null;
};

/** `instans` null: the kommune does not know; "se klagevejledningen". `dato` null: no date was given. */
export type Klagefrist = { readonly instans: Tekst | null; readonly dato: Day | null };

/** Applies the kommune's rules to a klage received on `dag`. */
export function decideKlage(rules: RuleSet, klage: Klage, dag: Day): Route {
  const svar = deriveSvar(rules, klage, dag);
  const decision = routeKlage(rules, svar, dag);
  const { oensketModtager } = klage;
  const indsigelse = oensketModtager === decision.modtager ? null : (oensketModtager ?? null);
  return {
    dag,
    svar,
    decision,
    modtager: modtagerOf(rules, indsigelse ?? decision.modtager),
    indsigelse,
    svarfrist: svarfrist(dag, rules.indstillinger),
    klagefrist: appealOf(rules, klage),
  };
}

/** The modtager of an id that the rules themselves named. */
export function modtagerOf(rules: RuleSet, id: string): Modtager {
  const modtager = rules.modtagere.get(id);
  if (modtager === undefined) throw new Error(`The rules name no modtager "${id}".`);
  return modtager;
}

/** Everybody a citizen may choose: the forvaltninger, and Borgerrådgiveren. */
export function choosableModtagere(rules: RuleSet): readonly Modtager[] {
  const modtagere = [...rules.modtagere.values()];
  const raadgiver = modtagere.filter(({ slags }) => slags === 'borgerraadgiver').slice(0, 1);
  return [...modtagere.filter(({ slags }) => slags === 'forvaltning'), ...raadgiver];
}

/** What the rules let a klage name; computed once per rule set. */
export function catalogueOf(rules: RuleSet): Catalogue {
  const known = catalogues.get(rules);
  if (known !== undefined) return known;
  const choosable = choosableModtagere(rules);
  const forvaltninger = choosable.filter(({ slags }) => slags === 'forvaltning');
  const catalogue = {
    emner: rules.emner,
    forvaltninger: new Set(forvaltninger.map(({ id }) => id)),
    modtagere: new Set(choosable.map(({ id }) => id)),
  };
  catalogues.set(rules, catalogue);
  return catalogue;
}

const catalogues = new WeakMap<RuleSet, Catalogue>();

/** The emne of a klage that was parsed against the same rules. */
export function emneOf(rules: RuleSet, id: string): Emne {
  const emne = rules.emner.get(id);
  if (emne === undefined) throw new Error(`The rules know no emne "${id}".`);
  return emne;
}

function appealOf(rules: RuleSet, klage: Klage): Klagefrist | null {
  if (klage.klagenHandlerOm !== 'afgoerelse') return null;
  // A klage that is carried on may be about an emne that the rules no longer have.
  const appeal = rules.emner.get(klage.emne)?.klage ?? null;
  if (appeal === null) return { instans: null, dato: null };
  const { afgoerelsesdato } = klage;
  if (afgoerelsesdato === undefined) return { instans: appeal.instans, dato: null };
  const { ikkeArbejdsdage } = rules.indstillinger;
  return {
    instans: appeal.instans,
    dato: klagefrist(afgoerelsesdato, appeal.fristUger, ikkeArbejdsdage),
  };
}
