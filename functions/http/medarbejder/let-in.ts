import type { Context } from 'hono';
import { keepNavn } from '../../register/medarbejder-navne.ts';
import type { Medarbejder } from '../../staff/medarbejder.ts';
import { readTil } from './read-til.ts';
import { type StaffDesk, showStaff } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';

/** Begins the session of somebody whom the login knows; without a role of ours nobody gets in. */
export async function letIn(
  desk: StaffDesk,
  c: Context<StaffEnv>,
  { medarbejder, til }: { readonly medarbejder: Medarbejder; readonly til: string },
): Promise<Response> {
  const { world, sessions, cookies } = desk;
  if (medarbejder.roller.length === 0) {
    world.log('warn', 'medarbejder-uden-rolle', { hvem: medarbejder.id });
    const page = { view: 'staff-problem', problem: 'ingen-rolle', person: null, til } as const;
    return showStaff(desk, page, 403);
  }
  await keepNavn(world.db, medarbejder);
  const before = cookies.read(c, 'medarbejder-session');
  if (before !== null) await sessions.close(before);
  cookies.write(c, 'medarbejder-session', { value: await sessions.open(medarbejder) });
  world.log('info', 'medarbejder-log-ind', { hvem: medarbejder.id });
  return c.redirect(readTil(til), 303);
}
