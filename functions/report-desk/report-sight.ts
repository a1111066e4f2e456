import type { RuleSet } from '../routing/rule-set.ts';
import { forvaltningOf, hasRolle, type Medarbejder } from '../staff/medarbejder.ts';

/** Whose figures somebody may see. */
export type ReportSight = {
  /** Whether they see all of it, also cases about no forvaltning. */
  readonly alle: boolean;
  /** The forvaltninger they may ask for, in the rules' order. */
  readonly forvaltninger: readonly string[];
  /** Those whose cases they may read, and so what was learned from them. */
  readonly laering: readonly string[];
};

/** What the roles of somebody let them see of the statistics. */
export function reportSightOf(
  rules: RuleSet,
  medarbejder: Pick<Medarbejder, 'roller'>,
): ReportSight {
  const all = [...rules.modtagere.values()]
    .filter(({ slags }) => slags === 'forvaltning')
    .map(({ id }) => id);
  const own = new Set(medarbejder.roller.map(forvaltningOf));
  const raadgiver = hasRolle(medarbejder, 'borgerraadgiver');
  const alle = raadgiver || hasRolle(medarbejder, 'statistik');
  const mine = all.filter((id) => own.has(id));
  return { alle, forvaltninger: alle ? all : mine, laering: raadgiver ? all : mine };
}
