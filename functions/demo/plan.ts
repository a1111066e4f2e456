import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { instantOn, receiptDays } from './days.ts';
import type { DemoDesk, PlannedCase } from './demo-desk.ts';
import { seeded } from './seeded.ts';

/** The streams of cases: how many in two years, how they grow, when in the day they come. */
const STREAMS = [
  { slags: 'blanket', count: 1_620, growth: 1.45, working: false, hours: [7, 22.5] },
  { slags: 'henvendelse', count: 1_000, growth: 1, working: true, hours: [9, 15] },
  { slags: 'forvaltning', count: 380, growth: 1.15, working: true, hours: [9, 15] },
] as const;

/**
 * Every case of both years, in the order they came; the same for the same instant.
 * @param share of the usual number
 */
export function planCases(
  { now, today, closed }: Pick<DemoDesk, 'now' | 'today' | 'closed'>,
  share = 1,
): readonly PlannedCase[] {
  const planned = STREAMS.flatMap(({ slags, count, growth, working, hours }, stream) => {
    const dayOf = receiptDays(today, { growth, closed: working ? closed : null });
    return Array.from({ length: Math.round(count * share) }, (_, i): PlannedCase => {
      const seed = stream * 100_000 + i + 1;
      const random = seeded(seed);
      const modtaget = instantOn(random, dayOf(random), hours);
      return { slags, modtaget, dag: dayInCopenhagen(modtaget), random, seed };
    });
  });
  return planned
    .filter(({ modtaget }) => modtaget < now)
    .toSorted((a, b) => a.modtaget.getTime() - b.modtaget.getTime());
}
