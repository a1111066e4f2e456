const KOEBENHAVN = 'Europe/Copenhagen';
const LONG_DAY = new Intl.DateTimeFormat('da-DK', { dateStyle: 'full', timeZone: 'UTC' });
const INSTANT_DAY = new Intl.DateTimeFormat('da-DK', { dateStyle: 'full', timeZone: KOEBENHAVN });
const INSTANT_TIME = new Intl.DateTimeFormat('da-DK', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: KOEBENHAVN,
});
const NUMBER = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 1 });
const KB_BYTES = 1_000;
const MB_BYTES = 1_000_000;

/** A calendar day, YYYY-MM-DD, as people write it: "fredag den 4. december 2026". */
export function danishDay(day: string): string {
  return LONG_DAY.format(new Date(`${day}T00:00:00Z`));
}

/** An instant in Danish time: "fredag den 4. december 2026 kl. 09.05". */
export function danishInstant(at: Date): string {
  return `${INSTANT_DAY.format(at)} kl. ${INSTANT_TIME.format(at)}`;
}

/** A file size with a Danish decimal comma. */
export function danishSize(bytes: number): string {
  if (bytes >= MB_BYTES) return `${NUMBER.format(bytes / MB_BYTES)} MB`;
  if (bytes >= KB_BYTES) return `${NUMBER.format(bytes / KB_BYTES)} kB`;
  return `${bytes} byte`;
}
