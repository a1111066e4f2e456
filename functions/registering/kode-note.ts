import { appendRegistreringHaendelser, type SagKey } from '../register/registrering-haendelse.ts';
import type { Deed } from '../register/registreringer.ts';
import type { Db, Trx } from '../register/tables.ts';

/** The note that whoever has the code has written on a case, '' for none. */
export async function findKodeNote(db: Db, key: SagKey, hvem: string): Promise<string> {
  return (await rowOf(db, key, hvem))?.tekst ?? '';
}

/**
 * Writes it, or another in its place: a note can be corrected, also by taking it out. The event says
 * that there was one, never what it says.
 */
export async function writeKodeNote(
  trx: Trx,
  deed: SagKey & Deed,
  tekst: string,
): Promise<'skrevet' | 'uaendret'> {
  const { kilde, nummer, hvem, now } = deed;
  const row = await rowOf(trx, deed, hvem);
  if ((row?.tekst ?? '') === tekst) return 'uaendret';
  if (row !== undefined) {
    await trx.deleteFrom('registrering_note').where('id', '=', row.id).execute();
  }
  if (tekst !== '') {
    const values = { kilde, nummer, tid: now.toISOString(), hvem, tekst };
    await trx.insertInto('registrering_note').values(values).execute();
  }
  const told = { kilde, nummer, tid: now, hvem, hvad: 'note', felt: 'note' } as const;
  await appendRegistreringHaendelser(trx, [told]);
  return 'skrevet';
}

function rowOf(db: Db, { kilde, nummer }: SagKey, hvem: string) {
  return db
    .selectFrom('registrering_note')
    .select(['id', 'tekst'])
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .where('hvem', '=', hvem)
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
