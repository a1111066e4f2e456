import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';

const DAY_MS = 86_400_000;
/** An instant to the hour: Copenhagen's clock is whole hours from UTC's. */
const HOUR_CHARS = 13;
const DAY_CHARS = 10;
/** Copenhagen is never behind UTC and at most two hours before it: until then the day is the same. */
const LATE = '22';

/** Days as numbers, each worked out once: a million cases fall on some thousand days. */
export class DayNumbers {
  readonly #ofDay = new Map<Day, number>();
  readonly #ofHour = new Map<string, number>();

  /** The number of a day; the next day's is one more. */
  ofDay(day: Day): number {
    const known = this.#ofDay.get(day);
    if (known !== undefined) return known;
    const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
    this.#ofDay.set(day, number);
    return number;
  }

  /** The number of the day in Copenhagen at an instant (ISO 8601, UTC). */
  ofInstant(instant: string): number {
    const hour = instant.slice(0, HOUR_CHARS);
    const known = this.#ofHour.get(hour);
    if (known !== undefined) return known;
    const day = instant.slice(0, DAY_CHARS);
    const isSameDay = hour.slice(DAY_CHARS + 1) < LATE;
    const number = this.ofDay(isSameDay ? day : dayInCopenhagen(new Date(`${hour}:00:00Z`)));
    this.#ofHour.set(hour, number);
    return number;
  }
}
