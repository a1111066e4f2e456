import {
  type Forsendelse,
  findByRegistreringskode,
  liveForsendelse,
  type Sag,
} from '../register/find-sag.ts';
import { registreringHaendelserOf } from '../register/registrering-haendelse.ts';
import { findRegistrering, type Registrering } from '../register/registreringer.ts';
import type { Db } from '../register/tables.ts';
import { carriedOnAs, carriedOnFrom } from '../register/videre.ts';
import { findKodeNote } from './kode-note.ts';
import { findNotat } from './notat.ts';

/** What happened to the registration. */
export type CaseEvent = Awaited<ReturnType<typeof registreringHaendelserOf>>[number];

/** Everything the page shows of one case. */
export type LoadedCase = {
  readonly sag: Sag;
  readonly registrering: Registrering;
  readonly forsendelse: Forsendelse;
  readonly events: readonly CaseEvent[];
  readonly notat: boolean;
  /** What whoever has the code has written, '' for nothing. */
  readonly note: string;
  /** Numbers of the same klage before its citizen carried it on, and after; null for none. */
  readonly forbundet: { readonly foer: string | null; readonly efter: string | null };
  /** Who works on it, as events call them: `kode:<modtager>`. */
  readonly hvem: string;
};

/** The case that a number and its registration code open, or null: which was wrong does not show. */
export async function loadByKode(
  db: Db,
  nummer: string,
  kodeHash: string,
): Promise<LoadedCase | null> {
  const sag = await findByRegistreringskode(db, nummer, kodeHash);
  return sag === null ? null : loadCase(db, sag);
}

/** The same case as it is now. */
export async function loadCase(db: Db, sag: Sag): Promise<LoadedCase | null> {
  const registrering = await findRegistrering(db, sag);
  const forsendelse = await liveForsendelse(db, sag.nummer);
  if (registrering === null || forsendelse === null) return null;
  const hvem = `kode:${forsendelse.modtager}`;
  return {
    ...{ sag, registrering, forsendelse, hvem },
    events: await registreringHaendelserOf(db, sag),
    notat: await findNotat(db, sag),
    note: await findKodeNote(db, sag, hvem),
    forbundet: {
      foer: (await carriedOnFrom(db, sag.nummer))?.fra ?? null,
      efter: (await carriedOnAs(db, sag.nummer))?.til ?? null,
    },
  };
}
