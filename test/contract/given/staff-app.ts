import { resolve } from 'node:path';
import { makeApp } from '../../../functions/app.ts';
import { buildPagesIfStale } from '../../../functions/build-pages.ts';
import { makeWorld } from '../../../functions/make-world.ts';
import { loadPages, type Pages } from '../../../functions/pages.ts';
import { type Environment, readSettings } from '../../../functions/settings.ts';
import type { LogFields } from '../../../functions/telemetry/log.ts';
import { reportMakers } from '../../../functions/threads/report-makers.ts';
import type { World } from '../../../functions/world.ts';
import { type VirtualClock, virtualClock } from '../../functions/given/virtual-clock.ts';
import { registerEnv } from '../../register-address.ts';
import type { Route } from './browser.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What staff pages stand on in this process, on a clock the test moves. */
export type StaffWorld = {
  readonly world: World;
  readonly pages: Pages;
  readonly log: readonly { readonly event: string; readonly fields: LogFields }[];
  readonly makers: ReturnType<typeof reportMakers>;
  readonly close: () => Promise<void>;
};

export async function staffWorld(
  env: Environment,
  clock: VirtualClock = virtualClock(),
): Promise<StaffWorld> {
  await buildPagesIfStale(ROOT);
  const { world, close } = await makeWorld(
    readSettings({ ...(await registerEnv(env['DATA_DIR'] ?? '')), ...env }),
  );
  const log: { event: string; fields: LogFields }[] = [];
  const keep: World['log'] = (_, event, fields = {}) => void log.push({ event, fields });
  const pages = await loadPages(`${ROOT}/dist`);
  const kept = { ...world, clock, log: keep };
  const makers = reportMakers(kept);
  const closeAll = async () => {
    await Promise.all(Object.values(makers).map((maker) => maker.stop()));
    await close();
  };
  return { world: kept, pages, log, makers, close: closeAll };
}

/** One instance of the whole system. */
export type StaffApp = StaffWorld & { readonly route: Route };

export async function staffApp(env: Environment, clock?: VirtualClock): Promise<StaffApp> {
  const given = await staffWorld(env, clock);
  const app = makeApp(given.world, given.pages, given.makers);
  return { ...given, route: (request) => app.fetch(request) };
}
