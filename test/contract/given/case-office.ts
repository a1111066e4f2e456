import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NewKlage, recordKlage } from '../../../functions/register/record-klage.ts';
import type { Rolle } from '../../../functions/staff/medarbejder.ts';
import { klage, nummerOf } from '../../functions/given/klage.ts';
import { type VirtualClock, virtualClock } from '../../functions/given/virtual-clock.ts';
import { makeProduction } from './production.ts';
import { type StaffApp, staffApp } from './staff-app.ts';
import { loggedIn, type StaffBrowser } from './staff-session.ts';

export const ORIGIN = 'http://localhost:4321';
const EMNE = 'hjemmehjaelp-hjemmepleje';

/** The whole system in this process, with cases in it and staff to look at them. */
export type CaseOffice = StaffApp & {
  readonly clock: VirtualClock;
  readonly dataDir: string;
  /** Klage `i` at a modtager; forvaltning SOF when none is given. */
  readonly receive: (i: number, changes?: Parameters<typeof klage>[1]) => Promise<string>;
  readonly as: (navn: string, ...roller: readonly Rolle[]) => Promise<StaffBrowser>;
};

export async function caseOffice(): Promise<CaseOffice> {
  const production = await makeProduction();
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-sager-'));
  const clock = virtualClock();
  const { RULES_DIR = '' } = production.env;
  const app = await staffApp({ DATA_DIR: dataDir, RULES_DIR }, clock);
  const { world, route } = app;
  const close = async () => {
    await Promise.all([app.close(), production.close()]);
    await rm(dataDir, { recursive: true });
  };
  return {
    ...{ ...app, close, clock, dataDir },
    receive: async (i, changes = {}) => {
      const made = withEmne(klage(i, changes), clock.now());
      await recordKlage(world.db, made);
      return made.sag.nummer;
    },
    as: (navn, ...roller) => loggedIn({ world, route, origin: ORIGIN }, navn, roller),
  };
}

/** An emne of the shipped rules, received now. */
function withEmne(made: NewKlage, now: Date): NewKlage {
  const emne = made.sag.emne === 'hjemmepleje' ? EMNE : made.sag.emne;
  return { ...made, sag: { ...made.sag, emne, modtaget: now.toISOString() } };
}

export { nummerOf };
