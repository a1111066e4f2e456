import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import { decodeFile } from './decode-file.ts';
import { type Fejl, type Path, type Place, type Places, placeOf, toldAt } from './fejl.ts';
import { placesIn, readJson } from './read-json.ts';
import type { RuleFile } from './schemas/rule-files.ts';

/** The files of one rule set: path below RULES_DIR, with `/`, → bytes. */
export type RuleSetFiles = ReadonlyMap<string, Uint8Array>;

/** What reading collects on its way. */
export type Reading = {
  readonly files: RuleSetFiles;
  readonly fejl: Fejl[];
  readonly places: LazyPlaces;
};

/** Finds where the values of a file stand when somebody first asks. */
export class LazyPlaces implements Places {
  readonly #texts = new Map<string, string>();
  readonly #found = new Map<string, Places>();

  /** @param text a text that can be read. */
  add(fil: string, text: string): void {
    this.#texts.set(fil, text);
  }

  get(key: string): Place | undefined {
    const [fil = ''] = key.split('/');
    const text = this.#texts.get(fil);
    if (text === undefined) return undefined;
    const places = this.#found.get(fil) ?? placesIn(text, fil);
    this.#found.set(fil, places);
    return places.get(key);
  }
}

/** A file that was read: its bytes, its text and what it says. */
type Known<Content> = {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly content: Content;
};

/**
 * How one file is read by its schema: what it says, or null with its faults told to `reading`. What
 * was last read is known again by its bytes: a save changes one file of nine, and a kommune's words
 * are half a megabyte.
 */
export function readerOf<const Schema extends v.GenericSchema>(fil: RuleFile, schema: Schema) {
  let last: Known<v.InferOutput<Schema>> | null = null;
  return (reading: Reading): v.InferOutput<Schema> | null => {
    const bytes = reading.files.get(fil);
    const isKnown = last !== null && bytes !== undefined && !Buffer.compare(last.bytes, bytes);
    const known = isKnown ? last : readFile(reading, fil, schema);
    if (known === null) return null;
    last = known;
    reading.places.add(fil, known.text);
    return known.content;
  };
}

function readFile<const Schema extends v.GenericSchema>(
  reading: Reading,
  fil: RuleFile,
  schema: Schema,
): Known<v.InferOutput<Schema>> | null {
  const refuse = (place: Place, besked: string) => {
    reading.fejl.push(toldAt(place, { kode: 'laesning', fil, besked }));
    return null;
  };
  const bytes = reading.files.get(fil);
  if (bytes === undefined) return refuse(START, 'Filen mangler. Læg den i regelmappen.');
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return refuse(decoded.place, decoded.besked);
  const { text } = decoded;
  const json = readJson(text);
  if (!json.ok) return refuse(json.place, json.besked);
  const parsed = v.safeParse(schema, json.value);
  if (parsed.success) return { bytes, text, content: parsed.output };
  // Where its faults are is found in the text.
  reading.places.add(fil, text);
  for (const issue of parsed.issues) reading.fejl.push(schemaFejl(reading, fil, issue));
  return null;
}

const START: Place = { linje: 1, kolonne: 1 };

function schemaFejl(reading: Reading, fil: RuleFile, issue: v.BaseIssue<unknown>): Fejl {
  const path: Path = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? key : String(key),
  );
  const place = placeOf(reading.places, fil, path);
  return toldAt(place, { kode: kodeOf(issue, path), fil, besked: issue.message });
}

/** A question or an answer that a rule cannot look at is unknown; anything else cannot be read. */
function kodeOf(issue: v.BaseIssue<unknown>, path: Path): 'ukendt' | 'laesning' {
  const unknownQuestion = path.at(-2) === 'naar' && issue.expected === 'never';
  const unknownAnswer = path.includes('naar') && issue.type === 'picklist';
  return unknownQuestion || unknownAnswer ? 'ukendt' : 'laesning';
}
