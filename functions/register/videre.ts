import { appendHaendelse } from './append-haendelse.ts';
import type { Db, Trx } from './tables.ts';

/** Which klage was carried on as which, when the first was not answered in time. */
export type Videre = { readonly fra: string; readonly til: string; readonly tid: string };

/** What the klage with this number was carried on as, or null. */
export async function carriedOnAs(db: Db, nummer: string): Promise<Videre | null> {
  const query = db.selectFrom('videre').selectAll().where('fra', '=', nummer);
  return (await query.executeTakeFirst()) ?? null;
}

/** The klage that this one carries on, or null. */
export async function carriedOnFrom(db: Db, nummer: string): Promise<Videre | null> {
  const query = db.selectFrom('videre').selectAll().where('til', '=', nummer);
  return (await query.executeTakeFirst()) ?? null;
}

/** Links two cases and tells of it in the log of the first; a klage is carried on once. */
export async function linkVidere(
  trx: Trx,
  { fra, til, now }: { readonly fra: string; readonly til: string; readonly now: Date },
): Promise<void> {
  await trx.insertInto('videre').values({ fra, til, tid: now.toISOString() }).execute();
  const told = { nummer: fra, tid: now, hvem: 'borger', data: { nummer: til } };
  await appendHaendelse(trx, { ...told, hvad: 'svarfrist-udloebet' });
}
