import { appendRegistreringHaendelser, type SagKey } from '../register/registrering-haendelse.ts';
import type { Deed } from '../register/registreringer.ts';
import type { Db, Trx } from '../register/tables.ts';

/** What the log of events calls notatpligten. */
export const NOTAT = 'styrketBorgerkontakt.notat';

/** Whether somebody has ticked that a note was written of what was said to the citizen. */
export async function findNotat(db: Db, { kilde, nummer }: SagKey): Promise<boolean> {
  const query = db.selectFrom('registrering').select('sb_notat').where('kilde', '=', kilde);
  return (await query.where('nummer', '=', nummer).executeTakeFirst())?.sb_notat === 1;
}

/** Ticks it, or takes the tick away. */
export async function writeNotat(
  trx: Trx,
  deed: SagKey & Deed,
  notat: boolean,
): Promise<'skrevet' | 'uaendret'> {
  const { kilde, nummer, hvem, now } = deed;
  const before = await findNotat(trx, deed);
  if (before === notat) return 'uaendret';
  await trx
    .updateTable('registrering')
    .set({ sb_notat: notat ? 1 : 0 })
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .execute();
  const values = { fra: before ? 'ja' : null, til: notat ? 'ja' : null };
  const told = { kilde, nummer, tid: now, hvem, hvad: 'aendret', felt: NOTAT, ...values } as const;
  await appendRegistreringHaendelser(trx, [told]);
  return 'skrevet';
}
