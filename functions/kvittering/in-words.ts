import type { Sprog } from '../../src/klage/klage.ts';

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const;
const BYTES = [
  [1_000_000, 'MB'],
  [1_000, 'kB'],
] as const;

/** A calendar day, YYYY-MM-DD, in words. */
export function dayIn(sprog: Sprog, day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return noon.toLocaleDateString(LOCALE[sprog], { dateStyle: 'full', timeZone: 'UTC' });
}

/** An instant (ISO) in words, in Danish wall time. */
export function instantIn(sprog: Sprog, iso: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' } as const;
  return new Date(iso).toLocaleString(LOCALE[sprog], options);
}

/** A file's size. */
export function sizeIn(sprog: Sprog, bytes: number): string {
  const [unit, name] = BYTES.find(([least]) => bytes >= least) ?? [1, 'byte'];
  const amount = (bytes / unit).toLocaleString(LOCALE[sprog], { maximumFractionDigits: 1 });
  return `${amount} ${name}`;
}
