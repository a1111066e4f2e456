import { type Context, Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import { keepNavn } from '../../register/medarbejder-navne.ts';
import { saveDraft } from '../../register/rule-drafts.ts';
import { RULE_FILES } from '../../routing/schemas/rule-files.ts';
import { type EditedText, readEdited, type TypedText } from '../../workshop/edited-text.ts';
import { editorFacts } from '../../workshop/editor-facts.ts';
import { proveFiles } from '../../workshop/proof-facts.ts';
import { versionsAtWork } from '../../workshop/workshop.ts';
import { showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type Bench, readFields, whoWorks, withQuery } from './workshop-bench.ts';
import { proofRoute } from './workshop-proof.ts';

/** The rule files of the draft, to write in. */
export function editorRoutes(bench: Bench): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(STAFF_ADDRESSES.rediger, async (c) => {
    const fil = ruleFile(c.req.query('fil'));
    const linje = lineIn(c.req.query('linje'));
    return show(bench, c, { fil, linje, gemt: c.req.query('gemt') === '1' });
  });
  app.post(STAFF_ADDRESSES.rediger, (c) => save(bench, c));
  app.post(STAFF_ADDRESSES.bevis, (c) => proofRoute(bench, c));
  return app;
}

const FILES = Object.keys(RULE_FILES);
const FIRST_FILE = 'regler.json';

function ruleFile(typed: string | null | undefined): string {
  return FILES.find((fil) => fil === typed) ?? FIRST_FILE;
}

function lineIn(typed: string | null | undefined): number | null {
  return /^[1-9]\d{0,6}$/.test(typed ?? '') ? Number(typed) : null;
}

async function save(bench: Bench, c: Context<StaffEnv>): Promise<Response> {
  const fields = await readFields(c);
  if (fields === null) return show(bench, c, { fil: FIRST_FILE, fejl: TOO_LARGE, status: 413 });
  if (fields.get('handling') === 'forfra') return beginAgain(bench, c, fields);
  const typed: TypedText = {
    fil: ruleFile(fields.get('fil')),
    tekst: fields.get('tekst') ?? '',
    grundlag: fields.get('grundlag') ?? '',
  };
  const edited = await readEdited(bench.workshop, typed);
  if (edited.kind === 'for-stor') {
    return show(bench, c, { fil: typed.fil, typed, fejl: TOO_LARGE, status: 422 });
  }
  const saved = await saveFiles(bench, c, edited);
  if (saved.kind === 'gemt') return c.redirect(nextAddress(typed.fil, fields.get('vis')), 303);
  return show(bench, c, { fil: typed.fil, typed, edited, status: 409 });
}

const TOO_LARGE = 'Teksten fylder mere end 1 MB. Den er ikke gemt. Gør den kortere.';

async function saveFiles(
  bench: Bench,
  c: Context<StaffEnv>,
  { files, grundlag }: Pick<Extract<EditedText, { kind: 'tekst' }>, 'files' | 'grundlag'>,
) {
  const { db, clock } = bench.desk.world;
  const { medarbejder } = whoWorks(bench, c);
  await keepNavn(db, medarbejder);
  return saveDraft(db, { files, grundlag, hvem: medarbejder.id, now: clock.now() });
}

/** Puts the rules in force into the draft; what was there stays a version. */
async function beginAgain(
  bench: Bench,
  c: Context<StaffEnv>,
  fields: URLSearchParams,
): Promise<Response> {
  const { inForceFiles } = await versionsAtWork(bench.desk.world.db);
  const grundlag = fields.get('grundlag') ?? '';
  const saved = await saveFiles(bench, c, { files: inForceFiles, grundlag });
  if (saved.kind === 'gemt') return c.redirect(nextAddress(FIRST_FILE, null), 303);
  return show(bench, c, { fil: FIRST_FILE, fejl: OTHERS_FIRST, status: 409 });
}

const OTHERS_FIRST =
  'En anden har gemt imens, så kladden er ikke begyndt forfra. Her er den, som den er nu.';

/** The same file, saved; or the one that was asked for while this one had unsaved text. */
function nextAddress(fil: string, vis: string | null): string {
  if (vis === null) return withQuery(STAFF_ADDRESSES.rediger, { fil, gemt: 1 });
  const wanted = new URLSearchParams(vis);
  const linje = lineIn(wanted.get('linje'));
  const next = { fil: ruleFile(wanted.get('fil')), gemt: 1 };
  return withQuery(STAFF_ADDRESSES.rediger, linje === null ? next : { ...next, linje });
}

type Shown = {
  readonly fil: string;
  readonly linje?: number | null;
  readonly gemt?: boolean;
  /** What was typed and not saved. */
  readonly typed?: TypedText;
  readonly edited?: Extract<EditedText, { kind: 'tekst' }>;
  readonly fejl?: string;
  readonly status?: number;
};

async function show(bench: Bench, c: Context<StaffEnv>, shown: Shown): Promise<Response> {
  const { desk, workshop } = bench;
  const { person } = whoWorks(bench, c);
  const { facts, files } = await editorFacts(workshop, shown);
  const { facts: bevis } = await proveFiles(workshop, files);
  const { linje = null, gemt = false, fejl = null, status = 200 } = shown;
  const page = { view: 'staff-editor', person, ...facts, bevis, linje, gemt, fejl } as const;
  return showStaff(desk, page, status);
}
