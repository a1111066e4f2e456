import { EmnerFil } from './emner.ts';
import { IndstillingerFil } from './indstillinger.ts';
import { KategorierFil, MaaltalFil, VejledningFil } from './lists.ts';
import { ModtagereFil } from './modtagere.ts';
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
} as const;

export type RuleFile = keyof typeof RULE_FILES;
