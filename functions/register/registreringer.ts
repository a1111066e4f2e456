import type { Registreret } from '../../src/klage/registrering.ts';
import { commitTogether } from './commit-together.ts';
import { findRegistrering, type Registrering } from './find-registrering.ts';
import { changedFields, type RegistreretChanges, withChanges } from './registrering-fields.ts';
import {
  appendRegistreringHaendelser,
  type NewRegistreringHaendelse,
  type RegistreringHaendelse,
  type SagKey,
} from './registrering-haendelse.ts';
import { indsatsRows, klagepunktRows, ordRows, registreringColumns } from './registrering-rows.ts';
import type { Db, Trx } from './tables.ts';
import { tellCitizen } from './tell-citizen.ts';

export { findRegistrering, type Registrering } from './find-registrering.ts';
export type { RegistreretChanges } from './registrering-fields.ts';

/** Who does something, and when. */
export type Deed = {
  /** `borger`, `system`, `medarbejder:<id>`, `kode:<modtager>` or `import:<kilde>`. */
  readonly hvem: string;
  readonly now: Date;
};

export type NewRegistrering = SagKey & { readonly registreret: Registreret };

/** Writes a new case and that it was made. @throws when the case is there already. */
export async function insertRegistrering(
  trx: Trx,
  { kilde, nummer, registreret }: NewRegistrering,
  { hvem, now, hvad = 'oprettet' }: Deed & { readonly hvad?: 'oprettet' | 'importeret' },
): Promise<void> {
  const columns = registreringColumns(registreret);
  await trx
    .insertInto('registrering')
    .values({ kilde, nummer, ...columns, udgave: 1 })
    .execute();
  await insertLists(trx, { kilde, nummer }, registreret);
  await appendRegistreringHaendelser(trx, [{ kilde, nummer, tid: now, hvem, hvad }]);
}

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

/** Makes the registration that was just read inside the transaction say `til`. */
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
  await replaceLists(trx, { kilde, nummer }, { fra, til });
  const told = { kilde, nummer, tid: deed.now, hvem: deed.hvem };
  const events = changes.map((change) => ({ ...told, ...change, hvad: whatHappened(change) }));
  await appendRegistreringHaendelser(trx, events satisfies readonly NewRegistreringHaendelse[]);
  await tellCitizen(trx, { kilde, nummer }, { fra, til, deed });
  return 'aendret';
}

function whatHappened({
  felt,
  fra,
  til,
}: {
  readonly felt: string;
  readonly fra: string | null;
  readonly til: string | null;
}): RegistreringHaendelse {
  if (felt === 'afsluttet' && fra === null) return 'afsluttet';
  if (felt === 'afsluttet' && til === null) return 'genaabnet';
  return felt === 'fejlsendt' && til !== null ? 'ikke-vores' : 'aendret';
}

async function insertLists(trx: Trx, key: SagKey, registreret: Registreret): Promise<void> {
  const { klagepunkter, indsatser, overordnedeEmner, borgerensProblem } = registreret;
  const ord = [
    ...ordRows(key, 'overordnet-emne', overordnedeEmner),
    ...ordRows(key, 'borgerens-problem', borgerensProblem),
  ];
  if (klagepunkter.length > 0) {
    await trx.insertInto('klagepunkt').values(klagepunktRows(key, klagepunkter)).execute();
  }
  if (indsatser.length > 0) {
    await trx.insertInto('indsats').values(indsatsRows(key, indsatser)).execute();
  }
  if (ord.length > 0) await trx.insertInto('registrering_ord').values(ord).execute();
}

const LISTS = ['klagepunkt', 'indsats', 'registrering_ord'] as const;
const listsOf = ({ klagepunkter, indsatser, ...registreret }: Registreret) =>
  JSON.stringify([
    ...[klagepunkter, indsatser],
    ...[registreret.overordnedeEmner, registreret.borgerensProblem],
  ]);

async function replaceLists(
  trx: Trx,
  key: SagKey,
  { fra, til }: { readonly fra: Registreret; readonly til: Registreret },
): Promise<void> {
  if (listsOf(fra) === listsOf(til)) return;
  for (const list of LISTS) {
    const rows = trx.deleteFrom(list).where('kilde', '=', key.kilde);
    await rows.where('nummer', '=', key.nummer).execute();
  }
  await insertLists(trx, key, til);
}
