import type { Day } from '../../src/klage/calendar.ts';
import type { FieldError } from '../../src/klage/klage.ts';
import type { Registreret } from '../../src/klage/registrering.ts';
import type { CaseForm, Named } from '../../src/sag-locals.ts';
import { sinceReceipt } from '../registering/since-receipt.ts';
import type { Kategori, RuleSet } from '../routing/rule-set.ts';
import { emnerOf, forvaltningerOf } from './names.ts';
import { rowsToShow } from './registration-fields.ts';

/** What stands in a form, and what is wrong with it. */
export type FormState = {
  readonly values: ReadonlyMap<string, string>;
  readonly errors: readonly FieldError[];
  /** Empty rows to write in, of each list. */
  readonly tommeRaekker?: number;
};

/** The form of a registration as a page shows it. */
export function caseForm(
  {
    rules,
    registreret,
    dag,
    raadgiver,
  }: {
    readonly rules: RuleSet;
    readonly registreret: Registreret;
    readonly dag: Day;
    readonly raadgiver: boolean;
  },
  { values, errors, tommeRaekker = 1 }: FormState,
): CaseForm {
  const { from: fra, to: til } = sinceReceipt(registreret, dag);
  const { overordnedeEmner, borgerensProblem } = rules.kategorier;
  return {
    raadgiver,
    values: Object.fromEntries(values),
    errors,
    klagepunkter: rowsToShow(values, 'klagepunkter', tommeRaekker),
    indsatser: rowsToShow(values, 'indsatser', tommeRaekker),
    overordnedeEmner: choicesOf(overordnedeEmner, registreret.overordnedeEmner),
    borgerensProblem: choicesOf(borgerensProblem, registreret.borgerensProblem),
    forvaltninger: forvaltningerOf(rules, dag),
    emner: emnerOf(rules),
    ...{ fra, til },
  };
}

/** The rules' words, and those that are registered though the rules no longer have them. */
function choicesOf(
  kategorier: readonly Kategori[],
  registered: readonly string[],
): readonly Named[] {
  const known = kategorier.map(({ id, da }) => ({ id, navn: da }));
  const gone = registered.filter((id) => !kategorier.some((kategori) => kategori.id === id));
  return [...known, ...gone.map((id) => ({ id, navn: id }))];
}
