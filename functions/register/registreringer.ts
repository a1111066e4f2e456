import type { Registreret } from '../../src/klage/registrering.ts';
import { commitTogether } from './commit-together.ts';
import { findRegistrering, type Registrering } from './find-registrering.ts';
import { type Deed, insertLists } from './insert-registreringer.ts';
import {
  changedFields,
  type FieldChange,
  type RegistreretChanges,
  withChanges,
} from './registrering-fields.ts';
import {
  appendRegistreringHaendelser,
  type RegistreringHaendelse,
  type SagKey,
} from './registrering-haendelse.ts';
import { registreringColumns } from './registrering-rows.ts';
import type { Db, Trx } from './tables.ts';
import { tellCitizen } from './tell-citizen.ts';

/** What is registered on a case: made, found, changed. */
export { findRegistrering, type Registrering } from './find-registrering.ts';
export { type Deed, insertRegistrering, type NewRegistrering } from './insert-registreringer.ts';
export type { RegistreretChanges } from './registrering-fields.ts';

/** Which version of which case whoever changes it has seen. */
export type SeenRegistrering = SagKey & { readonly udgave: number };

/** `andre-foerst`: somebody changed it meanwhile, and nothing was written; `nu` is what it is now. */
export type Changed =
  | 'aendret'
  | 'uaendret'
  | 'ukendt'
  | { readonly kind: 'andre-foerst'; readonly nu: Registrering };

/** Changes a registration and writes one event per field, all or nothing. */
export function changeRegistrering(
  db: Db,
  deed: SeenRegistrering & Deed,
  changes: RegistreretChanges,
): Promise<Changed> {
  return commitTogether(db, (trx) => changeRegistreringIn(trx, deed, changes));
}

/** The same inside a transaction, for whoever writes more along with it. */
export async function changeRegistreringIn(
  trx: Trx,
  deed: SeenRegistrering & Deed,
  changes: RegistreretChanges,
): Promise<Changed> {
  const nu = await findRegistrering(trx, deed);
  if (nu === null) return 'ukendt';
  if (nu.udgave !== deed.udgave) return { kind: 'andre-foerst', nu };
  return overwrite(trx, nu, { til: withChanges(nu.registreret, changes), deed });
}

/** Makes a registration that was read inside the same transaction say `til`. */
export async function overwrite(
  trx: Trx,
  { kilde, nummer, registreret: fra }: Registrering,
  { til, deed }: { readonly til: Registreret; readonly deed: Deed },
): Promise<'aendret' | 'uaendret'> {
  const changes = changedFields(fra, til);
  if (changes.length === 0) return 'uaendret';
  await trx
    .updateTable('registrering')
    .set((eb) => ({ ...registreringColumns(til), udgave: eb('udgave', '+', 1) }))
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .execute();
  if (changes.some(isInList)) await replaceLists(trx, { kilde, nummer }, til);
  const told = { kilde, nummer, tid: deed.now, hvem: deed.hvem };
  const events = changes.map((change) => ({ ...told, ...change, hvad: whatHappened(change) }));
  await appendRegistreringHaendelser(trx, events);
  await tellCitizen(trx, { kilde, nummer }, { fra, til, deed });
  return 'aendret';
}

function whatHappened({ felt, fra, til }: FieldChange): RegistreringHaendelse {
  if (felt === 'afsluttet' && fra === null) return 'afsluttet';
  if (felt === 'afsluttet' && til === null) return 'genaabnet';
  return felt === 'fejlsendt' && til !== null ? 'ikke-vores' : 'aendret';
}

/** Indsatser tell the forvaltning too. */
function isInList({ felt }: FieldChange): boolean {
  return /^(?:klagepunkter|indsatser)\.|^(?:overordnedeEmner|borgerensProblem|forvaltning)$/.test(
    felt,
  );
}

const LISTS = ['klagepunkt', 'indsats', 'registrering_ord'] as const;

async function replaceLists(trx: Trx, key: SagKey, registreret: Registreret): Promise<void> {
  for (const list of LISTS) {
    const rows = trx.deleteFrom(list).where('kilde', '=', key.kilde);
    await rows.where('nummer', '=', key.nummer).execute();
  }
  await insertLists(trx, [{ ...key, registreret }]);
}
