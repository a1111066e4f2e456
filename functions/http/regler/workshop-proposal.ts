import { type Context, Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import type { ProposalPage } from '../../../src/workshop-locals.ts';
import { type FoundProposal, findProposal } from '../../register/find-proposal.ts';
import { keepNavn } from '../../register/medarbejder-navne.ts';
import { approve, refuse, withdraw } from '../../register/rule-proposals.ts';
import { changeFacts } from '../../workshop/change-facts.ts';
import { mailboxFacts } from '../../workshop/mailbox-facts.ts';
import { proveFiles } from '../../workshop/proof-facts.ts';
import { namesIn, proposalFacts, versionFacts } from '../../workshop/version-facts.ts';
import { keptFiles, versionsAtWork } from '../../workshop/workshop.ts';
import { showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type Bench, readFields, readGrund, whoWorks, withQuery } from './workshop-bench.ts';

const ADDRESS = `${STAFF_ADDRESSES.forslag}/:id{[0-9]+}`;

/** A version that somebody proposed: what it changes, and the say of another person. */
export function proposalRoutes(bench: Bench): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(ADDRESS, (c) => withProposal(bench, c, (forslag) => show(bench, c, { forslag })));
  app.post(ADDRESS, (c) => withProposal(bench, c, (forslag) => decide(bench, c, forslag)));
  return app;
}

async function withProposal(
  { desk }: Bench,
  c: Context<StaffEnv>,
  work: (forslag: FoundProposal) => Promise<Response>,
): Promise<Response> {
  const forslag = await findProposal(desk.world.db, Number(c.req.param('id')));
  return forslag === null ? c.notFound() : work(forslag);
}

async function decide(
  bench: Bench,
  c: Context<StaffEnv>,
  forslag: FoundProposal,
): Promise<Response> {
  const fields = await readFields(c);
  await keepNavn(bench.desk.world.db, whoWorks(bench, c).medarbejder);
  switch (fields?.get('handling')) {
    case 'godkend':
      return sayYes(bench, c, { forslag, iKraft: fields.get('iKraft') });
    case 'afvis':
      return sayNo(bench, c, { forslag, fields });
    case 'traek':
      return takeBack(bench, c, forslag);
    default:
      return show(bench, c, { forslag, status: 422 });
  }
}

/** Time may have broken what was good when it was proposed, so it is proved once more. */
async function sayYes(
  bench: Bench,
  c: Context<StaffEnv>,
  { forslag, iKraft }: { readonly forslag: FoundProposal; readonly iKraft: string | null },
): Promise<Response> {
  const { db, clock, log } = bench.desk.world;
  const hvem = c.get('medarbejder').id;
  const files = await keptFiles(db, forslag.hash);
  const proved = await proveFiles(bench.workshop, files);
  if (!proved.facts.ok) return show(bench, c, { forslag, status: 422 });
  const result = await approve(db, {
    forslag: forslag.id,
    iKraft: iKraft ?? '',
    hvem,
    now: clock.now(),
  });
  if (result === 'udgivet') {
    log('info', 'regelsaet-udgivet', { regelsaet: forslag.hash, forslag: forslag.id, hvem });
    return done(c, 'udgivet');
  }
  return show(bench, c, { forslag, message: REFUSALS[result], status: 409 });
}

const REFUSALS = {
  'samme-person': 'Du har selv foreslået det. En anden end dig skal godkende det.',
  'ikke-aabent': 'Forslaget er allerede afgjort.',
  'andre-foerst':
    'Andre har udgivet regler, mens du læste. Nu viser siden forskellen fra deres. Læs den, og godkend igen.',
  'anden-person': 'Kun den, der foreslog det, kan trække det tilbage.',
} as const;

async function sayNo(
  bench: Bench,
  c: Context<StaffEnv>,
  { forslag, fields }: { readonly forslag: FoundProposal; readonly fields: URLSearchParams | null },
): Promise<Response> {
  const { db, clock } = bench.desk.world;
  const grund = readGrund(fields, 'Skriv, hvorfor du afviser det.');
  if (!grund.ok) {
    return show(bench, c, { forslag, field: 'grund', message: grund.message, status: 422 });
  }
  const deed = { hvem: c.get('medarbejder').id, grund: grund.grund, now: clock.now() };
  const result = await refuse(db, { forslag: forslag.id, ...deed });
  if (result === 'afvist') return done(c, 'forslag-afvist');
  return show(bench, c, { forslag, message: REFUSALS[result], status: 409 });
}

async function takeBack(
  bench: Bench,
  c: Context<StaffEnv>,
  forslag: FoundProposal,
): Promise<Response> {
  const { db, clock } = bench.desk.world;
  const deed = { hvem: c.get('medarbejder').id, grund: null, now: clock.now() };
  const result = await withdraw(db, { forslag: forslag.id, ...deed });
  if (result === 'trukket') return done(c, 'forslag-trukket');
  return show(bench, c, { forslag, message: REFUSALS[result], status: 409 });
}

function done(c: Context<StaffEnv>, besked: string): Response {
  return c.redirect(withQuery(STAFF_ADDRESSES.regler, { besked }), 303);
}

type Shown = {
  readonly forslag: FoundProposal;
  readonly field?: string;
  readonly message?: string;
  readonly status?: number;
};

async function show(
  bench: Bench,
  c: Context<StaffEnv>,
  { forslag, field = '', message, status = 200 }: Shown,
): Promise<Response> {
  const { desk, workshop } = bench;
  const { db } = desk.world;
  const { medarbejder, person } = whoWorks(bench, c);
  const { inForce, inForceFiles } = await versionsAtWork(db);
  const nameOf = await namesIn(db);
  const files = await keptFiles(db, forslag.hash);
  const proved = await proveFiles(workshop, files);
  const step = { fra: inForceFiles, til: files };
  const change = await changeFacts(workshop, step, { replay: true });
  const found = await findProposal(db, forslag.id);
  const page: ProposalPage = {
    view: 'staff-proposal',
    person,
    forslag: proposalFacts(forslag, { nameOf, medarbejder }),
    tilstand: found?.tilstand ?? forslag.tilstand,
    iKraft: versionFacts(inForce, nameOf),
    ...change,
    bevis: proved.facts,
    postkasser: await mailboxFacts(desk.world),
    fejl: message === undefined ? [] : [{ field, message }],
  };
  return showStaff(desk, page, status);
}
