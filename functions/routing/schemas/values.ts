import * as v from 'valibot';
import { isDay } from '../../../src/klage/calendar.ts';
import { choiceSentence, kindSentence, LIST_FOR_OBJECT, objectSentence } from './sentences.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/;
const TEXT_CHARS_MAX = 4_000;
const LIST_ITEMS_MAX = 5_000;

/** Any text. Every message of a schema in this folder is a Danish sentence that says what to do. */
export const string = v.string(kindSentence('en tekst i anførselstegn'));

/** A finite number; JSON has no other. */
export const number = v.number(kindSentence('et tal uden anførselstegn'));

/** The short name by which files refer to each other; also a part of file names. */
export const id = v.pipe(
  string,
  v.regex(ID, 'Et id må kun have a–z, 0–9 og bindestreg (skriv ae, oe, aa), og højst 80 tegn.'),
);

/** A text somebody reads; never empty, no white space at the ends. */
export const text = v.pipe(
  string,
  v.check((typed) => typed.trim() !== '', 'Teksten er tom. Skriv den.'),
  v.check((typed) => typed === typed.trim(), 'Slet mellemrummet først eller sidst i teksten.'),
  v.maxLength(TEXT_CHARS_MAX, `Teksten er for lang. Skriv højst ${TEXT_CHARS_MAX} tegn.`),
);

/** One line of text. */
export const line = v.pipe(
  text,
  v.check(
    (typed) => !/[\n\r\t]/.test(typed),
    'Skriv det på én linje, uden linjeskift og tabulator.',
  ),
);

/** A day as YYYY-MM-DD that the calendar has. */
export const day = v.pipe(
  string,
  v.check(isDay, 'Skriv en dag, der findes, som 2026-03-31.'),
  v.metadata({ format: 'date' }),
);

/** A first day, inclusive. */
export const gyldigFra = v.pipe(day, v.description('Første dag, det gælder: ÅÅÅÅ-MM-DD.'));

/** A last day, inclusive. */
export const gyldigTil = orNull(v.pipe(day, v.description('Sidste dag, det gælder, eller null.')));

/** A text in both languages. */
export const tekst = object({ da: text, en: text });

/** A text in both languages with an id. */
export const named = object({ id, da: text, en: text });

/** Exactly these keys. */
export function object<const Entries extends v.ObjectEntries>(entries: Entries): ObjectOf<Entries> {
  const schema: ObjectOf<Entries> = v.strictObject(entries, (issue) =>
    objectSentence(issue, Object.keys(entries)),
  );
  // valibot takes a list for an object: `[]` would pass where every key may be left out.
  const refusal = v.strictObject(entries, LIST_FOR_OBJECT);
  return {
    ...schema,
    '~run': (dataset, config) =>
      Array.isArray(dataset.value)
        ? refusal['~run']({ typed: false, value: null }, config)
        : schema['~run'](dataset, config),
  };
}

type ObjectOf<Entries extends v.ObjectEntries> = v.StrictObjectSchema<
  Entries,
  v.ErrorMessage<v.StrictObjectIssue>
>;

/** One of these words. */
export function choice<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, choiceSentence(options));
}

/** A list with a limit. */
export function list<const Item extends v.GenericSchema>(item: Item) {
  const tooLong = `Listen er for lang. Skriv højst ${LIST_ITEMS_MAX}.`;
  return v.pipe(
    v.array(item, kindSentence('en liste i [ ]')),
    v.maxLength(LIST_ITEMS_MAX, tooLong),
  );
}

/** A list with at least one element. */
export function listOfSome<const Item extends v.GenericSchema>(item: Item) {
  return v.pipe(list(item), v.minLength(1, 'Listen er tom. Skriv mindst én ting i den.'));
}

/** A key that may be left out, which means null. */
export function orNull<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(v.nullable(schema), null);
}

/** The whole of a rule file: its keys, and the name of its JSON Schema for editors. */
export function file<const Entries extends v.ObjectEntries>(entries: Entries) {
  return object({
    $schema: v.exactOptional(v.pipe(string, v.description('Filens skema, for editorer.'))),
    ...entries,
  });
}
