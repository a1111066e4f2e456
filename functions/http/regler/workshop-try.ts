import { type Context, Hono } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { readNummer } from '../../../src/klage/number.ts';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import type { TryPage } from '../../../src/workshop-locals.ts';
import { answersOfCase } from '../../workshop/answers-of-case.ts';
import { keepExample } from '../../workshop/keep-example.ts';
import { readTrial } from '../../workshop/trial.ts';
import { tryFacts } from '../../workshop/try-facts.ts';
import { showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type Bench, readFields, whoWorks, withQuery } from './workshop-bench.ts';

/** A klage that is not sent: where it would go, and an example made of it. */
export function tryRoutes(bench: Bench): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(STAFF_ADDRESSES.proev, (c) => tryOut(bench, c));
  app.post(STAFF_ADDRESSES.proev, (c) => makeExample(bench, c));
  return app;
}

async function tryOut(bench: Bench, c: Context<StaffEnv>): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  const typed = query.get('sag') ?? '';
  if (typed === '') return show(bench, c, { fields: query });
  const nummer = readNummer(typed);
  const { db, clock } = bench.desk.world;
  const fields = nummer === null ? null : await answersOfCase(db, nummer);
  if (fields !== null) {
    fields.set('dag', dayInCopenhagen(clock.now()));
    return show(bench, c, { fields, sag: nummer });
  }
  const fejl = [{ field: 'sag', message: NO_CASE }];
  return show(bench, c, { fields: new URLSearchParams(), sag: typed, fejl, status: 404 });
}

const NO_CASE = 'Sagsnummeret findes ikke. Se efter, om det er skrevet rigtigt.';

async function makeExample(bench: Bench, c: Context<StaffEnv>): Promise<Response> {
  const fields = (await readFields(c)) ?? new URLSearchParams();
  const { medarbejder } = whoWorks(bench, c);
  const kept = await keepExample(bench.workshop, fields, medarbejder);
  if (kept.kind === 'lagt') {
    const { linje } = kept;
    return c.redirect(
      withQuery(STAFF_ADDRESSES.rediger, { fil: 'regler.json', gemt: 1, linje }),
      303,
    );
  }
  return show(bench, c, { fields, fejl: kept.fejl, status: 422 });
}

type Shown = {
  readonly fields: URLSearchParams;
  readonly sag?: string | null;
  readonly fejl?: TryPage['fejl'];
  readonly status?: number;
};

async function show(
  bench: Bench,
  c: Context<StaffEnv>,
  { fields, sag = null, fejl = [], status = 200 }: Shown,
): Promise<Response> {
  const { person } = whoWorks(bench, c);
  const trial = readTrial(fields, dayInCopenhagen(bench.desk.world.clock.now()));
  const facts = await tryFacts(bench.workshop, trial);
  const all = [...facts.fejl, ...fejl];
  return showStaff(bench.desk, { view: 'staff-try', person, ...facts, sag, fejl: all }, status);
}
