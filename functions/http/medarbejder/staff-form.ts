import type { Context } from 'hono';
import { FORM_TOKEN, FORM_TOKEN_HEADER } from '../../../src/staff-addresses.ts';
import { isFormToken } from '../../staff/form-token.ts';
import type { World } from '../../world.ts';
import type { LoggedIn, StaffEnv } from './staff-env.ts';

/** A form up to this size is given back to be sent again. */
const FORM_BYTES_MAX = 4_000_000;

type SentFields = readonly (readonly [name: string, value: string])[];

/** What a form held, without the token; null for anything else, and for more than is given back. */
export async function sentFields(c: Context<StaffEnv>): Promise<SentFields | null> {
  const fields = await readForm(c);
  return fields && [...fields].filter(([name]) => name !== FORM_TOKEN);
}

/** Whether a request carries the token of the session it comes in; what only reads needs none. */
export async function carriesToken(
  { settings }: World,
  c: Context<StaffEnv>,
  { sessionId }: LoggedIn,
): Promise<boolean> {
  if (isReading(c)) return true;
  const head = c.req.header(FORM_TOKEN_HEADER);
  const sent = head ?? (await readForm(c))?.get(FORM_TOKEN) ?? '';
  return isFormToken(settings.appSecret, sessionId, sent);
}

export function isReading(c: Context<StaffEnv>): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD';
}

/** The text is kept with the request, for whoever reads it after the guard. */
async function readForm(c: Context<StaffEnv>): Promise<URLSearchParams | null> {
  const type = c.req.header('content-type') ?? '';
  const bytes = Number(c.req.header('content-length') ?? Number.NaN);
  const isForm = /^application\/x-www-form-urlencoded(;|$)/i.test(type);
  return isForm && bytes <= FORM_BYTES_MAX ? new URLSearchParams(await c.req.text()) : null;
}
