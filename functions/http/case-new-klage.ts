import type { Context } from 'hono';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { findPersonalData, noteAftryk } from '../registering/personal-data.ts';
import { caseForm, type FormState } from '../sager/case-form.ts';
import { caseError } from '../sager/fault-words.ts';
import { emnerOf, forvaltningerOf } from '../sager/names.ts';
import { emptyKlage, readNewKlage } from '../sager/new-klage.ts';
import { typedFields } from '../sager/registration-fields.ts';
import type { CaseDesk } from './case-desk.ts';
import { makeCase } from './case-make.ts';
import { showStaff } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';

/** Empty rows after asking for more. */
const MORE_ROWS = 3;

/** A forvaltning's short form for a klage that came by letter, phone or in person. */
export function newKlage(asks: CaseDesk): Promise<Response> {
  const values = new Map([['modtaget', dayInCopenhagen(asks.deed.now)]]);
  return show(asks, { values, errors: [] });
}

export async function postKlage(
  asks: CaseDesk,
  c: Context<StaffEnv>,
  fields: URLSearchParams,
): Promise<Response> {
  const values = typedFields(fields);
  if (values.get('handling') === 'raekker') {
    return show(asks, { values, errors: [], tommeRaekker: MORE_ROWS });
  }
  const { egne } = asks.sight;
  const read = readNewKlage(values, { rules: asks.world.rules(), now: asks.deed.now, egne });
  if (!read.ok) return show(asks, { values, errors: read.faults.map(caseError) }, 422);
  const { klage, note, notat } = read;
  if (findPersonalData(note).length > 0 && values.get('behold') !== noteAftryk(note)) {
    return show(
      asks,
      { values, errors: [caseError({ field: 'note', code: 'personoplysninger' })] },
      422,
    );
  }
  return c.redirect(await makeCase(asks, klage, { note, notat }), 303);
}

function show(asks: CaseDesk, state: FormState, status = 200): Promise<Response> {
  const { desk, world, sight, person, deed } = asks;
  const rules = world.rules();
  const dag = dayInCopenhagen(deed.now);
  const own = forvaltningerOf(rules, dag).filter(({ id }) => sight.egne.includes(id));
  const note = state.values.get('note') ?? '';
  const isWarned = state.errors.some(({ field, code }) => field === 'note' && code === 'ukendt');
  const registreret = emptyKlage({ kanal: null, dag, forvaltning: null, now: deed.now });
  const form = caseForm({ rules, registreret, dag, raadgiver: false }, state);
  return showStaff(
    desk,
    {
      view: 'staff-new-klage',
      ...{ person, form, dag, egne: own },
      emner: emnerOf(rules),
      personoplysninger: isWarned ? findPersonalData(note) : [],
      noteAftryk: noteAftryk(note),
    },
    status,
  );
}
