import type { FromDay } from '../routing/compare-onwards.ts';
import type { Moved } from '../routing/compare-rules.ts';
import { type EmneGroup, emneGroups } from '../routing/emne-groups.ts';
import type { RuleSet } from '../routing/rule-set.ts';

/** Lines that say what a change moves, in the words of the rule files. */
export function forskelInWords(
  sets: readonly RuleSet[],
  { dag, kombinationer, forskelle }: FromDay,
): readonly string[] {
  if (kombinationer === 0) return ['  Ingen klage går et andet sted hen.'];
  const total = `  ${counted(kombinationer)} går et andet sted hen:`;
  const groupsOf = emneGroups(sets, dag);
  return [total, ...forskelle.map((moved) => movedInWords(moved, groupsOf))];
}

function movedInWords(
  { fra, til, antal, naar }: Moved,
  groupsOf: ReturnType<typeof emneGroups>,
): string {
  const conditions = Object.entries(naar).map(([question, answers]) => {
    const groups = question === 'emne' ? groupsOf(answers) : null;
    const named =
      groups === null ? alternatives(answers) : groups.map(groupInWords).join(' eller ');
    return `${question} er ${named}`;
  });
  const when = conditions.length === 0 ? 'altid' : `når ${conditions.join(', og ')}`;
  return `  ${who(fra)} → ${who(til)}, ${when} (${counted(antal)})`;
}

function groupInWords({ hos, antal }: EmneGroup): string {
  const which = hos === null ? 'hvor borgeren selv vælger' : `som hører til »${hos}«`;
  return `et af de ${antal}, ${which}`;
}

function who(modtager: string | null): string {
  return modtager === null ? 'ingen' : `»${modtager}«`;
}

/** More are counted: nobody reads two hundred emner in a line, and `--json` has them all. */
const NAMED_MAX = 8;

function alternatives(answers: readonly string[]): string {
  const named = answers.slice(0, NAMED_MAX).map((answer) => `»${answer}«`);
  const left = answers.length - named.length;
  const all = left === 0 ? named : [...named, `${left} andre`];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} eller ${all.at(-1)}`;
}

function counted(antal: number): string {
  const count = antal.toLocaleString('da-DK');
  return antal === 1 ? '1 kombination af svar' : `${count} kombinationer af svar`;
}
