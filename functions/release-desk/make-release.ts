import { createHash } from 'node:crypto';
import { knownReleases } from '../register/udgivelser.ts';
import { type FixedPeriod, quartersIn } from '../statistics/release/fixed-period.ts';
import type { ReleasedReport } from '../statistics/release/released-report.ts';
import type { Report } from '../statistics/report.ts';
import type { Statistics } from '../threads/statistics-thread.ts';
import type { Suppressor } from '../threads/suppress-thread.ts';
import type { World } from '../world.ts';

export type ReleaseMakers = {
  readonly world: World;
  readonly statistics: Statistics;
  readonly suppressor: Suppressor;
};

/** A release that nobody has published yet. */
export type MadeRelease = {
  readonly period: FixedPeriod;
  readonly indhold: ReleasedReport;
  /** The version of the figures it was made from. */
  readonly grundlag: string;
  /** How many releases it is hidden around. */
  readonly kendte: number;
  /** SHA-256 (hex) of what it says. */
  readonly aftryk: string;
};

/** What would be published of a period now: of every case, hidden around all that was ever published. */
export async function makeRelease(
  { world, statistics, suppressor }: ReleaseMakers,
  period: FixedPeriod,
): Promise<MadeRelease | 'opgivet'> {
  const counted = await statistics.report({ periode: period.periode, forvaltninger: null });
  if (counted === 'opgivet') return 'opgivet';
  const quarters: Report[] = [];
  for (const periode of quartersIn(period.periode)) {
    const part = await statistics.report({ periode, forvaltninger: null });
    if (part === 'opgivet') return 'opgivet';
    quarters.push(part.report);
  }
  const earlier = await knownReleases(world.db);
  const cellMin = world.rules().indstillinger.mindsteCelle;
  const indhold = await suppressor.suppress({
    ...{ report: counted.report, earlier, cellMin, quarters },
  });
  if (indhold === 'opgivet') return 'opgivet';
  const aftryk = createHash('sha256').update(JSON.stringify(indhold)).digest('hex');
  return { period, indhold, grundlag: counted.version, kendte: earlier.length, aftryk };
}
