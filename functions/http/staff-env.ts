import type { Medarbejder } from '../staff/medarbejder.ts';
import type { Env } from './client.ts';

/** A request to a staff page; behind the guard `c.get('medarbejder')` is who sends it. */
export type StaffEnv = Env & { Variables: { medarbejder: Medarbejder } };
