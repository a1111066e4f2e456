import type { Context } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { RapportPage } from '../../../src/rapport-locals.ts';
import type { SagerPage } from '../../../src/sager-locals.ts';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import type { StaffPage, StaffPerson, StaffPlace, StaffRolle } from '../../../src/staff-locals.ts';
import type { StaffReleasesPage } from '../../../src/udgivelse-locals.ts';
import type { WorkshopPage } from '../../../src/workshop-locals.ts';
import type { Pages } from '../../pages.ts';
import type { ReportFiles } from '../../report-desk/formats.ts';
import { nameOn } from '../../routing/on-day.ts';
import { formToken } from '../../staff/form-token.ts';
import { forvaltningOf, hasRolle, type Rolle, type RolleKrav } from '../../staff/medarbejder.ts';
import { makeSessions, type Sessions } from '../../staff/sessions.ts';
import type { RegisterCounts } from '../../threads/counts-thread.ts';
import type { Statistics } from '../../threads/statistics-thread.ts';
import type { Suppressor } from '../../threads/suppress-thread.ts';
import type { World } from '../../world.ts';
import { localsOf } from '../page-data.ts';
import { makeStaffCookies, type StaffCookies } from './staff-cookies.ts';
import type { LoggedIn, StaffEnv } from './staff-env.ts';

/** What every staff page works with. */
export type StaffDesk = {
  readonly world: World;
  readonly pages: Pages;
  readonly sessions: Sessions;
  readonly cookies: StaffCookies;
} & ReportMakers;

/** Who counts the figures, makes files of them, finds what to hide, and counts the register: threads of their own. */
export type ReportMakers = {
  readonly counts: RegisterCounts;
  readonly statistics: Statistics;
  readonly files: ReportFiles;
  readonly suppressor: Suppressor;
};

export function makeStaffDesk(world: World, pages: Pages, makers: ReportMakers): StaffDesk {
  const cookies = makeStaffCookies(world.settings.production);
  return { world, pages, sessions: makeSessions(world), cookies, ...makers };
}

/** A staff page as a Response. */
export function showStaff(
  { world, pages }: StaffDesk,
  page: StaffPage | WorkshopPage | SagerPage | RapportPage | StaffReleasesPage,
  status = 200,
): Promise<Response> {
  return pages.render(STAFF_ADDRESSES.forside, localsOf(world, 'da', page), status);
}

/** Who sends a request. */
export type Asker = {
  readonly medarbejder: LoggedIn;
  /** Gives the browser another key when its own has become old; to be called when the answer is there. */
  readonly renewKey: () => Promise<void>;
};

/** Who sends a request; null when nobody is logged in. */
export async function whoAsks(
  { sessions, cookies }: StaffDesk,
  c: Context<StaffEnv>,
): Promise<Asker | null> {
  const key = cookies.read(c, 'medarbejder-session') ?? '';
  const session = key === '' ? null : await sessions.find(key);
  if (session === null) return null;
  const renewKey = async () => {
    const value = session.due ? await sessions.renew(key) : null;
    if (value !== null) cookies.write(c, 'medarbejder-session', { value });
  };
  return { medarbejder: { ...session.medarbejder, sessionId: session.id }, renewKey };
}

const MASK_BYTES = 32;

/** The places a role opens. */
const PLACES: readonly { readonly sted: StaffPlace; readonly krav: readonly RolleKrav[] }[] = [
  { sted: 'sager', krav: ['borgerraadgiver', 'en-forvaltning'] },
  { sted: 'statistik', krav: ['statistik', 'borgerraadgiver', 'en-forvaltning'] },
  { sted: 'regler', krav: ['regelredaktoer'] },
];

/** Somebody as the head of their pages shows them. */
export function personOf(world: World, medarbejder: LoggedIn): StaffPerson {
  const { navn, roller, sessionId } = medarbejder;
  const opens = (krav: RolleKrav) => hasRolle(medarbejder, krav);
  return {
    navn,
    formularnoegle: formToken(world.settings.appSecret, sessionId, world.random(MASK_BYTES)),
    roller: shownRoller(world, roller),
    steder: PLACES.filter(({ krav }) => krav.some(opens)).map(({ sted }) => sted),
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
