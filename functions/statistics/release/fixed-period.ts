import { addDays, type Day } from '../../../src/klage/calendar.ts';
import type { Periode } from '../report.ts';

/** The periods a release can be of; each is made of whole calendar quarters. */
export const PERIODE_SLAGS = ['kvartal', 'halvaar', 'aar', 'beretningsaar'] as const;
export type PeriodeSlags = (typeof PERIODE_SLAGS)[number];

export type FixedPeriod = {
  /** Also its address: `2017-kvartal-2`, `2017-halvaar-1`, `2017`, `2017-beretningsaar`. */
  readonly id: string;
  readonly slags: PeriodeSlags;
  readonly titel: string;
  readonly periode: Periode;
};

/** A quarter's number: four a year, counted on and on, so that the next one is one more. */
export type Quarter = number;

/** The quarters of a span: the first, and the first that is not in it any more. */
export type QuarterSpan = { readonly first: Quarter; readonly end: Quarter };

const MONTHS = 3;

/** Every fixed period of a slags that begins in the year. */
export function periodsOf(slags: PeriodeSlags, year: number): readonly FixedPeriod[] {
  const january = year * 4;
  switch (slags) {
    case 'kvartal':
      return [0, 1, 2, 3].map((i) =>
        named(slags, `${year}-kvartal-${i + 1}`, {
          titel: `${i + 1}. kvartal ${year}`,
          span: { first: january + i, end: january + i + 1 },
        }),
      );
    case 'halvaar':
      return [0, 1].map((i) =>
        named(slags, `${year}-halvaar-${i + 1}`, {
          titel: `${i + 1}. halvår ${year}`,
          span: { first: january + 2 * i, end: january + 2 * i + 2 },
        }),
      );
    case 'aar':
      return [
        named(slags, `${year}`, { titel: `${year}`, span: { first: january, end: january + 4 } }),
      ];
    case 'beretningsaar':
      return [
        named(slags, `${year}-beretningsaar`, {
          titel: `Beretningsåret ${year}/${(year + 1) % 100}`.replace(/\/(\d)$/, '/0$1'),
          span: { first: january + 1, end: january + 5 },
        }),
      ];
  }
}

function named(
  slags: PeriodeSlags,
  id: string,
  { titel, span }: { readonly titel: string; readonly span: QuarterSpan },
): FixedPeriod {
  return { id, slags, titel, periode: periodeOf(span) };
}

/** The fixed period with this id; null when there is none. */
export function findPeriod(id: string): FixedPeriod | null {
  const year = /^\d{4}/.exec(id)?.[0];
  if (year === undefined) return null;
  const all = PERIODE_SLAGS.flatMap((slags) => periodsOf(slags, Number(year)));
  return all.find((period) => period.id === id) ?? null;
}

/** The fixed periods that were wholly past on `today`, the newest first, none that began before `since`. */
export function pastPeriods(since: Day, today: Day): readonly FixedPeriod[] {
  const [from, to] = [since, today].map((day) => Number(day.slice(0, 4)));
  const years = Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, i) => (from ?? 0) + i);
  return years
    .flatMap((year) => PERIODE_SLAGS.flatMap((slags) => periodsOf(slags, year)))
    .filter(({ periode }) => periode.til < today && periode.til >= since)
    .sort((a, b) => (newness(a) < newness(b) ? 1 : -1));
}

/** Later for what ends later; of those that end together, for what began later. */
function newness({ periode: { fra, til } }: FixedPeriod): string {
  return `${til} ${fra}`;
}

/**
 * The quarters a period is made of.
 * @throws RangeError when it is not made of whole quarters: such a period is not released.
 */
export function spanOf({ fra, til }: Periode): QuarterSpan {
  const span = { first: quarterOf(fra), end: quarterOf(addDays(til, 1)) };
  const whole = periodeOf(span);
  if (whole.fra !== fra || whole.til !== til) {
    throw new RangeError(`The period ${fra}–${til} is not made of whole calendar quarters.`);
  }
  return span;
}

/** The days of some quarters. */
export function periodeOf({ first, end }: QuarterSpan): Periode {
  return { fra: firstDayOf(first), til: addDays(firstDayOf(end), -1) };
}

function quarterOf(day: Day): Quarter {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS);
}

function firstDayOf(quarter: Quarter): Day {
  const month = String((quarter % 4) * MONTHS + 1).padStart(2, '0');
  return `${Math.floor(quarter / 4)}-${month}-01`;
}

/** Every quarter of a period by itself. */
export function quartersIn(periode: Periode): readonly Periode[] {
  const { first, end } = spanOf(periode);
  return Array.from({ length: end - first }, (_, i) =>
    periodeOf({ first: first + i, end: first + i + 1 }),
  );
}
