import { commitBeside } from './commit-together.ts';
import { appendRegistreringHaendelser, type SagKey } from './registrering-haendelse.ts';
import type { Deed } from './registreringer.ts';
import type { Db, Opslag } from './tables.ts';

/** Closed values only: what somebody looks for may be a person's name. */
export type OpslagData = { readonly [name: string]: string | number | null };

/** Keeps what somebody looked for. */
export async function keepOpslag(
  db: Db,
  { hvem, now }: Deed,
  { hvad, data }: { readonly hvad: Opslag; readonly data: OpslagData },
): Promise<void> {
  const row = { tid: now.toISOString(), hvem, hvad, data: JSON.stringify(data) };
  await commitBeside(db, (trx) => trx.insertInto('opslag').values(row).execute());
}

/** Keeps that somebody opened a case. */
export function keepRead(db: Db, { kilde, nummer }: SagKey, { hvem, now }: Deed): Promise<void> {
  const read = { kilde, nummer, tid: now, hvem, hvad: 'laest' } as const;
  return commitBeside(db, (trx) => appendRegistreringHaendelser(trx, [read]));
}

/** Something one of the staff did. */
export type PersonDeed = {
  readonly tid: string;
  readonly hvad: string;
  /** null for what is about no one case. */
  readonly sag: SagKey | null;
  readonly felt: string | null;
  readonly fra: string | null;
  readonly til: string | null;
  /** JSON of closed values, for deeds that have some. */
  readonly data: string | null;
};

/**
 * What somebody did and read, newest first: about `antal` lines before an instant, and whether there
 * are more. What was done at one instant is never parted.
 */
export async function deedsOf(
  db: Db,
  { hvem, foer, antal }: { readonly hvem: string; readonly foer: string; readonly antal: number },
): Promise<{ readonly deeds: readonly PersonDeed[]; readonly more: boolean }> {
  const all = [
    ...(await registered(db, { hvem, foer, antal })),
    ...(await lookedUp(db, { hvem, foer, antal })),
    ...(await delivered(db, { hvem, foer, antal })),
  ].toSorted((a, b) => (a.tid < b.tid ? 1 : -1));
  const beyond = all[antal];
  if (beyond === undefined) return { deeds: all, more: false };
  const whole = all.filter(({ tid }) => tid > beyond.tid);
  return { deeds: whole.length > 0 ? whole : all, more: true };
}

type Asked = Parameters<typeof deedsOf>[1];

async function registered(db: Db, { hvem, foer, antal }: Asked): Promise<readonly PersonDeed[]> {
  const rows = await db
    .selectFrom('registrering_haendelse')
    .select(['tid', 'hvad', 'kilde', 'nummer', 'felt', 'fra', 'til'])
    .where('hvem', '=', hvem)
    .where('tid', '<', foer)
    .orderBy('id', 'desc')
    .limit(2 * antal)
    .execute();
  return rows.map(({ kilde, nummer, ...row }) => ({ ...row, sag: { kilde, nummer }, data: null }));
}

const NO_FIELD = { felt: null, fra: null, til: null };

async function lookedUp(db: Db, { hvem, foer, antal }: Asked): Promise<readonly PersonDeed[]> {
  const rows = await db
    .selectFrom('opslag')
    .select(['tid', 'hvad', 'data'])
    .where('hvem', '=', hvem)
    .where('tid', '<', foer)
    .orderBy('id', 'desc')
    .limit(2 * antal)
    .execute();
  return rows.map((row) => ({ ...row, ...NO_FIELD, sag: null }));
}

/** What they did to a klage's letter; the index holds the staff's deeds only. */
async function delivered(db: Db, { hvem, foer, antal }: Asked): Promise<readonly PersonDeed[]> {
  const rows = await db
    .selectFrom('haendelse')
    .innerJoin('sag', 'sag.nummer', 'haendelse.nummer')
    .select(['haendelse.tid', 'haendelse.hvad', 'haendelse.data', 'sag.kilde', 'sag.nummer'])
    .where('haendelse.hvem', '=', hvem)
    .where('haendelse.hvem', '>=', 'medarbejder:')
    .where('haendelse.hvem', '<', 'medarbejder;')
    .where('haendelse.tid', '<', foer)
    .orderBy('haendelse.id', 'desc')
    .limit(2 * antal)
    .execute();
  return rows.map(({ kilde, nummer, ...row }) => ({
    ...{ ...row, ...NO_FIELD },
    sag: { kilde, nummer },
  }));
}
