import type { Context } from 'hono';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import type { StaffPage, StaffPerson, StaffPlace, StaffRolle } from '../../src/staff-locals.ts';
import type { WorkshopPage } from '../../src/workshop-locals.ts';
import type { Pages } from '../pages.ts';
import { nameOn } from '../routing/on-day.ts';
import { forvaltningOf, type Medarbejder, type Rolle } from '../staff/medarbejder.ts';
import { makeSessions, type Sessions } from '../staff/sessions.ts';
import type { World } from '../world.ts';
import { localsOf } from './page-data.ts';
import { makeStaffCookies, type StaffCookies } from './staff-cookies.ts';
import type { StaffEnv } from './staff-env.ts';

/** What every staff page works with. */
export type StaffDesk = {
  readonly world: World;
  readonly pages: Pages;
  readonly sessions: Sessions;
  readonly cookies: StaffCookies;
};

export function makeStaffDesk(world: World, pages: Pages): StaffDesk {
  const cookies = makeStaffCookies(world.settings.production);
  return { world, pages, sessions: makeSessions(world), cookies };
}

/** A staff page as a Response. */
export function showStaff(
  { world, pages }: StaffDesk,
  page: StaffPage | WorkshopPage,
  status = 200,
): Promise<Response> {
  return pages.render(STAFF_ADDRESSES.forside, localsOf(world, 'da', page), status);
}

/** Who sends a request; null when nobody is logged in. */
export async function whoAsks(
  { sessions, cookies }: StaffDesk,
  c: Context<StaffEnv>,
): Promise<Medarbejder | null> {
  const key = cookies.read(c, 'medarbejder-session');
  return key === null ? null : sessions.find(key);
}

/** The places a role opens. */
const PLACES: readonly { readonly sted: StaffPlace; readonly rolle: Rolle }[] = [
  { sted: 'regler', rolle: 'regelredaktoer' },
];

/** Somebody as the head of their pages shows them. */
export function personOf(world: World, { navn, roller }: Medarbejder): StaffPerson {
  return {
    navn,
    roller: shownRoller(world, roller),
    steder: PLACES.filter(({ rolle }) => roller.includes(rolle)).map(({ sted }) => sted),
  };
}

/** Roles with the name of the forvaltning they are of. */
export function shownRoller(world: World, roller: readonly Rolle[]): readonly StaffRolle[] {
  const dag = dayInCopenhagen(world.clock.now());
  return roller.flatMap((rolle): StaffRolle[] => {
    if (rolle === 'regelredaktoer' || rolle === 'borgerraadgiver' || rolle === 'statistik') {
      return [{ rolle }];
    }
    const forvaltning = world.rules().modtagere.get(forvaltningOf(rolle) ?? '');
    return forvaltning === undefined
      ? []
      : [{ rolle: 'forvaltning', navn: nameOn(forvaltning, dag).da }];
  });
}
