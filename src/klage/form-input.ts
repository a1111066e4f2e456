import type { Catalogue } from './parse-klage.ts';

/**
 * What says who somebody is: not asked of whoever wants to be anonymous. How to reach them is, since
 * an answer needs no name.
 */
export const NAMED_FIELDS: readonly string[] = ['navn', 'cpr'];
const DATE_FIELDS = ['klagedato', 'afgoerelsesdato'];
/** Day first, as people write it: 31-3-2026, 31.03.2026, 31/3 2026. */
const DANISH_DATE = /^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})$/;

/**
 * What a person typed in the form, as parse-klage reads it: dates in the Danish order are turned
 * round, and answers to questions that the other answers took off the page are left out.
 */
export function readFormInput(
  typed: ReadonlyMap<string, string>,
  catalogue: Catalogue,
): ReadonlyMap<string, string> {
  const asks = catalogue.emner.get(typed.get('emne') ?? '')?.afklar ?? null;
  const forSelf = typed.get('paaVegneAf') !== 'en-anden';
  const isAnonymous = typed.get('anonym') === 'ja';
  const kept = [...typed].filter(([field]) => {
    if (field === 'valgtForvaltning') return asks !== null;
    if (field === 'fuldmagtSenere') return !forSelf;
    return !isAnonymous || !NAMED_FIELDS.includes(field);
  });
  return new Map(kept.map(([field, value]) => [field, readValue(field, value)]));
}

function readValue(field: string, value: string): string {
  return DATE_FIELDS.includes(field) ? readDate(value) : value;
}

/** A date in the Danish order as YYYY-MM-DD; other text as it is. */
export function readDate(value: string): string {
  const date = DANISH_DATE.exec(value.trim());
  if (date === null) return value;
  const [, day = '', month = '', year = ''] = date;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
