import { type Context, Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import { filesOfVersion } from '../../register/kept-versions.ts';
import { keepNavn } from '../../register/medarbejder-navne.ts';
import { type Published, publishedVersions } from '../../register/published-versions.ts';
import { propose } from '../../register/rule-proposals.ts';
import { changeFacts } from '../../workshop/change-facts.ts';
import { namesIn, versionFacts } from '../../workshop/version-facts.ts';
import { showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type Bench, readFields, whoWorks } from './workshop-bench.ts';

/** As many publications as are listed. */
const LISTED_MAX = 200;

/** Every version that was in force, any two compared, and the way back to one. */
export function historyRoutes(bench: Bench): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(STAFF_ADDRESSES.historik, (c) => {
    const { fra = null, til = null } = c.req.query();
    return show(bench, c, { fra, til });
  });
  app.post(STAFF_ADDRESSES.historik, (c) => goBack(bench, c));
  return app;
}

/** Going back is a proposal of the older version: another person approves it. */
async function goBack(bench: Bench, c: Context<StaffEnv>): Promise<Response> {
  const { db, clock, log } = bench.desk.world;
  const { medarbejder } = whoWorks(bench, c);
  const hash = (await readFields(c))?.get('hash') ?? '';
  const older = (await publishedVersions(db, LISTED_MAX)).find((one) => one.hash === hash);
  if (older === undefined) return show(bench, c, { fra: null, til: null, fejl: UNKNOWN });
  await keepNavn(db, medarbejder);
  const deed = { hvem: medarbejder.id, grund: goingBack(older), now: clock.now() };
  const forslag = await propose(db, { hash, ...deed });
  log('info', 'regelsaet-foreslaaet', { regelsaet: hash, forslag, hvem: medarbejder.id });
  return c.redirect(`${STAFF_ADDRESSES.forslag}/${forslag}`, 303);
}

const UNKNOWN = 'Udgaven findes ikke. Vælg en fra listen.';

function goingBack({ tid }: Published): string {
  const format = new Intl.DateTimeFormat('da-DK', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  });
  return `Tilbage til udgaven fra ${format.format(new Date(tid))}.`;
}

type Shown = {
  readonly fra: string | null;
  readonly til: string | null;
  readonly fejl?: string;
};

async function show(
  bench: Bench,
  c: Context<StaffEnv>,
  { fra, til, fejl }: Shown,
): Promise<Response> {
  const { desk, workshop } = bench;
  const { db } = desk.world;
  const { person } = whoWorks(bench, c);
  const nameOf = await namesIn(db);
  const udgaver = await publishedVersions(db, LISTED_MAX);
  const isAsked = fra !== null && til !== null;
  const files = isAsked ? [await filesOfVersion(db, fra), await filesOfVersion(db, til)] : [];
  const [before, after] = files;
  const change =
    before && after
      ? await changeFacts(workshop, { fra: before, til: after }, { replay: false })
      : null;
  const lost = isAsked && change === null ? UNKNOWN : null;
  return showStaff(
    desk,
    {
      view: 'staff-history',
      person,
      udgaver: udgaver.map((one) => versionFacts(one, nameOf)),
      fra,
      til,
      aendring: change?.aendring ?? null,
      fejl: fejl ?? lost,
    },
    (fejl ?? lost) === null ? 200 : 404,
  );
}
