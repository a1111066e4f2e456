import { commitTogether } from './commit-together.ts';
import type { Deed } from './insert-registreringer.ts';
import { appendRegistreringHaendelser, type SagKey } from './registrering-haendelse.ts';
import type { Db, Trx } from './tables.ts';

/** Longest note, in UTF-16 units; the register refuses a longer one. */
export const NOTE_CHARS_MAX = 2_000;

/** Keeps what staff learned from a case; the event says that there was a note, never what it says. */
export function addNote(db: Db, deed: SagKey & Deed & { readonly tekst: string }): Promise<void> {
  return commitTogether(db, (trx) => addNoteIn(trx, deed));
}

/** The same inside a transaction. */
export async function addNoteIn(
  trx: Trx,
  { kilde, nummer, hvem, now, tekst }: SagKey & Deed & { readonly tekst: string },
): Promise<void> {
  const row = { kilde, nummer, tid: now.toISOString(), hvem, tekst };
  await trx.insertInto('registrering_note').values(row).execute();
  await appendRegistreringHaendelser(trx, [{ kilde, nummer, tid: now, hvem, hvad: 'note' }]);
}

/** The notes on a case, oldest first. */
export function notesOf(db: Db, { kilde, nummer }: SagKey) {
  return db
    .selectFrom('registrering_note')
    .select(['tid', 'hvem', 'tekst'])
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .orderBy('id')
    .execute();
}
