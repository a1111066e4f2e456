import type { Brev } from '../objects/manifest.ts';
import { appendHaendelse, type HaendelseData } from '../register/append-haendelse.ts';
import { commitBeside } from '../register/commit-together.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Haendelse } from '../register/haendelse.ts';
import { OWN_KILDE } from '../register/kilder.ts';
import type { Db, Trx } from '../register/tables.ts';
import { isAttempt } from './leases.ts';
import type { ManuelGrund } from './next-step.ts';

/** What became of an attempt, as the register keeps it. */
export type Result =
  /** Part `del` was accepted; the last one makes the whole letter accepted. */
  | { readonly to: 'accepteret'; readonly del: number; readonly data: HaendelseData }
  | {
      readonly to: 'venter';
      readonly hvad: 'udskudt' | 'afvist' | 'usikker';
      readonly naesteForsoeg: number;
      readonly data: HaendelseData;
    }
  | {
      readonly to: 'reserve';
      readonly brev: Brev;
      readonly hvad: 'afvist' | 'udskudt';
      readonly data: HaendelseData;
    }
  | { readonly to: 'manuel'; readonly grund: ManuelGrund; readonly data: HaendelseData };

/**
 * Writes the result of an attempt and its event, when the row is still ours.
 * @returns `lost` when another took the row meanwhile (our lease had ended): the event of an
 * acceptance is kept all the same, the state is the other's to decide.
 */
export function writeResult(
  db: Db,
  attempt: { readonly row: Forsendelse; readonly owner: string; readonly now: Date },
  result: Result,
): Promise<'written' | 'lost'> {
  return commitBeside(db, async (trx) => {
    const written = await updateRow(trx, attempt, result);
    if (written || result.to === 'accepteret') await writeEvents(trx, attempt, result);
    if (!written) return 'lost';
    if (result.to === 'reserve') await insertReserve(trx, attempt, result.brev);
    return 'written';
  });
}

type Attempt = Parameters<typeof writeResult>[1];

async function updateRow(trx: Trx, attempt: Attempt, result: Result): Promise<boolean> {
  const updated = await trx
    .updateTable('forsendelse')
    .set(changesOf(attempt, result))
    .where(isAttempt(attempt.row, attempt.owner))
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

const FREE = { laas_ejer: null, laas_til: null, nedbrud: 0 } as const;

function changesOf({ row, now }: Attempt, result: Result) {
  switch (result.to) {
    case 'accepteret':
      if (result.del < row.dele) return { dele_accepteret: result.del };
      return {
        ...FREE,
        tilstand: 'accepteret' as const,
        dele_accepteret: result.del,
        accepteret: now.toISOString(),
      };
    case 'venter':
      return {
        ...FREE,
        tilstand: 'venter' as const,
        naeste_forsoeg: result.naesteForsoeg,
        afvisninger: row.afvisninger + (result.hvad === 'afvist' ? 1 : 0),
      };
    case 'reserve':
      return { ...FREE, tilstand: 'manuel' as const, erstattet: now.toISOString() };
    case 'manuel':
      return { ...FREE, tilstand: 'manuel' as const };
  }
}

async function writeEvents(trx: Trx, { row, now }: Attempt, result: Result): Promise<void> {
  const append = (hvad: Haendelse, data: HaendelseData) =>
    appendHaendelse(trx, { nummer: row.nummer, tid: now, hvem: 'system', hvad, data });
  switch (result.to) {
    case 'accepteret':
      return append(result.del < row.dele ? 'del-accepteret' : 'accepteret', result.data);
    case 'venter':
      return append(result.hvad, result.data);
    case 'reserve':
      await append(result.hvad, result.data);
      return append('til-reserve', { fra: row.modtager, til: result.brev.modtager });
    case 'manuel':
      return append('manuel', { ...result.data, grund: result.grund });
  }
}

/** The reserve's row, due at once; from now on the reserve has the case. */
export async function insertReserve(
  trx: Trx,
  { row, now }: { readonly row: Forsendelse; readonly now: Date },
  brev: Brev,
): Promise<void> {
  await trx
    .insertInto('forsendelse')
    .values({
      nummer: row.nummer,
      slags: 'reserve',
      modtager: brev.modtager,
      dele: brev.dele,
      dele_accepteret: 0,
      tilstand: 'venter',
      forsoeg: 0,
      nedbrud: 0,
      afvisninger: 0,
      naeste_forsoeg: now.getTime(),
      oprettet: now.toISOString(),
      sag_lukket: row.sag_lukket,
    })
    .execute();
  await trx
    .updateTable('registrering')
    .set({ svarer: brev.modtager })
    .where('kilde', '=', OWN_KILDE)
    .where('nummer', '=', row.nummer)
    .execute();
}
