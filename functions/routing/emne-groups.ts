import type { Day } from '../../src/klage/calendar.ts';
import { forvaltningOf } from './derive-svar.ts';
import type { RuleSet } from './rule-set.ts';

/** Emner that belong together: `hos` is who has them (or `ingen`, `ved-ikke`); null: the citizen picks. */
export type EmneGroup = { readonly hos: string | null; readonly antal: number };

/** So few are better told by their names. */
const EMNER_MIN = 4;

/**
 * How to tell a long list of emner in short: as the whole groups it is made of, or null when it is
 * short or holds a part of a group only. Each set must have an emne in the same group.
 */
export function emneGroups(
  sets: readonly RuleSet[],
  dag: Day,
): (emner: readonly string[]) => readonly EmneGroup[] | null {
  const ids = new Set(sets.flatMap((rules) => [...rules.emner.keys()]));
  const groups = Map.groupBy(ids, (id) => groupOf(sets, id, dag));
  const groupOfId = new Map([...groups].flatMap(([key, of]) => of.map((id) => [id, key] as const)));
  return (emner) => {
    if (emner.length < EMNER_MIN) return null;
    const listed = new Set(emner);
    const touched = [...new Set(emner.map((id) => groupOfId.get(id) ?? APART))];
    const isTold = touched.every(
      (key) => !key.startsWith(APART) && groups.get(key)?.every((id) => listed.has(id)),
    );
    if (!isTold) return null;
    return touched.map((key) => ({
      hos: key === PICKED ? null : key,
      antal: groups.get(key)?.length ?? 0,
    }));
  };
}

/** Keys that no modtager's id can be. */
const PICKED = '?';
const APART = '!';

function groupOf(sets: readonly RuleSet[], id: string, dag: Day): string {
  const keys = sets.flatMap((rules) => {
    const emne = rules.emner.get(id);
    if (emne === undefined) return [];
    return emne.afklar === null ? forvaltningOf(emne, dag) : PICKED;
  });
  const [key = APART, ...others] = new Set(keys);
  return others.length === 0 ? key : `${APART}${id}`;
}
