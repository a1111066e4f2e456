import type { Table } from '../statistics/report.ts';
import { readCell } from './read-cell.ts';

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
