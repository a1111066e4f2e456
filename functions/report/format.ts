import type { Day } from '../../src/klage/calendar.ts';

/** A share as the two counts it is made of. */
export type Fraction = { readonly taeller: number; readonly naevner: number };

/** Digits after the comma of whatever is no count. */
export const DECIMALS = 1;
const PERCENT_SHIFT = 2;
/** Numbers this small are written with an exponent, and are 0 in any rounding of ours. */
const WRITTEN_PLAINLY_MIN = 1e-6;
const WRITTEN_PLAINLY_MAX = 1e21;
/** A share that says something else than its two counts is rounded by itself. */
const SAME_SHARE = 1e-9;

/** A number with Danish separators, rounded half up (by magnitude) to so many decimals: `1.234,5`. */
export function inDecimals(value: number, decimals = DECIMALS): string {
  return written(roundedUnits(value, decimals), { negative: value < 0, decimals });
}

/** A whole number: `1.234`. */
export function inCount(value: number): string {
  return inDecimals(value, 0);
}

/** A share from 0 to 1: `66,7 %`. Where its counts are known they are what is rounded. */
export function inPercent(andel: number, broek: Fraction | null = null): string {
  return `${percentNumber(andel, broek)} %`;
}

/** The same without the sign: `66,7`. */
export function percentNumber(andel: number, broek: Fraction | null = null): string {
  const units =
    broek === null || !isSame(andel, broek)
      ? roundedUnits(andel, DECIMALS + PERCENT_SHIFT)
      : fractionUnits(broek, DECIMALS + PERCENT_SHIFT);
  return written(units, { negative: andel < 0, decimals: DECIMALS });
}

/** Calendar days: `12,5 dage`. */
export function inDays(value: number): string {
  return `${inDecimals(value)} dage`;
}

/** An interval of shares: `61,2–71,9 %`. */
export function inPercentInterval([fra, til]: readonly [number, number]): string {
  return `${percentNumber(fra)}–${percentNumber(til)} %`;
}

/** An interval of days: `10,2–14,1 dage`. */
export function inDaysInterval([fra, til]: readonly [number, number]): string {
  return `${inDecimals(fra)}–${inDecimals(til)} dage`;
}

/** An interval of numbers: `1,2–3,4`. */
export function inInterval([fra, til]: readonly [number, number]): string {
  return `${inDecimals(fra)}–${inDecimals(til)}`;
}

const MONTHS = [
  ...(['januar', 'februar', 'marts', 'april', 'maj', 'juni'] as const),
  ...(['juli', 'august', 'september', 'oktober', 'november', 'december'] as const),
] as const;

/** A day in words: `4. december 2014`. */
export function inDay(day: Day): string {
  return `${dayOfMonth(day)} ${inMonth(day)}`;
}

/** The day's number alone: `4.` */
export function dayOfMonth(day: Day): string {
  return `${Number(day.slice(8))}.`;
}

/** The month of a day or of `2014-12`: `december 2014`. */
export function inMonth(day: string): string {
  return `${monthName(day)} ${day.slice(0, 4)}`;
}

/** The month's name: `december`. */
export function monthName(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** `a`, `a og b`, `a, b og c`. */
export function inList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} og ${last}`;
}

const collator = new Intl.Collator('da');

/** Danish order: æ, ø and å last, and aa as å. */
export function inDanishOrder(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Written first, so that a sentence begins as one. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('da') + text.slice(1);
}

function isSame(andel: number, { taeller, naevner }: Fraction): boolean {
  return naevner > 0 && Math.abs(andel - taeller / naevner) < SAME_SHARE;
}

/** taeller / naevner × 10^shift in whole units, half up: in whole numbers, so that nothing is lost. */
function fractionUnits({ taeller, naevner }: Fraction, shift: number): bigint {
  const [over, under] = [BigInt(taeller), BigInt(naevner)];
  return (2n * over * 10n ** BigInt(shift) + under) / (2n * under);
}

/**
 * |value| × 10^shift in whole units, half up. The decimal digits people would write for the number
 * are what is rounded: 0.6665 is 66.65 %, and so 66.7 %, though its nearest double is a little less.
 */
function roundedUnits(value: number, shift: number): bigint {
  const [whole = '0', fraction = ''] = writtenPlainly(Math.abs(value)).split('.');
  const digits = fraction.padEnd(shift + 1, '0');
  const units = BigInt(whole + digits.slice(0, shift));
  return digits.charAt(shift) >= '5' ? units + 1n : units;
}

function writtenPlainly(magnitude: number): string {
  if (!Number.isFinite(magnitude)) {
    throw new RangeError(
      `Cannot write ${magnitude} in a report: a figure must be a finite number.`,
    );
  }
  if (magnitude < WRITTEN_PLAINLY_MIN) return '0';
  return magnitude < WRITTEN_PLAINLY_MAX ? String(magnitude) : String(BigInt(magnitude));
}

function written(
  units: bigint,
  { negative, decimals }: { readonly negative: boolean; readonly decimals: number },
): string {
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(?:\d{3})+$)/g, '.');
  const rest = decimals === 0 ? '' : `,${digits.slice(-decimals)}`;
  return `${negative && units !== 0n ? '−' : ''}${whole}${rest}`;
}
