import { addNoted, type Noted, newestOf } from '../alarms/alarm-book.ts';
import { lockRows } from './engine.ts';
import type { Db, Trx } from './tables.ts';

const DAY_MS = 86_400_000;
/** How long it is known how often an alarm was raised. */
const KEPT_MS = 30 * DAY_MS;
/** Nobody waits longer to be told again, however often it failed. */
const RETRY_MS_MAX = 3_600_000;

/** What was raised, and for whom it is news. */
export type News = {
  readonly noted: readonly Noted[];
  /** For each target what it has not been told; one that was told beside the register knows some of it. */
  readonly untold: ReadonlyMap<string, readonly Noted[]>;
  readonly now: Date;
};

/** Writes down what was raised; whoever asks first tells the targets. */
export async function noteAlarms(trx: Trx, { noted, untold, now }: News): Promise<void> {
  for (const one of noted) await countHour(trx, one, now);
  for (const [maal, news] of untold) {
    for (const one of news) await addUntold(trx, maal, one);
  }
  await forgetOld(trx, now);
}

async function countHour(trx: Trx, { navn, antal }: Noted, now: Date): Promise<void> {
  await trx
    .insertInto('alarm_time')
    .values({ time: hourOf(now), navn, antal })
    .onConflict((conflict) =>
      conflict
        .columns(['time', 'navn'])
        .doUpdateSet((eb) => ({ antal: eb('alarm_time.antal', '+', eb.ref('excluded.antal')) })),
    )
    .execute();
}

async function addUntold(trx: Trx, maal: string, { navn, antal, om }: Noted): Promise<void> {
  const nothing = { maal, navn, antal: 0, om: '', sendt: null, laas_til: null };
  await trx
    .insertInto('alarm_besked')
    .values(nothing)
    .onConflict((conflict) => conflict.columns(['maal', 'navn']).doNothing())
    .execute();
  const row = trx.selectFrom('alarm_besked').select('om').where('maal', '=', maal);
  const known = await lockRows(trx, row.where('navn', '=', navn)).executeTakeFirstOrThrow();
  await trx
    .updateTable('alarm_besked')
    .set((eb) => ({ antal: eb('antal', '+', antal), om: joined([...split(known.om), ...om]) }))
    .where('maal', '=', maal)
    .where('navn', '=', navn)
    .execute();
}

async function forgetOld(trx: Trx, now: Date): Promise<void> {
  const oldest = hourOf(new Date(now.getTime() - KEPT_MS));
  await trx.deleteFrom('alarm_time').where('time', '<', oldest).execute();
}

/** Who tells a target, and how often it may be told the same. */
export type Telling = {
  readonly maal: string;
  readonly now: Date;
  readonly everyMs: number;
  /** How long whoever takes it has, and how long it waits after the first attempt that fails. */
  readonly retryMs: number;
};

/** What a target is to be told, and how many attempts failed before. */
export type Due = Noted & { readonly forsoeg: number };

/** Takes what a target is to be told now; nobody else gets it until it is settled, or the lease ends. */
export async function takeUntold(trx: Trx, telling: Telling): Promise<readonly Due[]> {
  const { maal, retryMs } = telling;
  const now = telling.now.getTime();
  const rows = await lockRows(trx, dueRows(trx, telling), 'skip').execute();
  for (const { navn, forsoeg } of rows) {
    const leaseMs = Math.min(retryMs * 2 ** Math.min(forsoeg, 20), Math.max(retryMs, RETRY_MS_MAX));
    await trx
      .updateTable('alarm_besked')
      .set({ laas_til: Math.ceil(now + leaseMs), forsoeg: forsoeg + 1 })
      .where('maal', '=', maal)
      .where('navn', '=', navn)
      .execute();
  }
  return rows.map(({ om, ...row }) => ({ ...row, om: split(om) }));
}

/** An instant later than any wait can end is of a clock that has gone back. */
function dueRows(trx: Trx, { maal, now, everyMs }: Telling) {
  const at = now.getTime();
  return trx
    .selectFrom('alarm_besked')
    .select(['navn', 'antal', 'om', 'forsoeg'])
    .where('maal', '=', maal)
    .where('antal', '>', 0)
    .where(({ eb, or }) =>
      or([eb('sendt', 'is', null), eb('sendt', '<=', at - everyMs), eb('sendt', '>', at)]),
    )
    .where(({ eb, or }) =>
      or([
        eb('laas_til', 'is', null),
        eb('laas_til', '<=', at),
        eb('laas_til', '>', at + 2 * RETRY_MS_MAX),
      ]),
    )
    .orderBy('navn');
}

/** Whether anybody is to be told anything: asked often, writes nothing. */
export async function isUntold(db: Db, maal: readonly string[]): Promise<boolean> {
  const query = db.selectFrom('alarm_besked').select('navn').where('maal', 'in', maal);
  return (await query.where('antal', '>', 0).limit(1).executeTakeFirst()) !== undefined;
}

/** The target has been told: what was raised meanwhile stays for the next time. */
export async function settleTold(
  trx: Trx,
  { maal, now }: Telling,
  told: readonly Noted[],
): Promise<void> {
  for (const { navn, antal } of told) {
    await trx
      .updateTable('alarm_besked')
      .set((eb) => ({
        antal: eb('antal', '-', antal),
        om: eb.case().when('antal', '=', antal).then('').else(eb.ref('om')).end(),
        ...{ sendt: now.getTime(), laas_til: null, forsoeg: 0 },
      }))
      .where('maal', '=', maal)
      .where('navn', '=', navn)
      .where('antal', '>=', antal)
      .execute();
  }
}

/** How often each alarm was raised since the hour of `from`, the most frequent first. */
export async function alarmsSince(db: Db, from: Date): Promise<readonly Noted[]> {
  const rows = await db
    .selectFrom('alarm_time')
    .select(['navn', 'antal'])
    .where('time', '>=', hourOf(from))
    .execute();
  const sums = new Map<string, Noted>();
  addNoted(
    sums,
    rows.map((row) => ({ ...row, om: [] })),
  );
  return [...sums.values()].toSorted((a, b) => b.antal - a.antal || (a.navn < b.navn ? -1 : 1));
}

function hourOf(instant: Date): string {
  return instant.toISOString().slice(0, 13);
}

function joined(om: readonly string[]): string {
  return newestOf(om).join(',');
}

function split(om: string): readonly string[] {
  return om === '' ? [] : om.split(',');
}
