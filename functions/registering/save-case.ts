import { mayBeChanged } from '../../src/klage/borgersvar.ts';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { acknowledgeIn } from '../delivery/operate.ts';
import { commitTogether } from '../register/commit-together.ts';
import { changedFields, withChanges } from '../register/registrering-fields.ts';
import { registreringHaendelserOf } from '../register/registrering-haendelse.ts';
import {
  type Deed,
  findRegistrering,
  nextUdgave,
  overwrite,
  type Registrering,
  type SeenRegistrering,
} from '../register/registreringer.ts';
import type { Db, Trx } from '../register/tables.ts';
import { changedSince } from './case-values.ts';
import { findKodeNote, writeKodeNote } from './kode-note.ts';
import { findNotat, writeNotat } from './notat.ts';
import type { TypedCase } from './read-case-form.ts';

/** Which version of the case the page showed, and the last event. */
export type SeenCase = SeenRegistrering & { readonly sidst: number };

/**
 * `andre-foerst`: somebody else saved since the page was shown, and nothing was written; `laast`: the
 * time for corrections has passed.
 */
export type SavedCase = 'gemt' | 'andre-foerst' | 'laast' | 'ukendt';

/**
 * Saves what was registered on the page, all or nothing. Whoever registers has the letter, so that
 * the klage is acknowledged too. The same sent twice is saved once.
 */
export function saveCase(db: Db, deed: SeenCase & Deed, typed: TypedCase): Promise<SavedCase> {
  return commitTogether(db, async (trx) => {
    const nu = await findRegistrering(trx, deed);
    if (nu === null) return 'ukendt';
    if (!mayBeChanged(nu.registreret.afsluttet, dayInCopenhagen(deed.now))) return 'laast';
    if (!(await isSaved(trx, nu, { deed, typed }))) {
      if (await isChangedByOthers(trx, nu, deed)) return 'andre-foerst';
      await write(trx, nu, { deed, typed });
    }
    const { nummer, now } = deed;
    await acknowledgeIn(trx, { nummer, now, hvem: deed.hvem.replace(/^kode:/, 'forvaltning:') });
    return 'gemt';
  });
}

/**
 * What was changed elsewhere (risks, the citizen's answers) is not on the page: saving takes it as it
 * is, so that nobody is stopped by it.
 */
async function isChangedByOthers(trx: Trx, nu: Registrering, seen: SeenCase): Promise<boolean> {
  if (nu.udgave === seen.udgave) return false;
  return changedSince(await registreringHaendelserOf(trx, nu), seen.sidst).length > 0;
}

type Save = { readonly deed: Deed; readonly typed: TypedCase };

/** Whether all of it stands in the register already. */
async function isSaved(trx: Trx, nu: Registrering, { deed, typed }: Save): Promise<boolean> {
  const til = withChanges(nu.registreret, typed.changes);
  return (
    changedFields(nu.registreret, til).length === 0 &&
    (await findNotat(trx, nu)) === typed.notat &&
    (await findKodeNote(trx, nu, deed.hvem)) === typed.note
  );
}

async function write(trx: Trx, nu: Registrering, { deed, typed }: Save): Promise<void> {
  const { kilde, nummer } = nu;
  const til = withChanges(nu.registreret, typed.changes);
  const changed = await overwrite(trx, nu, { til, deed });
  await writeNotat(trx, { kilde, nummer, ...deed }, typed.notat);
  await writeKodeNote(trx, { kilde, nummer, ...deed }, typed.note);
  if (changed === 'uaendret') await nextUdgave(trx, nu);
}
