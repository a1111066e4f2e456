import { addDays, type Day, dayInCopenhagen, startOfDay } from '../../src/klage/calendar.ts';
import type { DaySpan } from '../registering/field-reader.ts';

const HALF_DAY_MS = 12 * 3_600_000;
/** What came longer ago is a typing error, or a case of another system. */
const DAYS_BACK_MAX = 366;

/** The instant of something that came on a day: now, or noon of an earlier day. */
export function instantOf(dag: Day, now: Date): Date {
  return dag === dayInCopenhagen(now) ? now : new Date(startOfDay(dag).getTime() + HALF_DAY_MS);
}

/** The days on which something that is written down today can have come. */
export function receiptSpan(dag: Day): DaySpan {
  return { from: addDays(dag, -DAYS_BACK_MAX), to: dag };
}
