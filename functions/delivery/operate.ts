import type { Updateable } from 'kysely';
import type { Brev } from '../objects/manifest.ts';
import { appendHaendelse, type HaendelseData } from '../register/append-haendelse.ts';
import { commitTogether } from '../register/commit-together.ts';
import { lockRows } from '../register/engine.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Haendelse } from '../register/haendelse.ts';
import type { Db, ForsendelseTable, Trx } from '../register/tables.ts';
import { insertReserve } from './write-result.ts';

/** Who does it, when. */
export type Deed = { readonly nummer: string; readonly hvem: string; readonly now: Date };

/** `sender`: an attempt is on its way at this moment. `ukendt`: no such klage. */
export type Refused = 'ukendt' | 'sender' | 'kvitteret';

const FREE = { laas_ejer: null, laas_til: null, nedbrud: 0 } as const;

/** Makes the whole letter due now, whatever came of it before; not once it is acknowledged. */
export function resend(db: Db, deed: Deed): Promise<'due' | Refused> {
  return commitTogether(db, async (trx) => {
    const row = await idleRow(trx, deed);
    if (typeof row === 'string') return row;
    if (row.tilstand === 'kvitteret') return 'kvitteret';
    const changes = { ...FREE, tilstand: 'venter', dele_accepteret: 0, afvisninger: 0 } as const;
    // 0 is due by every clock, also that of a server started with another KLAGEVEJ_NU.
    await change(trx, row, { ...changes, naeste_forsoeg: 0 });
    await append(trx, deed, { hvad: 'gensendt', data: { fra: row.tilstand } });
    return 'due';
  });
}

/** Leaves the klage to a person: nothing is sent by itself from now on. */
export function leaveToPerson(db: Db, deed: Deed, grund: string): Promise<'manuel' | Refused> {
  return commitTogether(db, async (trx) => {
    const row = await idleRow(trx, deed);
    if (typeof row === 'string') return row;
    await change(trx, row, { ...FREE, tilstand: 'manuel' });
    await append(trx, deed, { hvad: 'manuel', data: { grund: 'operatoer', tekst: grund } });
    return 'manuel';
  });
}

/** Sends the letter that lies sealed to the reserve; it is due at once. */
export function sendToReserve(
  db: Db,
  deed: Deed,
  { brev, grund }: { readonly brev: Brev; readonly grund: string },
): Promise<'due' | 'er-reserve' | Refused> {
  return commitTogether(db, async (trx) => {
    const row = await idleRow(trx, deed);
    if (typeof row === 'string') return row;
    if (row.slags === 'reserve') return 'er-reserve';
    if (row.tilstand === 'kvitteret') return 'kvitteret';
    await change(trx, row, { ...FREE, tilstand: 'manuel', erstattet: deed.now.toISOString() });
    await insertReserve(trx, { row, now: deed.now }, brev);
    const data = { fra: row.modtager, til: brev.modtager, tekst: grund };
    await append(trx, deed, { hvad: 'til-reserve', data });
    return 'due';
  });
}

/** The forvaltning says that it has the klage. Said twice it is written once. */
export function acknowledge(db: Db, deed: Deed): Promise<'kvitteret' | 'ukendt'> {
  return commitTogether(db, (trx) => acknowledgeIn(trx, deed));
}

/** The same inside a transaction, for whoever writes more along with it. */
export async function acknowledgeIn(trx: Trx, deed: Deed): Promise<'kvitteret' | 'ukendt'> {
  const row = await liveRow(trx, deed.nummer);
  if (row === undefined) return 'ukendt';
  if (row.tilstand === 'kvitteret') return 'kvitteret';
  const kvitteret = deed.now.toISOString();
  await change(trx, row, { ...FREE, tilstand: 'kvitteret', kvitteret });
  await append(trx, deed, { hvad: 'kvitteret', data: { fra: row.tilstand } });
  return 'kvitteret';
}

/**
 * The modtager says that somebody else must answer: the reserve gets its letter, also when the
 * modtager has acknowledged its own; without one a person must act.
 */
export async function passOnIn(
  trx: Trx,
  deed: Deed,
  { brev, rette }: { readonly brev: Brev | null; readonly rette: string },
): Promise<'til-reserve' | 'manuel' | 'er-reserve' | 'ukendt' | 'sender'> {
  const row = await idleRow(trx, deed);
  if (typeof row === 'string') return row;
  if (row.slags === 'reserve') return 'er-reserve';
  await append(trx, deed, { hvad: 'ikke-vores', data: { fra: row.modtager, rette } });
  if (brev === null) {
    await change(trx, row, { ...FREE, tilstand: 'manuel' });
    await append(trx, deed, { hvad: 'manuel', data: { grund: 'ikke-vores' } });
    return 'manuel';
  }
  await change(trx, row, { ...FREE, tilstand: 'manuel', erstattet: deed.now.toISOString() });
  await insertReserve(trx, { row, now: deed.now }, brev);
  await append(trx, deed, { hvad: 'til-reserve', data: { fra: row.modtager, til: brev.modtager } });
  return 'til-reserve';
}

/** Held to the end, so that no attempt begins or ends between what is read and what is written. */
function liveRow(trx: Trx, nummer: string): Promise<Forsendelse | undefined> {
  const rows = trx
    .selectFrom('forsendelse')
    .selectAll()
    .where('nummer', '=', nummer)
    .where('erstattet', 'is', null);
  return lockRows(trx, rows).executeTakeFirst();
}

/** The live row, unless somebody is sending it: that attempt's outcome must come first. */
async function idleRow(
  trx: Trx,
  { nummer, now }: Deed,
): Promise<Forsendelse | 'ukendt' | 'sender'> {
  const row = await liveRow(trx, nummer);
  if (row === undefined) return 'ukendt';
  return row.laas_til !== null && row.laas_til > now.getTime() ? 'sender' : row;
}

async function change(trx: Trx, row: Forsendelse, changes: Updateable<ForsendelseTable>) {
  await trx.updateTable('forsendelse').set(changes).where('id', '=', row.id).execute();
}

function append(
  trx: Trx,
  { nummer, hvem, now }: Deed,
  { hvad, data }: { readonly hvad: Haendelse; readonly data: HaendelseData },
): Promise<void> {
  return appendHaendelse(trx, { nummer, tid: now, hvem, hvad, data });
}
