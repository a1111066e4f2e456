import type { Context } from 'hono';
import type { StaffPerson } from '../../../src/staff-locals.ts';
import type { Deed } from '../../register/registreringer.ts';
import { type Sight, sightOf } from '../../sager/sight.ts';
import { type World, withOneVersion } from '../../world.ts';
import { personOf, type StaffDesk } from '../medarbejder/staff-desk.ts';
import type { LoggedIn, StaffEnv } from '../medarbejder/staff-env.ts';

/** What a page about cases works with, for one request. */
export type CaseDesk = {
  readonly desk: StaffDesk;
  /** One version of the rules from beginning to end. */
  readonly world: World;
  readonly medarbejder: LoggedIn;
  readonly person: StaffPerson;
  readonly sight: Sight;
  /** Who does it, and when, as the register's events say it. */
  readonly deed: Deed;
};

export function caseDesk(desk: StaffDesk, c: Context<StaffEnv>): CaseDesk {
  const world = withOneVersion(desk.world);
  const medarbejder = c.get('medarbejder');
  return {
    ...{ desk, world, medarbejder },
    person: personOf(world, medarbejder),
    sight: sightOf(world.rules(), medarbejder),
    deed: { hvem: medarbejder.id, now: world.clock.now() },
  };
}
