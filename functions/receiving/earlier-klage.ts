import { TIDLIGERE_HVAD, type Tidligere, type TidligereHaendelse } from '../letter/letter-input.ts';
import { haendelserOf, type Sag } from '../register/find-sag.ts';
import { findRegistrering } from '../register/registreringer.ts';
import { holderOf } from '../sager/case-holder.ts';
import type { World } from '../world.ts';

/** Events told at most: the first and the last of them when a mailbox was down for long. */
const HAENDELSER_MAX = 40;

/** What became of a klage, in closed values, for whoever it is sent on to. */
export async function earlierOf(world: World, sag: Sag): Promise<Tidligere> {
  return {
    nummer: sag.nummer,
    modtaget: new Date(sag.modtaget),
    modtager: await holderOf(world, sag),
    svarfrist: sag.svarfrist,
    haendelser: shortened([...(await letterEvents(world, sag)), ...(await contact(world, sag))]),
  };
}

async function letterEvents({ db }: World, sag: Sag): Promise<TidligereHaendelse[]> {
  const events = await haendelserOf(db, sag.nummer);
  const told = events.flatMap(({ tid, hvad, hvem }) => {
    const known = TIDLIGERE_HVAD.find((one) => one === hvad);
    return known === undefined ? [] : [{ tid, hvad: known, hvem: whoIn(hvem) }];
  });
  // Every attempt is an event: of the same again and again, the last.
  return told.filter(({ hvad }, i, all) => hvad !== all[i + 1]?.hvad);
}

async function contact({ db }: World, sag: Sag): Promise<TidligereHaendelse[]> {
  const registrering = await findRegistrering(db, sag);
  const tid = registrering?.registreret.styrketBorgerkontakt.foersteKontakt ?? null;
  return tid === null ? [] : [{ tid, hvad: 'kontakt', hvem: 'medarbejder' }];
}

/** A forvaltning by its id; whoever works there stays unnamed. */
function whoIn(hvem: string): string {
  if (hvem === 'borger' || hvem === 'system') return hvem;
  const [kind, id = ''] = hvem.split(':');
  return kind === 'forvaltning' || kind === 'kode' ? id : 'medarbejder';
}

function shortened(told: TidligereHaendelse[]): readonly TidligereHaendelse[] {
  const sorted = told.toSorted((a, b) => a.tid.localeCompare(b.tid));
  const half = HAENDELSER_MAX / 2;
  return sorted.length <= HAENDELSER_MAX
    ? sorted
    : [...sorted.slice(0, half), ...sorted.slice(-half)];
}
