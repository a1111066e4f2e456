import * as v from 'valibot';
import { crossCheck, type Parts } from './cross-check.ts';
import { decodeFile } from './decode-file.ts';
import { type Fejl, type Path, type Place, type Places, placeOf, toldAt } from './fejl.ts';
import { hashFiles } from './hash-files.ts';
import { placesIn, readJson } from './read-json.ts';
import type { RuleSet } from './rule-set.ts';
import { RULE_FILES, type RuleFile, ruleFilesOf } from './schemas/rule-files.ts';

export type ReadRuleSet =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly fejl: readonly Fejl[] };

/** The files of one rule set: path below RULES_DIR, with `/`, → bytes. */
export type RuleSetFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Reads a whole rule set strictly (contract §3): every file by its schema, then what they say of
 * each other. Never half: one fault anywhere and there is no rule set, but all faults found.
 */
export function readRuleFiles(files: RuleSetFiles): ReadRuleSet {
  const reading: Reading = { files, fejl: [], places: new LazyPlaces() };
  const parts = readParts(reading);
  if (parts === null) return { ok: false, fejl: reading.fejl };
  const fejl = crossCheck(parts, { places: reading.places, present: new Set(files.keys()) });
  if (fejl.length > 0) return { ok: false, fejl };
  return { ok: true, rules: ruleSetOf(parts, reading) };
}

/** Every file by its schema; null when something is wrong with one. */
function readParts(reading: Reading): Parts | null {
  const modtagere = readFile(reading, 'modtagere.json', RULE_FILES['modtagere.json']);
  const emner = readFile(reading, 'emner.json', RULE_FILES['emner.json']);
  const regler = readFile(reading, 'regler.json', RULE_FILES['regler.json']);
  const vejledning = readFile(reading, 'vejledning.json', RULE_FILES['vejledning.json']);
  const kategorier = readFile(reading, 'kategorier.json', RULE_FILES['kategorier.json']);
  const maaltal = readFile(reading, 'maaltal.json', RULE_FILES['maaltal.json']);
  const indstillinger = readFile(reading, 'indstillinger.json', RULE_FILES['indstillinger.json']);
  const ordforraad = reading.files.has('ordforraad.json')
    ? readFile(reading, 'ordforraad.json', RULE_FILES['ordforraad.json'])
    : NO_ORDFORRAAD;
  const soegehjaelp = reading.files.has('soegehjaelp.json')
    ? readFile(reading, 'soegehjaelp.json', RULE_FILES['soegehjaelp.json'])
    : NO_SOEGEHJAELP;
  if (!modtagere || !emner || !regler || !vejledning || !kategorier || !maaltal) return null;
  if (!indstillinger || !ordforraad || !soegehjaelp) return null;
  const search = { ordforraad, soegehjaelp };
  return { modtagere, emner, regler, vejledning, kategorier, maaltal, indstillinger, ...search };
}

/** What a set says that lacks the file. */
const NO_ORDFORRAAD: Parts['ordforraad'] = { emner: [] };
const NO_SOEGEHJAELP: Parts['soegehjaelp'] = { tvetydige: [], fare: [], hjaelp: [] };

function ruleSetOf(parts: Parts, { files, places }: Reading): RuleSet {
  const paths = parts.modtagere.modtagere.flatMap((modtager) => modtager.certifikater);
  const { tvetydige, fare, hjaelp } = parts.soegehjaelp;
  return {
    hash: hashFiles(files, [...ruleFilesOf(files), ...paths]),
    reserve: parts.modtagere.reserve,
    modtagere: byId(parts.modtagere.modtagere),
    emner: byId(parts.emner.emner),
    regler: parts.regler.regler,
    vejledninger: byId(parts.vejledning.vejledninger),
    kategorier: withoutSchema(parts.kategorier),
    maaltal: parts.maaltal.maaltal,
    indstillinger: withoutSchema(parts.indstillinger),
    ordforraad: byId(parts.ordforraad.emner),
    soegehjaelp: { tvetydige, fare, hjaelp: byId(hjaelp) },
    certifikater: new Map(paths.map((path) => [path, pemText(files, path)])),
    places,
  };
}

/**
 * The certificates a modtagere.json names, for whoever has to fetch them;
 * none when the file cannot be read, which {@link readRuleFiles} will tell.
 */
export function certificatePaths(modtagereJson: Uint8Array): readonly string[] {
  const files = new Map([['modtagere.json', modtagereJson]]);
  const reading: Reading = { files, fejl: [], places: new LazyPlaces() };
  const parsed = readFile(reading, 'modtagere.json', RULE_FILES['modtagere.json']);
  return parsed?.modtagere.flatMap((modtager) => modtager.certifikater) ?? [];
}

/** What reading collects on its way. */
type Reading = {
  readonly files: RuleSetFiles;
  readonly fejl: Fejl[];
  readonly places: LazyPlaces;
};

/** Finds where the values of a file stand when somebody first asks. */
class LazyPlaces implements Places {
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

/** One file by its schema, or null when something was wrong with it. */
function readFile<const Schema extends v.GenericSchema>(
  reading: Reading,
  fil: RuleFile,
  schema: Schema,
): v.InferOutput<Schema> | null {
  const refuse = (place: Place, besked: string) => {
    reading.fejl.push(toldAt(place, { kode: 'laesning', fil, besked }));
    return null;
  };
  const bytes = reading.files.get(fil);
  if (bytes === undefined) return refuse(START, 'Filen mangler. Læg den i regelmappen.');
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return refuse(decoded.place, decoded.besked);
  const json = readJson(decoded.text);
  if (!json.ok) return refuse(json.place, json.besked);
  reading.places.add(fil, decoded.text);
  const parsed = v.safeParse(schema, json.value);
  if (parsed.success) return parsed.output;
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

/** A file's `$schema` is for editors and no part of what it says. */
function withoutSchema<Content extends { readonly $schema?: string }>({
  $schema: _schema,
  ...content
}: Content): Omit<Content, '$schema'> {
  return content;
}

function byId<Thing extends { readonly id: string }>(
  things: readonly Thing[],
): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function pemText(files: RuleSetFiles, path: string): string {
  return new TextDecoder('latin1').decode(files.get(path));
}
