import type { Context } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { findPersonalData, noteAftryk } from '../../registering/personal-data.ts';
import { caseForm, type FormState } from '../../sager/case-form.ts';
import { caseError } from '../../sager/fault-words.ts';
import { emnerOf, forvaltningerOf } from '../../sager/names.ts';
import { emptyKlage, readNewKlage } from '../../sager/new-klage.ts';
import { typedFields } from '../../sager/registration-fields.ts';
import { type StaffDesk, showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { readFields } from '../read-fields.ts';
import { type CaseDesk, caseDesk } from './case-desk.ts';
import { makeCase } from './case-make.ts';

/** Empty rows after asking for more. */
const MORE_ROWS = 3;

/** A forvaltning's short form for a klage that came by letter, phone or in person. */
export async function newKlage(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const asks = caseDesk(staff, c);
  const values = new Map([['modtaget', dayInCopenhagen(asks.deed.now)]]);
  return show(asks, { values, errors: [] });
}

export async function postKlage(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const asks = caseDesk(staff, c);
  const values = typedFields(await readFields(c));
  if (values.get('handling') === 'raekker') {
    return show(asks, { values, errors: [], tommeRaekker: MORE_ROWS });
  }
  const { forvaltninger: egne } = asks.sight;
  const read = readNewKlage(values, { rules: asks.world.rules(), now: asks.deed.now, egne });
  if (!read.ok) return show(asks, { values, errors: read.faults.map(caseError) }, 422);
  const { klage, note, notat } = read;
  if (findPersonalData(note).length > 0 && values.get('behold') !== noteAftryk(note)) {
    const errors = [caseError({ field: 'note', code: 'personoplysninger' })];
    return show(asks, { values, errors, advar: true }, 422);
  }
  return c.redirect(await makeCase(asks, klage, { note, notat }), 303);
}

/** `advar`: the note is warned about, since it seems to tell who the citizen is. */
type Shown = FormState & { readonly advar?: boolean };

function show(asks: CaseDesk, state: Shown, status = 200): Promise<Response> {
  const { desk, world, sight, person, deed } = asks;
  const rules = world.rules();
  const dag = dayInCopenhagen(deed.now);
  const own = forvaltningerOf(rules, dag).filter(({ id }) => sight.forvaltninger.includes(id));
  const note = state.values.get('note') ?? '';
  const registreret = emptyKlage({ kanal: null, dag, forvaltning: null, now: deed.now });
  const form = caseForm({ rules, registreret, dag, raadgiver: false }, state);
  return showStaff(
    desk,
    {
      view: 'staff-new-klage',
      ...{ person, form, dag, egne: own },
      emner: emnerOf(rules),
      personoplysninger: state.advar === true ? findPersonalData(note) : [],
      noteAftryk: noteAftryk(note),
    },
    status,
  );
}
