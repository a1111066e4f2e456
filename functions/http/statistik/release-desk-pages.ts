import { type Context, Hono } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { FieldError } from '../../../src/klage/klage.ts';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import type { ReleasePreview, StaffReleasesPage } from '../../../src/udgivelse-locals.ts';
import { keepNavn, medarbejderNavne } from '../../register/medarbejder-navne.ts';
import {
  addUdgivelse,
  listUdgivelser,
  type Udgivelse,
  withdrawUdgivelse,
} from '../../register/udgivelser.ts';
import { type MadeRelease, makeRelease } from '../../release-desk/make-release.ts';
import { linkOf, periodChoices, previewOf } from '../../release-desk/release-facts.ts';
import { type FixedPeriod, findPeriod } from '../../statistics/release/fixed-period.ts';
import { personOf, type StaffDesk, showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { requireRolle } from '../medarbejder/staff-guard.ts';
import { readFields, readGrund, withQuery } from '../regler/workshop-bench.ts';

/** Where a report is published, and taken back: for the role of the statistics alone. */
export function releaseDeskPages(desk: StaffDesk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const guard = requireRolle(desk, 'statistik');
  app.get(STAFF_ADDRESSES.udgivelser, guard, (c) => shown(desk, c));
  app.post(STAFF_ADDRESSES.udgivelser, guard, (c) => done(desk, c));
  return app;
}

async function shown(desk: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const id = c.req.query('periode') ?? '';
  const besked = BESKEDER.find((one) => one === c.req.query('besked')) ?? null;
  if (id === '') return show(desk, c, { besked });
  const period = await publishable(desk, id);
  if (typeof period === 'string') return show(desk, c, { fejl: REFUSALS[period], status: 422 });
  return preview(desk, c, period);
}

const BESKEDER = ['udgivet', 'tilbagekaldt'] as const;

async function done(desk: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const fields = await readFields(c);
  await keepNavn(desk.world.db, c.get('medarbejder'));
  switch (fields?.get('handling')) {
    case 'udgiv':
      return publish(desk, c, fields);
    case 'tilbagekald':
      return takeBack(desk, c, fields);
    default:
      return show(desk, c, { fejl: REFUSALS.ukendt, status: 422 });
  }
}

const REFUSALS = {
  ukendt: 'Vælg en periode fra listen.',
  'ikke-slut': 'Perioden er ikke slut endnu. Den kan udgives, når dens sidste dag er gået.',
  findes: 'Perioden er allerede udgivet. Kald udgivelsen tilbage, før du udgiver perioden igen.',
  'andre-foerst':
    'Der er kommet en anden udgivelse, mens du læste. Nu er tallene skjult ud fra den også. Læs dem, og udgiv igen.',
  aendret: 'Tallene har ændret sig, mens du læste. Læs de nye, og udgiv igen.',
  opgivet:
    'Tallene kunne ikke gøres klar. Prøv igen om lidt. Går det stadig galt, så sig det til din it-afdeling.',
} as const;

/** The fixed period with this id, when it can be published. */
async function publishable(
  { world }: StaffDesk,
  id: string,
): Promise<FixedPeriod | 'ukendt' | 'ikke-slut' | 'findes'> {
  const period = findPeriod(id);
  if (period === null) return 'ukendt';
  if (period.periode.til >= dayInCopenhagen(world.clock.now())) return 'ikke-slut';
  const all = await listUdgivelser(world.db);
  const isOut = all.some(({ periode, tilbagekaldt }) => periode === id && tilbagekaldt === null);
  return isOut ? 'findes' : period;
}

async function preview(
  desk: StaffDesk,
  c: Context<StaffEnv>,
  period: FixedPeriod,
): Promise<Response> {
  const made = await makeRelease(desk, period);
  if (made === 'opgivet') return show(desk, c, { fejl: REFUSALS.opgivet, status: 503 });
  return show(desk, c, { visning: previewOf(made) });
}

/** What was read is what is published: it is made once more, and must say the same. */
async function publish(
  desk: StaffDesk,
  c: Context<StaffEnv>,
  fields: URLSearchParams,
): Promise<Response> {
  const period = await publishable(desk, fields.get('periode') ?? '');
  if (typeof period === 'string') return show(desk, c, { fejl: REFUSALS[period], status: 422 });
  const made = await makeRelease(desk, period);
  if (made === 'opgivet') return show(desk, c, { fejl: REFUSALS.opgivet, status: 503 });
  if (made.aftryk !== fields.get('aftryk')) {
    return show(desk, c, { visning: previewOf(made), fejl: REFUSALS.aendret, status: 409 });
  }
  return freeze(desk, c, made);
}

async function freeze(desk: StaffDesk, c: Context<StaffEnv>, made: MadeRelease): Promise<Response> {
  const { db, clock, log } = desk.world;
  const hvem = c.get('medarbejder').id;
  const added = await addUdgivelse(db, { ...made, hvem, now: clock.now() });
  if (added === 'findes') return show(desk, c, { fejl: REFUSALS.findes, status: 409 });
  if (added === 'andre-foerst') {
    const anew = await makeRelease(desk, made.period);
    const visning = anew === 'opgivet' ? {} : { visning: previewOf(anew) };
    return show(desk, c, { ...visning, fejl: REFUSALS['andre-foerst'], status: 409 });
  }
  log('info', 'udgivelse-udgivet', { udgivelse: added.id, grundlag: made.grundlag, hvem });
  return c.redirect(withQuery(STAFF_ADDRESSES.udgivelser, { besked: 'udgivet' }), 303);
}

async function takeBack(
  desk: StaffDesk,
  c: Context<StaffEnv>,
  fields: URLSearchParams,
): Promise<Response> {
  const { db, clock, log } = desk.world;
  const id = fields.get('udgivelse') ?? '';
  const grund = readGrund(fields, 'Skriv, hvorfor udgivelsen kaldes tilbage.');
  if (!grund.ok) {
    const rettes = { id, grund: grund.typed };
    return show(desk, c, { rettes, field: `grund-${id}`, fejl: grund.message, status: 422 });
  }
  const hvem = c.get('medarbejder').id;
  const result = await withdrawUdgivelse(db, {
    ...{ id, grund: grund.grund, hvem, now: clock.now() },
  });
  if (result === 'ukendt') return show(desk, c, { fejl: REFUSALS.ukendt, status: 422 });
  if (result === 'tilbagekaldt') log('info', 'udgivelse-tilbagekaldt', { udgivelse: id, hvem });
  return c.redirect(withQuery(STAFF_ADDRESSES.udgivelser, { besked: 'tilbagekaldt' }), 303);
}

type Shown = {
  readonly visning?: ReleasePreview;
  readonly besked?: StaffReleasesPage['besked'];
  readonly rettes?: StaffReleasesPage['rettes'];
  readonly field?: string;
  readonly fejl?: string;
  readonly status?: number;
};

async function show(
  desk: StaffDesk,
  c: Context<StaffEnv>,
  { visning, besked = null, rettes = null, field = 'periode', fejl, status = 200 }: Shown,
): Promise<Response> {
  const { world } = desk;
  const all = await listUdgivelser(world.db);
  const navne = await medarbejderNavne(world.db);
  const nameOf = (hvem: string) => navne.get(hvem) ?? hvem;
  const errors: readonly FieldError[] =
    fejl === undefined ? [] : [{ field, code: 'ukendt', message: fejl }];
  const page: StaffReleasesPage = {
    view: 'staff-releases',
    person: personOf(world, c.get('medarbejder')),
    valgt: visning?.periode ?? null,
    perioder: periodChoices(all, dayInCopenhagen(world.clock.now())),
    visning: visning ?? null,
    udgivelser: all.map((one) => listed(one, nameOf)),
    ...{ rettes, besked, fejl: errors },
  };
  return showStaff(desk, page, status);
}

function listed(
  udgivelse: Udgivelse,
  nameOf: (hvem: string) => string,
): StaffReleasesPage['udgivelser'][number] {
  const { hvem, tilbagekaldt } = udgivelse;
  return {
    ...linkOf(udgivelse),
    hvem: nameOf(hvem),
    tilbagekaldt: tilbagekaldt && {
      dag: dayInCopenhagen(new Date(tilbagekaldt.tid)),
      hvem: nameOf(tilbagekaldt.hvem),
      grund: tilbagekaldt.grund,
    },
  };
}
