import { mayBeChanged } from '../../src/klage/borgersvar.ts';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { commitTogether } from '../register/commit-together.ts';
import { changedFields, withChanges } from '../register/registrering-fields.ts';
import type { SagKey } from '../register/registrering-haendelse.ts';
import { addNoteIn, notesOf } from '../register/registrering-noter.ts';
import {
  type Changed,
  changeRegistreringIn,
  type Deed,
  findRegistrering,
  nextUdgave,
  type RegistreretChanges,
  type Registrering,
  type SeenRegistrering,
} from '../register/registreringer.ts';
import type { Db, Trx } from '../register/tables.ts';
import { findNotat, writeNotat } from '../registering/notat.ts';
import { acknowledgeArrived } from './acknowledge-arrived.ts';
import type { WrittenRegistration } from './read-registration.ts';

/** What is to be saved of a form. */
export type ToSave = WrittenRegistration & {
  /** Whether the letter goes to whoever saves: when it has come, it is acknowledged. */
  readonly harBrevet: boolean;
  readonly raadgiver: boolean;
};

export type Saved =
  | 'gemt'
  | 'uaendret'
  | 'ukendt'
  | 'laast'
  | { readonly kind: 'andre-foerst'; readonly nu: Registrering };

/** Saves what is registered, the note and the receipt of the letter: all of it or nothing. */
export function saveRegistration(
  db: Db,
  deed: SeenRegistrering & Deed,
  { changes, note, notat, harBrevet, raadgiver }: ToSave,
): Promise<Saved> {
  return commitTogether(db, async (trx) => {
    const before = await findRegistrering(trx, deed);
    if (before === null) return 'ukendt';
    if (!isOpenFor(before, { raadgiver, now: deed.now })) return 'laast';
    const changed = await write(trx, before, { deed, changes, notat });
    if (typeof changed !== 'string' || changed === 'ukendt') return changed;
    const isNew = note !== '' && !(await isLastNote(trx, deed, note));
    if (isNew) await addNoteIn(trx, { ...deed, tekst: note });
    if (harBrevet) await acknowledgeArrived(trx, deed, false);
    return changed === 'aendret' || isNew ? 'gemt' : 'uaendret';
  });
}

type Writing = Pick<ToSave, 'changes' | 'notat'> & { readonly deed: SeenRegistrering & Deed };

/** Whoever sends twice, or what another has saved already, overwrites nothing. */
async function write(
  trx: Trx,
  before: Registrering,
  { deed, changes, notat }: Writing,
): Promise<Changed> {
  const isTicked = notat !== null && notat !== (await findNotat(trx, deed));
  if (isSaved(before, changes) && !isTicked) return 'uaendret';
  const changed = await changeRegistreringIn(trx, deed, changes);
  if (typeof changed !== 'string' || changed === 'ukendt' || !isTicked) return changed;
  await writeNotat(trx, deed, notat);
  if (changed === 'uaendret') await nextUdgave(trx, deed);
  return 'aendret';
}

function isSaved({ registreret }: Registrering, changes: RegistreretChanges): boolean {
  return changedFields(registreret, withChanges(registreret, changes)).length === 0;
}

async function isLastNote(trx: Trx, deed: SagKey & Deed, note: string): Promise<boolean> {
  const last = (await notesOf(trx, deed)).at(-1);
  return last?.hvem === deed.hvem && last.tekst === note;
}

/** Borgerrådgiveren may always correct; a forvaltning until 90 days after closing. */
export function isOpenFor(
  { registreret }: Pick<Registrering, 'registreret'>,
  { raadgiver, now }: { readonly raadgiver: boolean; readonly now: Date },
): boolean {
  return raadgiver || mayBeChanged(registreret.afsluttet, dayInCopenhagen(now));
}
