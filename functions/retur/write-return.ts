import type { Updateable } from 'kysely';
import { type NextStep, nextStep } from '../delivery/next-step.ts';
import type { Waits } from '../delivery/waits.ts';
import { insertReserve } from '../delivery/write-result.ts';
import type { Brev } from '../objects/manifest.ts';
import { appendHaendelse, type HaendelseData } from '../register/append-haendelse.ts';
import { commitBeside } from '../register/commit-together.ts';
import { lockRows } from '../register/engine.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Haendelse } from '../register/haendelse.ts';
import type { Db, ForsendelseTable, Trx } from '../register/tables.ts';
import type { DeliveryStatus } from './delivery-status.ts';
import { isSuperseded } from './is-superseded.ts';
import type { Returned } from './read-return.ts';
import type { Attempt } from './return-address.ts';

/** A mail that came back, known to be about an attempt of ours. */
export type Report = {
  /** Hex SHA-256 of the mail. */
  readonly besked: string;
  readonly attempt: Attempt;
  readonly returned: Returned;
};

export type Circumstances = {
  readonly now: Date;
  readonly waits: Waits;
  /** The letter sealed to the reserve, when one lies beside the attempt's own. */
  readonly brev: Brev | null;
};

/**
 * What it came to. `kendt`: read before. `sender`: an attempt is on its way, and its outcome must come
 * first. `noteret`: an event, no more. `lukket`: the case is closed or acknowledged, so that nothing is
 * sent by itself any more. The others: the letter did not arrive, and what becomes of it.
 */
export type Written = 'kendt' | 'sender' | 'noteret' | 'lukket' | NextStep['step'];

/**
 * Writes what came back. Attempts are ordered by their numbers, not by what mails say of the time: a
 * report of an attempt that a later one has replaced changes nothing.
 */
export function writeReturn(db: Db, report: Report, around: Circumstances): Promise<Written> {
  return commitBeside(db, async (trx) => {
    const row = await heldRow(trx, report.attempt);
    if (row === undefined || (await isKnown(trx, report))) return 'kendt';
    const { returned } = report;
    if (returned.art !== 'fejlet') {
      await insertReport(trx, report, around);
      await append(trx, { row, around }, { hvad: returned.art, data: dataOf(report) });
      return 'noteret';
    }
    if (row.tilstand === 'sendes') return 'sender';
    const isRepeat = await hasFailed(trx, report.attempt);
    await insertReport(trx, report, around);
    return isRepeat ? 'noteret' : failed(trx, { row, around }, { ...report, returned });
  });
}

type Place = { readonly row: Forsendelse; readonly around: Circumstances };
type Failure = Report & { readonly returned: DeliveryStatus };

/** The letter did not arrive: it is sent again, goes to the reserve or to a person, as after a 5xx. */
async function failed(trx: Trx, place: Place, report: Failure): Promise<Written> {
  const { row } = place;
  const isOver = row.tilstand === 'kvitteret' || row.sag_lukket === 1;
  const isInHand = row.erstattet !== null || row.tilstand === 'manuel';
  if (isOver || isInHand || (await isSuperseded(trx, row, report.attempt))) {
    await append(trx, place, { hvad: 'sen-retur', data: dataOf(report) });
    return isOver && row.erstattet === null ? 'lukket' : 'noteret';
  }
  await append(trx, place, { hvad: 'retur', data: dataOf(report) });
  const step = afterReturn(place, report);
  if (step.step === 'again') await sendAgain(trx, place, step.waitMs);
  else await passOn(trx, place);
  return step.step;
}

/** The same as when the relay itself had refused the letter for good. */
function afterReturn({ row, around }: Place, { returned }: Failure): NextStep {
  const { waits, brev } = around;
  const refused = { outcome: 'refused', stage: 'final', reply: returned.status } as const;
  const circumstances = { waits, hasReserve: brev !== null, ageMs: 0, del: 1, chance: 0 };
  return nextStep(row, refused, circumstances);
}

const FREE = { laas_ejer: null, laas_til: null, nedbrud: 0 } as const;

/** All of its parts: a part more under the same Message-ID is better than one too few. */
function sendAgain(trx: Trx, { row, around }: Place, waitMs: number): Promise<void> {
  return change(trx, row, {
    ...FREE,
    tilstand: 'venter',
    dele_accepteret: 0,
    afvisninger: row.afvisninger + 1,
    naeste_forsoeg: Math.ceil(around.now.getTime() + waitMs),
  });
}

async function passOn(trx: Trx, place: Place): Promise<void> {
  const { row, around } = place;
  const { brev, now } = around;
  if (brev === null) {
    await change(trx, row, { ...FREE, tilstand: 'manuel' });
    return append(trx, place, { hvad: 'manuel', data: { grund: 'afvist' } });
  }
  await change(trx, row, { ...FREE, tilstand: 'manuel', erstattet: now.toISOString() });
  await insertReserve(trx, { row, now }, brev);
  const data = { fra: row.modtager, til: brev.modtager };
  return append(trx, place, { hvad: 'til-reserve', data });
}

/** Held to the end, so that no attempt begins or ends between what is read and what is written. */
function heldRow(trx: Trx, { forsendelse }: Attempt): Promise<Forsendelse | undefined> {
  const rows = trx.selectFrom('forsendelse').selectAll().where('id', '=', forsendelse);
  return lockRows(trx, rows).executeTakeFirst();
}

async function isKnown(trx: Trx, { besked }: Report): Promise<boolean> {
  const query = trx.selectFrom('retur').select('besked').where('besked', '=', besked);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Another report has said so: relays repeat themselves. */
async function hasFailed(trx: Trx, { forsendelse, forsoeg }: Attempt): Promise<boolean> {
  const query = trx
    .selectFrom('retur')
    .select('besked')
    .where('forsendelse', '=', forsendelse)
    .where('forsoeg', '=', forsoeg)
    .where('art', '=', 'fejlet');
  return (await query.executeTakeFirst()) !== undefined;
}

async function insertReport(trx: Trx, report: Report, { now }: Circumstances): Promise<void> {
  const { besked, attempt, returned } = report;
  const { forsendelse, forsoeg } = attempt;
  await trx
    .insertInto('retur')
    .values({ besked, forsendelse, forsoeg, ...returned, tid: now.toISOString() })
    .execute();
}

function dataOf({ attempt, returned }: Report): HaendelseData {
  return { forsoeg: attempt.forsoeg, status: returned.status };
}

async function change(trx: Trx, row: Forsendelse, changes: Updateable<ForsendelseTable>) {
  await trx.updateTable('forsendelse').set(changes).where('id', '=', row.id).execute();
}

function append(
  trx: Trx,
  { row, around }: Place,
  { hvad, data }: { readonly hvad: Haendelse; readonly data: HaendelseData },
): Promise<void> {
  const { nummer } = row;
  return appendHaendelse(trx, { nummer, tid: around.now, hvad, hvem: 'system', data });
}
