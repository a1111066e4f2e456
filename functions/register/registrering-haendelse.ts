import type { Db, Trx } from './tables.ts';

/** Everything that can happen to a registration. */
export const REGISTRERING_HAENDELSER = [
  'oprettet',
  'importeret',
  'aendret',
  'afsluttet',
  'genaabnet',
  'ikke-vores',
  'note',
  'laest',
] as const;
export type RegistreringHaendelse = (typeof REGISTRERING_HAENDELSER)[number];

/** Which case: numbers are unique within their source only. */
export type SagKey = { readonly kilde: string; readonly nummer: string };

export type NewRegistreringHaendelse = SagKey & {
  readonly tid: Date;
  /** `borger`, `system`, `medarbejder:<id>`, `kode:<modtager>` or `import:<kilde>`. */
  readonly hvem: string;
  readonly hvad: RegistreringHaendelse;
  /** The field that changed, as {@link changedFields} names it. */
  readonly felt?: string;
  readonly fra?: string | null;
  readonly til?: string | null;
};

/** SQL takes a limited number of values at once. */
const ROWS_AT_ONCE = 100;

/** Adds lines to what happened to registrations; nothing there is ever changed. */
export async function appendRegistreringHaendelser(
  trx: Trx,
  haendelser: readonly NewRegistreringHaendelse[],
): Promise<void> {
  for (let from = 0; from < haendelser.length; from += ROWS_AT_ONCE) {
    const rows = haendelser.slice(from, from + ROWS_AT_ONCE).map(rowOf);
    await trx.insertInto('registrering_haendelse').values(rows).execute();
  }
}

function rowOf(haendelse: NewRegistreringHaendelse) {
  const { kilde, nummer, tid, hvem, hvad, felt = null, fra = null, til = null } = haendelse;
  return { kilde, nummer, tid: tid.toISOString(), hvem, hvad, felt, fra, til };
}

/** What has happened to a registration, oldest first. */
export function registreringHaendelserOf(db: Db, { kilde, nummer }: SagKey) {
  return db
    .selectFrom('registrering_haendelse')
    .select(['id', 'tid', 'hvem', 'hvad', 'felt', 'fra', 'til'])
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .orderBy('id')
    .execute();
}
