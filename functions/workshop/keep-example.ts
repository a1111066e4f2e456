import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { TryPage } from '../../src/workshop-locals.ts';
import { keepNavn } from '../register/medarbejder-navne.ts';
import { saveDraft } from '../register/rule-drafts.ts';
import { addExample } from '../routing/add-example.ts';
import { readRuleFiles } from '../routing/read-rule-files.ts';
import type { Eksempel } from '../routing/rule-set.ts';
import type { Medarbejder } from '../staff/medarbejder.ts';
import { textOf } from './file-text.ts';
import { exampleAnswers, readTrial } from './trial.ts';
import { versionsAtWork, type Workshop } from './workshop.ts';

export type KeptExample =
  /** It stands in the draft, from this line of regler.json on. */
  | { readonly kind: 'lagt'; readonly linje: number }
  | { readonly kind: 'fejl'; readonly fejl: TryPage['fejl'] };

const FIL = 'regler.json';
/** How often it is tried again when others save at the same moment. */
const TRIES_MAX = 3;

/** Puts tried answers into the draft as an example of a rule; nothing else of the file changes. */
export async function keepExample(
  { world }: Workshop,
  fields: URLSearchParams,
  medarbejder: Medarbejder,
): Promise<KeptExample> {
  const { db, clock } = world;
  await keepNavn(db, medarbejder);
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const { files, hash } = await versionsAtWork(db);
    const read = readRuleFiles(files);
    const rules = read.ok ? read.rules : world.rules();
    const trial = readTrial(fields, dayInCopenhagen(clock.now()));
    const eksempel: Eksempel = {
      navn: oneLine(fields.get('navn') ?? ''),
      dag: trial.dag,
      svar: exampleAnswers(rules, trial),
      modtager: fields.get('modtager') ?? '',
    };
    if (eksempel.navn === '') return refused('navn', 'Giv eksemplet et navn.');
    const added = addExample(textOf(files, FIL), fields.get('regel') ?? '', eksempel);
    if (added === null) return refused('regel', UNREADABLE);
    const changed = new Map([...files, [FIL, new TextEncoder().encode(added.text)]]);
    const deed = { hvem: medarbejder.id, now: clock.now() };
    const saved = await saveDraft(db, { files: changed, grundlag: hash, ...deed });
    if (saved.kind === 'gemt') return { kind: 'lagt', linje: added.linje };
  }
  return refused('navn', 'Andre gemte i samme øjeblik. Prøv igen.');
}

const UNREADABLE = 'Kladdens regler.json kan ikke læses. Ret fejlene i den først.';

function refused(field: string, message: string): KeptExample {
  return { kind: 'fejl', fejl: [{ field, message }] };
}

const NAVN_CHARS_MAX = 200;

function oneLine(typed: string): string {
  const line = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  return [...line].slice(0, NAVN_CHARS_MAX).join('');
}
