import type { X509Certificate } from 'node:crypto';

const DAY_MS = 86_400_000;

/** Whole days until a certificate lapses; below 0 when it has. */
export function wholeDaysLeft({ validToDate }: X509Certificate, now: Date): number {
  return Math.floor((validToDate.getTime() - now.getTime()) / DAY_MS);
}
