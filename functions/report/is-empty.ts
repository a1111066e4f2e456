import type { Table } from '../statistics/report.ts';
import { readCell } from './read-cell.ts';
import { INGEN_RAEKKER, INGEN_SAGER } from './texts.ts';

/**
 * Whether a table has nothing to tell: it rests on no case, and neither the period before nor
 * anything held back is in it. What only the rules say (a target) is no news.
 */
export function isEmpty({ n, kolonner, raekker }: Table): boolean {
  if (n > 0) return false;
  const counted = kolonner.filter(({ noegle }) => !noegle.startsWith('felter.'));
  return !raekker.some((row) =>
    counted.some((column) => {
      const cell = readCell(row, column);
      return cell.slags === 'skjult' || (cell.slags === 'tal' && cell.vaerdi !== 0);
    }),
  );
}

/** What a table says where it has no case, or no row though there are cases; null: it has both. */
export function emptyWords({ id, n, raekker }: Table): string | null {
  if (raekker.length === 0) return INGEN_RAEKKER[id] ?? INGEN_SAGER;
  return n === 0 ? INGEN_SAGER : null;
}
