import * as v from 'valibot';
import { isDay } from '../../src/klage/calendar.ts';
import { findCpr } from '../../src/klage/cpr.ts';
import { kindSentence } from '../routing/schemas/sentences.ts';
import { day, id, list, number, string } from '../routing/schemas/values.ts';

/** Date and time with an offset from UTC (RFC 3339), seconds optional. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;
const NAME_SENTENCE =
  'Skriv højst 40 tegn: A–Z, a–z, 0–9 og . _ / - (ingen mellemrum, ingen æ, ø, å).';

/** A number or the name of a source: what other systems call theirs, and never a person. */
export const name = v.pipe(
  string,
  v.check(
    (typed) => !typed.includes('@'),
    'Det ligner en e-mailadresse. Skriv sagens nummer i kildesystemet, aldrig en persons oplysninger.',
  ),
  v.check(
    (typed) => findCpr(typed).length === 0,
    'Det ligner et CPR-nummer. Skriv sagens nummer i kildesystemet, aldrig en persons nummer.',
  ),
  v.regex(NAME, NAME_SENTENCE),
);

/** An instant, as ISO 8601 in UTC with milliseconds. */
export const instant = v.pipe(
  string,
  v.check(
    isInstant,
    'Skriv et tidspunkt med tidszone, som 2026-03-31T09:12:00+02:00 eller 2026-03-31T07:12:00Z.',
  ),
  v.transform((typed) => new Date(typed).toISOString()),
);

function isInstant(typed: string): boolean {
  return INSTANT.test(typed) && isDay(typed.slice(0, 10)) && !Number.isNaN(Date.parse(typed));
}

/** A key that may be left out, which leaves what is registered; null says that nothing is. */
export function given<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.exactOptional(v.nullable(schema));
}

/** The same for a member of a group or a list, which is always told whole: left out is null. */
export function member<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(v.nullable(schema), null);
}

export const flag = v.boolean(kindSentence('true eller false'));

export const givenId = given(id);
export const givenDay = given(day);

/** A whole number of `min` to `max`. */
export function whole({ min, max }: { readonly min: number; readonly max: number }) {
  const must = `Skriv et helt tal fra ${min} til ${max}.`;
  return v.pipe(number, v.integer(must), v.minValue(min, must), v.maxValue(max, must));
}

/** A list of at most `max`. */
export function listOf<const Item extends v.GenericSchema>(item: Item, max: number) {
  return v.pipe(list(item), v.maxLength(max, `Listen er for lang. Skriv højst ${max}.`));
}
