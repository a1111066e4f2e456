import type { RuleSet } from '../routing/rule-set.ts';
import { forvaltningOf, hasRolle, type Medarbejder } from '../staff/medarbejder.ts';

/** Whose cases somebody may see. */
export type Sight = {
  /** Whether they work for Borgerrådgiveren, who sees every case. */
  readonly raadgiver: boolean;
  /** The modtagere whose cases may be seen; null: every case. */
  readonly hos: readonly string[] | null;
  /** The modtagere they answer for; Borgerrådgiveren also for cases that nobody has. */
  readonly egne: readonly string[];
  /** The forvaltninger whose people they are, also when they work for Borgerrådgiveren too. */
  readonly forvaltninger: readonly string[];
};

/** What the roles of somebody let them see of the cases. */
export function sightOf(rules: RuleSet, medarbejder: Pick<Medarbejder, 'roller'>): Sight {
  const forvaltninger = medarbejder.roller.flatMap((rolle) => forvaltningOf(rolle) ?? []);
  if (!hasRolle(medarbejder, 'borgerraadgiver')) {
    return { raadgiver: false, hos: forvaltninger, egne: forvaltninger, forvaltninger };
  }
  const egne = [...rules.modtagere.values()].filter(({ slags }) => slags === 'borgerraadgiver');
  return { raadgiver: true, hos: null, egne: [...egne.map(({ id }) => id), ''], forvaltninger };
}

/** Whether they may see the cases of a modtager. */
export function isInSight({ hos }: Sight, modtager: string): boolean {
  return hos === null || hos.includes(modtager);
}
