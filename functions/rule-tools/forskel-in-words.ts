import type { Forskel, Moved } from '../routing/compare-rules.ts';

/** Lines that say what a change moves, in the words of the rule files. */
export function forskelInWords({ kombinationer, forskelle }: Forskel): readonly string[] {
  if (kombinationer === 0) return ['  Ingen klage går et andet sted hen.'];
  const total = `  ${counted(kombinationer)} går et andet sted hen:`;
  return [total, ...forskelle.map(movedInWords)];
}

function movedInWords({ fra, til, antal, naar }: Moved): string {
  const conditions = Object.entries(naar).map(
    ([question, answers]) => `${question} er ${alternatives(answers)}`,
  );
  const when = conditions.length === 0 ? 'altid' : `når ${conditions.join(', og ')}`;
  return `  ${who(fra)} → ${who(til)}, ${when} (${counted(antal)})`;
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
