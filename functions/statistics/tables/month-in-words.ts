import type { MonthOf } from '../periods.ts';

const MAANEDER = [
  ...['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september'],
  ...['oktober', 'november', 'december'],
] as const;

/** `april 2017`, or of a part of it `april 2017 (3.–12.)`. */
export function monthInWords({ maaned, periode: { fra, til }, hel }: MonthOf): string {
  const [year = '', month] = maaned.split('-');
  const navn = `${MAANEDER[Number(month) - 1]} ${year}`;
  if (hel) return navn;
  const [first, last] = [fra, til].map((day) => `${Number(day.slice(8))}.`);
  return first === last ? `${navn} (${first})` : `${navn} (${first}–${last})`;
}
