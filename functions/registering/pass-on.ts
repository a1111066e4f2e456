import { keptReserve, loadManifest } from '../delivery/load-letter.ts';
import { passOnIn } from '../delivery/operate.ts';
import type { Brev } from '../objects/manifest.ts';
import type { Objects } from '../objects/objects.ts';
import { commitTogether } from '../register/commit-together.ts';
import type { Sag } from '../register/find-sag.ts';
import { changeRegistreringIn, type Deed, findRegistrering } from '../register/registreringer.ts';
import type { Trx } from '../register/tables.ts';
import type { World } from '../world.ts';

/** Who must answer instead, and whose klage it then is: null when it stays with whom it is about. */
export type Rette = { readonly id: string; readonly forvaltning: string | null };

/**
 * `sender`: the letter is on its way at this moment; `lager-nede`: the letters cannot be reached;
 * `afsluttet`: it is too late.
 */
export type PassedOn =
  | 'til-reserve'
  | 'manuel'
  | 'er-reserve'
  | 'sender'
  | 'lager-nede'
  | 'afsluttet'
  | 'ukendt';

/**
 * "Ikke vores": the reserve copy goes to Borgerrådgiveren, who sends the klage to the right one by
 * hand; the registration code opens nothing from now on; the misroute is registered on the case,
 * and so on the rule that decided. All of it or nothing.
 */
export async function passOn(
  { db, objects }: Pick<World, 'db' | 'objects'>,
  sag: Sag,
  { deed, rette }: { readonly deed: Deed; readonly rette: Rette },
): Promise<PassedOn> {
  const brev = await reserveLetter(objects, sag.nummer).catch(() => 'lager-nede' as const);
  if (brev === 'lager-nede') return brev;
  return commitTogether(db, (trx) => passOnAll(trx, sag, { deed, rette, brev }));
}

/** null when none was sealed, or when it has been deleted: then a person must act. */
async function reserveLetter(objects: Objects, nummer: string): Promise<Brev | null> {
  const found = await loadManifest(objects, nummer);
  return found.ok ? keptReserve(objects, found.value) : null;
}

type Passing = { readonly deed: Deed; readonly rette: Rette; readonly brev: Brev | null };

async function passOnAll(trx: Trx, sag: Sag, passing: Passing): Promise<PassedOn> {
  const { deed, rette, brev } = passing;
  const nu = await findRegistrering(trx, sag);
  if (nu === null) return 'ukendt';
  if (nu.registreret.afsluttet !== null) return 'afsluttet';
  const hvem = deed.hvem.replace(/^kode:/, 'forvaltning:');
  const { nummer } = sag;
  const passed = await passOnIn(trx, { nummer, now: deed.now, hvem }, { brev, rette: rette.id });
  if (passed !== 'til-reserve' && passed !== 'manuel') return passed;
  const moved = rette.forvaltning === null ? {} : { forvaltning: rette.forvaltning };
  await changeRegistreringIn(trx, { ...nu, ...deed }, { fejlsendt: sag.modtager, ...moved });
  await trx
    .updateTable('sag')
    .set({ registreringskode_lukket: deed.now.toISOString() })
    .where('nummer', '=', nummer)
    .execute();
  return passed;
}
