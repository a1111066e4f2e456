import { type Context, Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import type { PublishPage } from '../../../src/workshop-locals.ts';
import { keepNavn } from '../../register/medarbejder-navne.ts';
import { propose } from '../../register/rule-proposals.ts';
import { changeFacts } from '../../workshop/change-facts.ts';
import { mailboxFacts } from '../../workshop/mailbox-facts.ts';
import { proveFiles } from '../../workshop/proof-facts.ts';
import { draftFacts, namesIn, versionFacts } from '../../workshop/version-facts.ts';
import { versionsAtWork } from '../../workshop/workshop.ts';
import { showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type Bench, readFields, readGrund, whoWorks, withQuery } from './workshop-bench.ts';

/** What the draft would change, and the way to a second person. */
export function publishRoutes(bench: Bench): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(STAFF_ADDRESSES.udgiv, (c) => show(bench, c, {}));
  app.post(STAFF_ADDRESSES.udgiv, (c) => send(bench, c));
  return app;
}

/** Proposes exactly the draft that was looked at; one that has faults, or changed since, is not. */
async function send(bench: Bench, c: Context<StaffEnv>): Promise<Response> {
  const { db, clock, log } = bench.desk.world;
  const { medarbejder } = whoWorks(bench, c);
  const fields = await readFields(c);
  const grund = readGrund(fields, 'Skriv hvorfor.');
  if (!grund.ok) {
    const fejl = [{ field: 'grund', message: grund.message }];
    return show(bench, c, { grund: grund.typed, fejl, status: 422 });
  }
  const { draft, files } = await versionsAtWork(db);
  if (draft === null || draft.hash !== fields?.get('grundlag')) {
    const fejl = [{ field: '', message: CHANGED }];
    return show(bench, c, { grund: grund.grund, fejl, status: 409 });
  }
  const proved = await proveFiles(bench.workshop, files);
  if (!proved.facts.ok) return show(bench, c, { grund: grund.grund, status: 422 });
  await keepNavn(db, medarbejder);
  const deed = { hvem: medarbejder.id, grund: grund.grund, now: clock.now() };
  const forslag = await propose(db, { hash: draft.hash, ...deed });
  log('info', 'regelsaet-foreslaaet', { regelsaet: draft.hash, forslag, hvem: medarbejder.id });
  return c.redirect(withQuery(STAFF_ADDRESSES.regler, { besked: 'forslag-sendt' }), 303);
}

const CHANGED = 'Kladden er ændret, siden du så på den. Se ændringerne igen, før du sender den.';

type Shown = {
  readonly grund?: string;
  readonly fejl?: PublishPage['fejl'];
  readonly status?: number;
};

async function show(
  bench: Bench,
  c: Context<StaffEnv>,
  { grund = '', fejl = [], status = 200 }: Shown,
): Promise<Response> {
  const { desk, workshop } = bench;
  const { person } = whoWorks(bench, c);
  const { inForce, inForceFiles, draft, files } = await versionsAtWork(desk.world.db);
  const nameOf = await namesIn(desk.world.db);
  const proved = await proveFiles(workshop, files);
  const step = { fra: inForceFiles, til: files };
  const change = draft === null ? null : await changeFacts(workshop, step, { replay: true });
  const page: PublishPage = {
    view: 'staff-publish',
    person,
    kladde: draftFacts(draft, nameOf),
    iKraft: versionFacts(inForce, nameOf),
    aendring: change?.aendring ?? null,
    genspil: change?.genspil ?? null,
    bevis: proved.facts,
    postkasser: await mailboxFacts(desk.world),
    grund,
    fejl,
  };
  return showStaff(desk, page, status);
}
