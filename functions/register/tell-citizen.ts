import type { Registreret } from '../../src/klage/registrering.ts';
import { appendHaendelse } from './append-haendelse.ts';
import type { SagKey } from './registrering-haendelse.ts';
import { NEVER_MS, type Trx } from './tables.ts';

/** What a change did to a case, by whom. */
type Told = {
  readonly fra: Pick<Registreret, 'afsluttet'>;
  readonly til: Pick<Registreret, 'afsluttet'>;
  readonly deed: { readonly hvem: string; readonly now: Date };
};

/**
 * When a klage that came through here is closed or opened again, its citizen can see it, and the
 * mail they asked for is due or waits again; nobody waits for a receipt of its letter while it is
 * closed. Cases from elsewhere have no citizen to tell.
 */
export async function tellCitizen(
  trx: Trx,
  { kilde, nummer }: SagKey,
  { fra, til, deed }: Told,
): Promise<void> {
  if ((fra.afsluttet === null) === (til.afsluttet === null)) return;
  const own = trx.selectFrom('sag').select('nummer').where('kilde', '=', kilde);
  if ((await own.where('nummer', '=', nummer).executeTakeFirst()) === undefined) return;
  const hvad = til.afsluttet === null ? 'genaabnet' : 'afsluttet';
  const hvem = deed.hvem.replace(/^kode:/, 'forvaltning:');
  await appendHaendelse(trx, { nummer, tid: deed.now, hvad, hvem, data: {} });
  await trx
    .updateTable('forsendelse')
    .set({ sag_lukket: til.afsluttet === null ? 0 : 1 })
    .where('nummer', '=', nummer)
    .execute();
  await trx
    .updateTable('kontakt')
    .set({ naeste_forsoeg: til.afsluttet === null ? NEVER_MS : deed.now.getTime() })
    .where('nummer', '=', nummer)
    .where('slags', '=', 'besked')
    .execute();
}
