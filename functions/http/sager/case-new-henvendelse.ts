import type { Context } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { caseError } from '../../sager/fault-words.ts';
import { henvendelseFacts, routeFacts } from '../../sager/henvendelse-facts.ts';
import {
  GOER,
  type Henvendelse,
  henvendelseCase,
  readHenvendelse,
} from '../../sager/new-henvendelse.ts';
import { typedFields } from '../../sager/registration-fields.ts';
import { type StaffDesk, showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { readFields } from '../read-fields.ts';
import { type CaseDesk, caseDesk } from './case-desk.ts';
import { makeCase } from './case-make.ts';

/** Borgerrådgiveren's short form for what did not come through the citizens'. */
export async function newHenvendelse(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const asks = caseDesk(staff, c);
  const dag = dayInCopenhagen(asks.deed.now);
  const values = new Map([
    ...([['modtaget', dag]] as const),
    ...([['kanal', 'telefonisk']] as const),
    ...([['slags', 'klage']] as const),
  ]);
  return show(asks, { values });
}

export async function postHenvendelse(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const asks = caseDesk(staff, c);
  const fields = await readFields(c);
  const typed = typedFields(fields);
  const rules = asks.world.rules();
  const read = readHenvendelse(typed, { rules, dag: dayInCopenhagen(asks.deed.now) });
  if (!read.ok) return show(asks, { values: typed, errors: read.faults.map(caseError) }, 422);
  const rute = routeFacts(rules, read.henvendelse, typed.get('vistModtager'));
  const isSeen = rute === null || typed.get('vistModtager') === rute.modtager.id;
  if (typed.get('handling') !== 'opret' || !isSeen) return show(asks, { values: typed, rute });
  const vejledning = fields.getAll('vejledning');
  return make(asks, c, { henvendelse: read.henvendelse, typed, rute, vejledning });
}

type Facts = Parameters<typeof henvendelseFacts>[1];

function show(asks: CaseDesk, facts: Facts, status = 200): Promise<Response> {
  const { desk, world, person, deed } = asks;
  const context = { rules: world.rules(), dag: dayInCopenhagen(deed.now) };
  const page = henvendelseFacts(context, facts);
  return showStaff(desk, { view: 'staff-new-henvendelse', person, ...page }, status);
}

type ToMake = {
  readonly henvendelse: Henvendelse;
  readonly typed: ReadonlyMap<string, string>;
  readonly rute: ReturnType<typeof routeFacts>;
  readonly vejledning: readonly string[];
};

async function make(
  asks: CaseDesk,
  c: Context<StaffEnv>,
  { henvendelse, typed, rute, vejledning }: ToMake,
): Promise<Response> {
  const chosen = GOER.find((one) => one === typed.get('goer'));
  if (chosen === undefined && rute !== null) {
    const errors = [caseError({ field: 'goer', code: 'mangler' })];
    return show(asks, { values: typed, errors, rute }, 422);
  }
  const handling = { goer: chosen ?? 'ingen', vejledning, now: asks.deed.now };
  const made = henvendelseCase(asks.world.rules(), henvendelse, handling);
  return c.redirect(await makeCase(asks, made), 303);
}
