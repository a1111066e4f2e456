import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { INDSATSER_MAX, type Indsats } from '../../src/klage/registrering.ts';
import { commitTogether } from '../register/commit-together.ts';
import { appendRegistreringHaendelser, type SagKey } from '../register/registrering-haendelse.ts';
import { changeRegistreringIn, type Deed, findRegistrering } from '../register/registreringer.ts';
import type { Db, Trx } from '../register/tables.ts';
import { acknowledgeArrived } from './acknowledge-arrived.ts';

/** Who gets a case, and whether that is a forvaltning. */
export type Receiver = { readonly id: string; readonly forvaltning: boolean };

export type Giving = {
  readonly fra: string;
  readonly til: Receiver;
  /** Whether Borgerrådgiveren has the letter, or has brought it. */
  readonly harBrevet: boolean;
};

/**
 * Borgerrådgiveren gives a case to whoever shall answer it, or takes it back: from now on it is on
 * their list. To a forvaltning that is a manual ekspedition, and whoever has sent the letter on by
 * hand has it no longer to deliver.
 */
export function handOver(
  db: Db,
  deed: SagKey & Deed,
  { fra, til, harBrevet }: Giving,
): Promise<void> {
  return commitTogether(db, async (trx) => {
    const { kilde, nummer, hvem, now } = deed;
    if (fra === til.id) return;
    await giveTo(trx, deed, til.id);
    const told = { kilde, nummer, tid: now, hvem, hvad: 'aendret', felt: 'hos' } as const;
    await appendRegistreringHaendelser(trx, [{ ...told, fra: fra || null, til: til.id }]);
    if (!til.forvaltning) return;
    await registerEkspedition(trx, deed, til.id);
    if (harBrevet) await acknowledgeArrived(trx, deed, true);
  });
}

async function giveTo(trx: Trx, { kilde, nummer }: SagKey, svarer: string): Promise<void> {
  await trx
    .updateTable('registrering')
    .set((eb) => ({ svarer, udgave: eb('udgave', '+', 1) }))
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .execute();
}

/** It is about the forvaltning that answers it. */
async function registerEkspedition(
  trx: Trx,
  deed: SagKey & Deed,
  forvaltning: string,
): Promise<void> {
  const nu = await findRegistrering(trx, deed);
  if (nu === null) return;
  const { indsatser } = nu.registreret;
  const dag = dayInCopenhagen(deed.now);
  const made: Indsats = {
    ...{ type: 'ekspedition', maade: 'manuel' },
    ...{ paabegyndt: dag, afsluttet: dag },
  };
  const all = [...indsatser, made].slice(0, INDSATSER_MAX);
  await changeRegistreringIn(trx, { ...nu, ...deed }, { forvaltning, indsatser: all });
}
