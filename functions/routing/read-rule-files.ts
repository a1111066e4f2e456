import { crossCheck } from './cross-check.ts';
import type { Fejl } from './fejl.ts';
import type { Parts } from './finding.ts';
import { hashFiles } from './hash-files.ts';
import { LazyPlaces, type Reading, type RuleSetFiles, readerOf } from './read-rule-file.ts';
import type { RuleSet } from './rule-set.ts';
import { RULE_FILES, type RuleFile, ruleFilesOf } from './schemas/rule-files.ts';

export type { RuleSetFiles } from './read-rule-file.ts';

export type ReadRuleSet =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly fejl: readonly Fejl[] };

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

const readModtagere = readerOf('modtagere.json', RULE_FILES['modtagere.json']);
const readEmner = readerOf('emner.json', RULE_FILES['emner.json']);
const readRegler = readerOf('regler.json', RULE_FILES['regler.json']);
const readVejledning = readerOf('vejledning.json', RULE_FILES['vejledning.json']);
const readKategorier = readerOf('kategorier.json', RULE_FILES['kategorier.json']);
const readMaaltal = readerOf('maaltal.json', RULE_FILES['maaltal.json']);
const readIndstillinger = readerOf('indstillinger.json', RULE_FILES['indstillinger.json']);
const readOrdforraad = readerOf('ordforraad.json', RULE_FILES['ordforraad.json']);
const readSoegehjaelp = readerOf('soegehjaelp.json', RULE_FILES['soegehjaelp.json']);

/** Every file by its schema; null when something is wrong with one. */
function readParts(reading: Reading): Parts | null {
  const modtagere = readModtagere(reading);
  const emner = readEmner(reading);
  const regler = readRegler(reading);
  const vejledning = readVejledning(reading);
  const kategorier = readKategorier(reading);
  const maaltal = readMaaltal(reading);
  const indstillinger = readIndstillinger(reading);
  const has = (fil: RuleFile) => reading.files.has(fil);
  const ordforraad = has('ordforraad.json') ? readOrdforraad(reading) : NO_ORDFORRAAD;
  const soegehjaelp = has('soegehjaelp.json') ? readSoegehjaelp(reading) : NO_SOEGEHJAELP;
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
  const modtagere = readModtagere(reading)?.modtagere;
  return modtagere?.flatMap((modtager) => modtager.certifikater) ?? [];
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
