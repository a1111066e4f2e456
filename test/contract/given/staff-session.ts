import { randomBytes } from 'node:crypto';
import { formToken } from '../../../functions/staff/form-token.ts';
import type { Rolle } from '../../../functions/staff/medarbejder.ts';
import { makeSessions } from '../../../functions/staff/sessions.ts';
import type { World } from '../../../functions/world.ts';
import { type Browser, openBrowser, type Route } from './browser.ts';

const COOKIE = 'medarbejder-session';

/** Somebody of the staff at their browser, logged in already. */
export type StaffBrowser = Browser & {
  /** Sends a form as a page of theirs would. */
  readonly send: (
    address: string,
    fields: { readonly [name: string]: string | readonly string[] },
  ) => Promise<Response>;
};

/** @param app where the world's pages are; without roles somebody is logged in who may do nothing */
export async function loggedIn(
  {
    world,
    route,
    origin,
  }: { readonly world: World; readonly route: Route; readonly origin: string },
  navn: string,
  roller: readonly Rolle[],
): Promise<StaffBrowser> {
  const sessions = makeSessions(world);
  const key = await sessions.open({ id: `medarbejder:${navn.toLowerCase()}`, navn, roller });
  const session = await sessions.find(key);
  const browser = openBrowser(origin, route);
  browser.cookies.set(origin, new Map([[COOKIE, { value: key, path: '/medarbejder' }]]));
  const token = formToken(world.settings.appSecret, session?.id ?? '', randomBytes(32));
  const send: StaffBrowser['send'] = (address, fields) => {
    const sent = new URLSearchParams({ formularnoegle: token });
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) sent.append(name, one);
    }
    return browser.post(address, sent);
  };
  return { ...browser, send };
}
