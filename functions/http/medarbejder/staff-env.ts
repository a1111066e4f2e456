import type { Medarbejder } from '../../staff/medarbejder.ts';
import type { Env } from '../client.ts';

/** Somebody who is logged in, and in which session. */
export type LoggedIn = Medarbejder & { readonly sessionId: string };

/** A request to a staff page; behind the guard `c.get('medarbejder')` is who sends it. */
export type StaffEnv = Env & { Variables: { medarbejder: LoggedIn } };
