import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { KnownIds } from '../../src/workshop-facts.ts';
import type { RuleEditorPage } from '../../src/workshop-locals.ts';
import { jsonSchemas } from '../routing/json-schemas.ts';
import { nameOn } from '../routing/on-day.ts';
import { type RuleSetFiles, readRuleFiles } from '../routing/read-rule-files.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { RULE_FILES } from '../routing/schemas/rule-files.ts';
import type { EditedText, TypedText } from './edited-text.ts';
import { textOf } from './file-text.ts';
import { draftFacts, type NameOf, namesIn } from './version-facts.ts';
import { type Versions, versionsAtWork, type Workshop } from './workshop.ts';

/** What somebody edits: a file, and what they typed that was not saved. */
export type Editing = {
  readonly fil: string;
  readonly typed?: TypedText;
  readonly edited?: Extract<EditedText, { kind: 'tekst' }>;
};

type Facts = Pick<
  RuleEditorPage,
  | 'dag'
  | 'filer'
  | 'certifikater'
  | 'fil'
  | 'tekst'
  | 'grundlag'
  | 'kladde'
  | 'konflikt'
  | 'skema'
  | 'kendte'
>;

/** All the page of the editor shows but the proof; and the files that are to be proved. */
export async function editorFacts(
  { world }: Workshop,
  { fil, typed, edited }: Editing,
): Promise<{ readonly facts: Facts; readonly files: RuleSetFiles }> {
  const versions = await versionsAtWork(world.db);
  const nameOf = await namesIn(world.db);
  const files = edited?.files ?? versions.files;
  const dag = dayInCopenhagen(world.clock.now());
  const read = readRuleFiles(files);
  const rules = read.ok ? read.rules : world.rules();
  const kladde = draftFacts(versions.draft, nameOf);
  const konflikt = edited === undefined ? null : conflict(versions, { fil, edited, nameOf });
  const facts: Facts = {
    dag,
    filer: ruleFiles(files, versions.inForceFiles),
    certifikater: [...files.keys()].filter((path) => !(path in RULE_FILES)),
    fil,
    tekst: typed?.tekst.replaceAll('\r\n', '\n') ?? textOf(files, fil).replaceAll('\r\n', '\n'),
    // After a conflict the next save stands on what the others saved, knowingly.
    grundlag: konflikt === null ? (typed?.grundlag ?? versions.hash) : versions.hash,
    kladde,
    konflikt,
    skema: SCHEMAS.get(fil),
    kendte: knownIds(rules, files, dag),
  };
  return { facts, files };
}

const SCHEMAS: ReadonlyMap<string, unknown> = new Map(
  [...jsonSchemas()].map(([fil, text]): [string, unknown] => [fil, JSON.parse(text)]),
);

function ruleFiles(files: RuleSetFiles, inForce: RuleSetFiles): RuleEditorPage['filer'] {
  return Object.keys(RULE_FILES).map((navn) => ({ navn, aendret: differs(files, inForce, navn) }));
}

function differs(a: RuleSetFiles, b: RuleSetFiles, path: string): boolean {
  return textOf(a, path) !== textOf(b, path);
}

/** What others saved since: the draft, or what was published. */
function conflict(
  { draft, inForce, files }: Versions,
  {
    fil,
    edited,
    nameOf,
  }: {
    readonly fil: string;
    readonly edited: Extract<EditedText, { kind: 'tekst' }>;
    readonly nameOf: NameOf;
  },
): RuleEditorPage['konflikt'] {
  const { hvem, tid } = draft ?? {
    hvem: inForce.godkendtAf ?? inForce.foreslaaetAf,
    tid: inForce.tid,
  };
  const changed = Object.keys(RULE_FILES).filter((path) => differs(files, edited.before, path));
  return {
    hvem: nameOf(hvem) ?? hvem,
    tid,
    tekst: textOf(files, fil).replaceAll('\r\n', '\n'),
    roert: changed.includes(fil),
    andreFiler: changed.filter((path) => path !== fil),
  };
}

/** Everything in the draft that a rule file can name. */
function knownIds(rules: RuleSet, files: RuleSetFiles, dag: string): KnownIds {
  const modtagere = [...rules.modtagere.values()];
  const named = (list: typeof modtagere) =>
    list.map((modtager) => ({ id: modtager.id, navn: nameOn(modtager, dag).da }));
  return {
    emne: [...rules.emner.values()].map(({ id, da }) => ({ id, navn: da })),
    modtager: named(modtagere),
    forvaltning: named(modtagere.filter(({ slags }) => slags === 'forvaltning')),
    vejledning: [...rules.vejledninger].map(([id, { da }]) => ({ id, navn: da })),
    certifikat: [...files.keys()]
      .filter((path) => !(path in RULE_FILES))
      .map((id) => ({ id, navn: '' })),
  };
}
