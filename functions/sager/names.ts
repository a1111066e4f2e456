import type { Day } from '../../src/klage/calendar.ts';
import type { Named, Names } from '../../src/sag-locals.ts';
import { nameOn } from '../routing/on-day.ts';
import type { RuleSet } from '../routing/rule-set.ts';

/** What the rules call their ids on a day; staff by the names the register keeps of them. */
export function namesOf(
  rules: RuleSet,
  dag: Day,
  personer: ReadonlyMap<string, string> = new Map(),
): Names {
  const { overordnedeEmner, borgerensProblem } = rules.kategorier;
  const ord = [...borgerensProblem, ...overordnedeEmner];
  return {
    modtagere: Object.fromEntries(
      [...rules.modtagere.values()].map((modtager) => [modtager.id, nameOn(modtager, dag).da]),
    ),
    emner: Object.fromEntries([...rules.emner.values()].map(({ id, da }) => [id, da])),
    ord: Object.fromEntries(ord.map(({ id, da }) => [id, da])),
    personer: Object.fromEntries(personer),
  };
}

/** The forvaltninger of the rules, to choose among. */
export function forvaltningerOf(rules: RuleSet, dag: Day): readonly Named[] {
  return [...rules.modtagere.values()]
    .filter(({ slags }) => slags === 'forvaltning')
    .map((modtager) => ({ id: modtager.id, navn: nameOn(modtager, dag).da }));
}

/** Whom a case lies with: what nobody was given is Borgerrådgiveren's. */
export function holderOf(rules: RuleSet, hos: string): string {
  return hos === '' ? raadgiverOf(rules) : hos;
}

/** Borgerrådgiveren in the rules. */
export function raadgiverOf(rules: RuleSet): string {
  const all = [...rules.modtagere.values()];
  return all.find(({ slags }) => slags === 'borgerraadgiver')?.id ?? '';
}

const collator = new Intl.Collator('da');

/** Every emne of the rules, by name. */
export function emnerOf(rules: RuleSet): readonly Named[] {
  return [...rules.emner.values()]
    .map(({ id, da }) => ({ id, navn: da }))
    .toSorted((a, b) => collator.compare(a.navn, b.navn));
}
