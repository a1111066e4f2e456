import type { Sprog } from '../klage/klage.ts';

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const;
const TIME_ZONE = 'Europe/Copenhagen';

/** A day (YYYY-MM-DD) as people say it: "mandag den 5. januar 2026". Other text as it is. */
export function dayInWords(day: string, sprog: Sprog): string {
  const instant = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  const format = new Intl.DateTimeFormat(LOCALE[sprog], { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(instant);
}

/** An instant (ISO) as Danish wall time: "5. januar 2026 kl. 14.30". Other text as it is. */
export function instantInWords(iso: string, sprog: Sprog): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  const format = new Intl.DateTimeFormat(LOCALE[sprog], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  });
  return format.format(instant);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day or an instant, whichever it is, in words. */
export function momentInWords(moment: string, sprog: Sprog): string {
  return DAY.test(moment) ? dayInWords(moment, sprog) : instantInWords(moment, sprog);
}

/** A whole number with the separators of the language. */
export function countInWords(count: number, sprog: Sprog): string {
  return count.toLocaleString(LOCALE[sprog]);
}
