import type { Context } from 'hono';
import type { CasePage } from '../../../src/sag-locals.ts';
import { choosableModtagere } from '../../receiving/decide-klage.ts';
import { commitTogether } from '../../register/commit-together.ts';
import { type WholeCase, whereIs, wholeCase } from '../../register/find-case.ts';
import { keepOpslag, keepRead } from '../../register/opslag.ts';
import { acknowledgeArrived } from '../../sager/acknowledge-arrived.ts';
import { caseAddress } from '../../sager/case-address.ts';
import { canAcknowledge, caseFacts } from '../../sager/case-facts.ts';
import { handOver } from '../../sager/hand-over.ts';
import { searchableNummer } from '../../sager/list-query.ts';
import { isInSight } from '../../sager/sight.ts';
import { type StaffDesk, showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { readFields } from '../read-fields.ts';
import { type CaseDesk, caseDesk } from './case-desk.ts';
import { type Shown, saveCase } from './case-save.ts';

/** One case: that somebody opened it stands in the log before they see it. */
export async function casePage(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const asks = caseDesk(staff, c);
  const { world, deed } = asks;
  const where = await whereInSight(asks, c);
  if (where === null) return unknownCase(asks, c);
  await keepRead(world.db, where, deed);
  const found = await wholeCase(world.db, where);
  if (found === null) return unknownCase(asks, c);
  return showCase(asks, found, { status: 200, outcome: { besked: toldIn(c) } });
}

/** What was sent from the page of a case. */
export async function casePost(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const asks = caseDesk(staff, c);
  const { world } = asks;
  const where = await whereInSight(asks, c);
  const found = where === null ? null : await wholeCase(world.db, where);
  if (found === null) return unknownCase(asks, c);
  const fields = await readFields(c);
  const handling = fields.get('handling');
  if (handling === 'kvitter') {
    return c.redirect(told(found, await acknowledge(asks, found)), 303);
  }
  if (handling === 'giv-videre') {
    const given = await give(asks, found, fields.get('til') ?? '');
    return c.redirect(told(found, given), 303);
  }
  const saved = await saveCase(asks, found, fields);
  if (typeof saved === 'string') return c.redirect(told(found, saved), 303);
  return saved === null ? unknownCase(asks, c) : showCase(asks, saved.found, saved);
}

async function acknowledge(
  { world, sight, deed }: CaseDesk,
  found: WholeCase,
): Promise<'kvitteret' | 'uaendret'> {
  if (!canAcknowledge(found, sight)) return 'uaendret';
  const { kilde, nummer } = found.where;
  await commitTogether(world.db, (trx) =>
    acknowledgeArrived(trx, { kilde, nummer, ...deed }, true),
  );
  return 'kvitteret';
}

/** Only Borgerrådgiveren gives a case to somebody else. */
async function give(
  { world, sight, deed }: CaseDesk,
  found: WholeCase,
  id: string,
): Promise<'givet' | 'uaendret'> {
  const { where } = found;
  const til = choosableModtagere(world.rules()).find((modtager) => modtager.id === id);
  if (til === undefined || !sight.raadgiver || where.hos === id) return 'uaendret';
  const { kilde, nummer } = where;
  const receiver = { id, forvaltning: til.slags === 'forvaltning' };
  await handOver(
    world.db,
    { kilde, nummer, ...deed },
    {
      ...{ fra: where.hos, til: receiver },
      harBrevet: canAcknowledge(found, sight),
    },
  );
  return 'givet';
}

/** A case of somebody else looks like none. */
async function whereInSight({ world, sight }: CaseDesk, c: Context<StaffEnv>) {
  const nummer = c.req.param('nummer') ?? '';
  const where = await whereIs(world.db, { nummer, kilde: c.req.query('kilde') ?? null });
  return where !== null && isInSight(sight, where.hos) ? where : null;
}

async function unknownCase(asks: CaseDesk, c: Context<StaffEnv>): Promise<Response> {
  const { desk, world, deed, person } = asks;
  const nummer = searchableNummer(c.req.param('nummer') ?? '');
  await keepOpslag(world.db, deed, { hvad: 'ukendt-sag', data: { nummer } });
  const page = { view: 'staff-problem', problem: 'ukendt-sag', person, til: null } as const;
  return showStaff(desk, page, 404);
}

async function showCase(
  { desk, world, sight, person }: CaseDesk,
  found: WholeCase,
  { status, ...shown }: Omit<Shown, 'found'>,
): Promise<Response> {
  const facts = await caseFacts(world, { found, sight }, shown);
  return showStaff(desk, { view: 'staff-case', person, ...facts }, status);
}

const BESKEDER = ['gemt', 'uaendret', 'oprettet', 'kvitteret', 'givet'] as const;

/** What was done on the page before, as the address says it. */
function toldIn(c: Context<StaffEnv>): CasePage['besked'] {
  return BESKEDER.find((besked) => besked === c.req.query('besked')) ?? null;
}

function told({ where }: WholeCase, besked: string): string {
  const address = caseAddress(where);
  return `${address}${address.includes('?') ? '&' : '?'}besked=${besked}`;
}
