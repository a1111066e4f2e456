import type { Context } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { CaseLogPage } from '../../../src/sager-locals.ts';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import { medarbejderNavne } from '../../register/medarbejder-navne.ts';
import { deedsOf, keepOpslag, type PersonDeed } from '../../register/opslag.ts';
import { caseAddress } from '../../sager/case-address.ts';
import { closedValues } from '../../sager/case-events.ts';
import { namesOf } from '../../sager/names.ts';
import { type StaffDesk, showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { caseDesk } from './case-desk.ts';

const LINES = 100;
/** Later than any instant in the register. */
const NEWEST = '9999';
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/;

/** What one of the staff did and read; that somebody looked stands in it too. */
export async function caseLog(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const { world, deed, person } = caseDesk(staff, c);
  const navne = await medarbejderNavne(world.db);
  const personer = [...navne].map(([id, navn]) => ({ id, navn }));
  const hvem = personer.find(({ id }) => id === c.req.query('person')) ?? null;
  const asked = c.req.query('foer') ?? '';
  const foer = INSTANT.test(asked) ? asked : NEWEST;
  if (hvem !== null && foer === NEWEST) {
    await keepOpslag(world.db, deed, { hvad: 'log', data: { person: hvem.id } });
  }
  const found =
    hvem === null
      ? { deeds: [], more: false }
      : await deedsOf(world.db, { hvem: hvem.id, foer, antal: LINES });
  const page: CaseLogPage = {
    view: 'staff-case-log',
    ...{ person, hvem },
    personer: personer.toSorted((a, b) => a.navn.localeCompare(b.navn, 'da')),
    linjer: found.deeds.map((done) => lineOf(done, hvem?.id ?? '')),
    aeldre: found.more && hvem !== null ? older(hvem.id, found.deeds) : null,
    navne: namesOf(world.rules(), dayInCopenhagen(deed.now), navne),
  };
  return showStaff(staff, page);
}

function lineOf(deed: PersonDeed, hvem: string): CaseLogPage['linjer'][number] {
  const { tid, hvad, sag, felt, fra, til, data } = deed;
  return {
    ...{ tid, hvad, hvem },
    sag: sag && { nummer: sag.nummer, adresse: caseAddress(sag) },
    felter: felt === null ? [] : [{ felt, fra, til }],
    data: data === null ? {} : closedValues(data),
  };
}

function older(person: string, deeds: readonly PersonDeed[]): string {
  const foer = deeds.at(-1)?.tid ?? NEWEST;
  return `${STAFF_ADDRESSES.sagslog}?${new URLSearchParams({ person, foer })}`;
}
