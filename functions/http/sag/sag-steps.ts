import type { CaseStep, Naeste, Stilling } from '../../../src/status-locals.ts';
import type { CarryOn } from '../../receiving/carry-on.ts';
import { liveForsendelse, type Sag } from '../../register/find-sag.ts';
import { findRegistrering } from '../../register/registreringer.ts';
import type { Tilstand } from '../../register/tables.ts';
import type { World } from '../../world.ts';

/** The way of a klage so far: what the register knows of each station. */
export async function stepsOf({ db }: World, sag: Sag): Promise<readonly CaseStep[]> {
  const letter = await liveForsendelse(db, sag.nummer);
  const registreret = (await findRegistrering(db, sag))?.registreret;
  return [
    { trin: 'modtaget', tid: sag.modtaget },
    { trin: 'sendt', tid: letter?.accepteret ?? null },
    { trin: 'bekraeftet', tid: letter?.kvitteret ?? null },
    { trin: 'kontakt', tid: registreret?.styrketBorgerkontakt.foersteKontakt ?? null },
    { trin: 'afsluttet', tid: registreret?.afsluttet ?? null },
  ];
}

/** Where a klage is, from several places of the register. */
export type Whereabouts = {
  readonly tilstand: Tilstand;
  readonly stilling: Stilling;
  readonly trin: readonly CaseStep[];
  readonly carryOn: CarryOn;
  readonly overdue: boolean;
};

/** What the citizen can do now: the strongest thing first. */
export function naesteOf({ tilstand, stilling, trin, carryOn, overdue }: Whereabouts): Naeste {
  const { kind } = carryOn;
  const hvorfor = kind === 'ikke' ? carryOn.hvorfor : null;
  if (stilling === 'afsluttet' || hvorfor === 'afsluttet') return 'afsluttet';
  if (kind === 'sendt') return 'sendt-videre';
  if (kind === 'kan') return 'svarfrist-udloebet';
  if (stilling === 'fejlsendt') return 'fejlsendt';
  if (hvorfor === 'uden-svar') return 'uden-svar';
  if (overdue) return hvorfor === 'hos-raadgiver' ? 'raadgiver-for-sent' : 'ring';
  if (tilstand === 'manuel') return 'manuel';
  if (hvorfor === 'hos-raadgiver') return 'vent-raadgiver';
  if (tilstand === 'venter' || tilstand === 'sendes') return 'sendes';
  const isContacted = trin.some((step) => step.trin === 'kontakt' && step.tid !== null);
  return isContacted ? 'kontakt' : 'vent';
}
