import { EmnerFil } from './emner.ts';
import { IndstillingerFil } from './indstillinger.ts';
import { KategorierFil, MaaltalFil, VejledningFil } from './lists.ts';
import { ModtagereFil } from './modtagere.ts';
import { OrdforraadFil, SoegehjaelpFil } from './ordforraad.ts';
import { ReglerFil } from './regler.ts';

/** The files of a rule set and the schema of each: one definition for reader and JSON Schemas. */
export const RULE_FILES = {
  'modtagere.json': ModtagereFil,
  'emner.json': EmnerFil,
  'regler.json': ReglerFil,
  'vejledning.json': VejledningFil,
  'kategorier.json': KategorierFil,
  'maaltal.json': MaaltalFil,
  'indstillinger.json': IndstillingerFil,
  'ordforraad.json': OrdforraadFil,
  'soegehjaelp.json': SoegehjaelpFil,
} as const;

export type RuleFile = keyof typeof RULE_FILES;

/** Files a set can do without, as those published before the files existed do: nothing is said. */
const OPTIONAL: ReadonlySet<string> = new Set<RuleFile>(['ordforraad.json', 'soegehjaelp.json']);

/** Whether a set may lack the file. */
export function isOptional(fil: string): boolean {
  return OPTIONAL.has(fil);
}

/** The names of a set's rule files: all that it needs, and of the others those it has. */
export function ruleFilesOf(files: Pick<ReadonlyMap<string, unknown>, 'has'>): readonly string[] {
  return Object.keys(RULE_FILES).filter((fil) => !isOptional(fil) || files.has(fil));
}
