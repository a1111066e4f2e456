import { type Context, Hono } from 'hono';
import { STAFF_ADDRESSES, TIL } from '../../../src/staff-addresses.ts';
import type { StaffProblem } from '../../../src/staff-locals.ts';
import { ATTEMPT_SECONDS_MAX, beginAttempt, readAttempt } from '../../staff/login-attempt.ts';
import { idOf, type Medarbejder, readNavn, readRoller } from '../../staff/medarbejder.ts';
import type { Claims, LoginOutcome, OidcLogin } from '../../staff/oidc-login.ts';
import type { World } from '../../world.ts';
import { letIn } from './let-in.ts';
import { readTil } from './read-til.ts';
import { type StaffDesk, showStaff, whoAsks } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';

const SECRET_BYTES = 32;
const IV_BYTES = 12;
const SECRET = /^[\w-]{43}$/;

/** The way to the kommune's login and back. */
export function oidcPages(desk: StaffDesk, login: OidcLogin): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(STAFF_ADDRESSES.logInd, (c) => begin(desk, c, login));
  app.get(STAFF_ADDRESSES.retur, (c) => finish(desk, c, login));
  return app;
}

async function begin(desk: StaffDesk, c: Context<StaffEnv>, login: OidcLogin): Promise<Response> {
  const til = readTil(c.req.query(TIL));
  if ((await whoAsks(desk, c)) !== null) return c.redirect(til, 303);
  const { clock, random } = desk.world;
  const secret = readSecret(desk, c) ?? Buffer.from(random(SECRET_BYTES)).toString('base64url');
  const start = await login.begin(
    beginAttempt(secret, { til, now: clock.now(), iv: random(IV_BYTES) }),
  );
  if (start.kind === 'unreachable') return failed(desk, start, til);
  desk.cookies.write(c, 'medarbejder-forsoeg', { value: secret, maxAge: ATTEMPT_SECONDS_MAX });
  return c.redirect(start.address.href, 303);
}

async function finish(desk: StaffDesk, c: Context<StaffEnv>, login: OidcLogin): Promise<Response> {
  const { world } = desk;
  const secret = readSecret(desk, c);
  const state = c.req.query('state') ?? '';
  const attempt = secret === null ? null : readAttempt(secret, state, world.clock.now());
  if (attempt === null) {
    return failed(desk, { kind: 'forged', kode: 'state' }, STAFF_ADDRESSES.forside);
  }
  const outcome = await login.finish(new URL(c.req.url).search, attempt);
  const til = readTil(attempt.til);
  if (outcome.kind === 'known') {
    return letIn(desk, c, { medarbejder: medarbejderOf(world, outcome.claims), til });
  }
  return failed(desk, outcome, til);
}

function readSecret({ cookies }: StaffDesk, c: Context<StaffEnv>): string | null {
  const secret = cookies.read(c, 'medarbejder-forsoeg') ?? '';
  return SECRET.test(secret) ? secret : null;
}

function medarbejderOf({ rules, settings }: World, claims: Claims): Medarbejder {
  const roleClaim = settings.oidc?.roleClaim ?? '';
  return {
    id: idOf(claims.sub),
    navn: readNavn(claims['name'] ?? claims['preferred_username'], claims.sub),
    roller: readRoller(claims[roleClaim], rules()),
  };
}

type Failed = Exclude<LoginOutcome, { readonly kind: 'known' }>;

const PROBLEM_OF = {
  forged: 'log-ind-mislykket',
  declined: 'log-ind-afvist',
  unreachable: 'log-ind-nede',
} as const satisfies { readonly [K in Failed['kind']]: StaffProblem };

function failed(desk: StaffDesk, { kind, kode }: Failed, til: string): Promise<Response> {
  desk.world.log('warn', 'medarbejder-ikke-logget-ind', { kode });
  const page = { view: 'staff-problem', problem: PROBLEM_OF[kind], person: null, til } as const;
  return showStaff(desk, page, kind === 'unreachable' ? 503 : 400);
}
