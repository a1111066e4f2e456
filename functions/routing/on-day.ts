import { addDays, type Day, isDay } from '../../src/klage/calendar.ts';
import type { Emne, FromDay, Modtager, Regel, RuleSet, Tekst } from './rule-set.ts';

/** The entry in force on a day: the last one that began not after it; null before the first. */
export function entryOn<Entry extends FromDay>(entries: readonly Entry[], dag: Day): Entry | null {
  let found: Entry | null = null;
  for (const entry of entries) {
    if (entry.gyldigFra <= dag && entry.gyldigFra >= (found?.gyldigFra ?? '')) found = entry;
  }
  return found;
}

/** Who has an emne on a day: a modtager's id, or null when nobody in the kommune has it. */
export function hosOn(emne: Emne, dag: Day): string | null {
  return entryOn(emne.hos, dag)?.id ?? null;
}

/** A modtager's name on a day; before the first name, the first. */
export function nameOn(modtager: Modtager, dag: Day): Tekst {
  const { kortnavn, navne } = modtager;
  return entryOn(navne, dag) ?? navne[0] ?? { da: kortnavn, en: kortnavn };
}

/** Whether a rule is in force on a day, both ends inclusive. */
export function isInForce(regel: Regel, dag: Day): boolean {
  return regel.gyldigFra <= dag && (regel.gyldigTil === null || dag <= regel.gyldigTil);
}

/** The days on which a decision can become another, sorted: between two of them nothing changes. */
export function changeDays(rules: RuleSet): readonly Day[] {
  const known = changeDaysOf.get(rules);
  if (known !== undefined) return known;
  const days = new Set<Day>();
  for (const { gyldigFra, gyldigTil } of rules.regler) {
    days.add(gyldigFra);
    if (gyldigTil !== null) days.add(addDays(gyldigTil, 1));
  }
  for (const { hos } of rules.emner.values()) for (const { gyldigFra } of hos) days.add(gyldigFra);
  for (const { navne } of rules.modtagere.values()) {
    for (const { gyldigFra } of navne) days.add(gyldigFra);
  }
  const sorted = [...days].filter(isDay).toSorted();
  changeDaysOf.set(rules, sorted);
  return sorted;
}

const changeDaysOf = new WeakMap<RuleSet, readonly Day[]>();
