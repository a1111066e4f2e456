import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { WholeCase } from '../../register/find-case.ts';
import { wholeCase } from '../../register/find-case.ts';
import { findPersonalData, noteAftryk } from '../../registering/personal-data.ts';
import { getsLetter, type Outcome } from '../../sager/case-facts.ts';
import type { FormState } from '../../sager/case-form.ts';
import { caseError } from '../../sager/fault-words.ts';
import { mergeOthers } from '../../sager/others-changes.ts';
import { readRegistration } from '../../sager/read-registration.ts';
import { registeredFields, typedFields } from '../../sager/registration-fields.ts';
import { saveRegistration } from '../../sager/save-registration.ts';
import { withSuggestion } from '../../sager/suggestions.ts';
import type { CaseDesk } from './case-desk.ts';

/** The page again, with what was typed. */
export type Shown = {
  readonly found: WholeCase;
  readonly status: number;
  readonly state?: FormState;
  readonly outcome?: Outcome;
};

/** Empty rows after asking for more. */
const MORE_ROWS = 3;

/**
 * Saves the form of a case.
 * @returns what was done, for the page that is shown next; the page itself when something has to be
 * seen first; null when there is no such case any more
 */
export async function saveCase(
  asks: CaseDesk,
  found: WholeCase,
  fields: URLSearchParams,
): Promise<'gemt' | 'uaendret' | Shown | null> {
  const typed = typedFields(fields);
  const handling = typed.get('handling') ?? '';
  const suggested = withSuggestion(typed, handling);
  if (suggested !== null) return again(found, suggested, { outcome: { besked: 'udfyldt' } });
  if (handling === 'raekker') return again(found, typed, { tommeRaekker: MORE_ROWS });
  const read = readRegistration(typed, {
    rules: asks.world.rules(),
    registreret: found.registrering.registreret,
    dag: dayInCopenhagen(asks.deed.now),
    raadgiver: asks.sight.raadgiver,
  });
  if (!read.ok) return again(found, typed, { errors: read.faults.map(caseError) });
  if (isDoubtful(read.note, typed)) {
    const errors = [caseError({ field: 'note', code: 'personoplysninger' })];
    return again(found, typed, { errors, outcome: { advar: true } });
  }
  return save(asks, found, { ...read, typed });
}

/** Whether a note seems to tell who the citizen is, and nobody has said to keep this very one. */
function isDoubtful(note: string, typed: ReadonlyMap<string, string>): boolean {
  return findPersonalData(note).length > 0 && typed.get('behold') !== noteAftryk(note);
}

type Read = Extract<ReturnType<typeof readRegistration>, { readonly ok: true }>;
type ToSave = Read & { readonly typed: ReadonlyMap<string, string> };

async function save(
  { world, sight, deed }: CaseDesk,
  found: WholeCase,
  { changes, note, notat, typed }: ToSave,
): Promise<'gemt' | 'uaendret' | Shown | null> {
  const { kilde, nummer } = found.where;
  const seen = { kilde, nummer, udgave: Number(typed.get('udgave')), ...deed };
  const harBrevet = getsLetter(found, sight);
  const { raadgiver } = sight;
  const saved = await saveRegistration(world.db, seen, {
    ...{ changes, note, notat, harBrevet, raadgiver },
  });
  if (saved === 'gemt' || saved === 'uaendret') return saved;
  const now = await wholeCase(world.db, found.where);
  if (now === null || saved === 'ukendt') return null;
  if (saved === 'laast') return { found: now, status: 409, outcome: { besked: 'laast' } };
  const sidst = Number(typed.get('sidst'));
  const siden = now.rettelser.filter(({ id, hvad }) => id > sidst && hvad !== 'laest');
  const { values, andres } = mergeOthers({ now: registeredFields(now), siden, typed, raadgiver });
  return { found: now, status: 409, state: { values, errors: [] }, outcome: { andres } };
}

function again(
  found: WholeCase,
  values: ReadonlyMap<string, string>,
  shown: Partial<Omit<FormState, 'values'>> & { readonly outcome?: Outcome },
): Shown {
  const { outcome = {}, errors = [], ...rest } = shown;
  const status = errors.length === 0 ? 200 : 422;
  return { found, status, state: { values, errors, ...rest }, outcome };
}
