/**
 * Easter Sunday by C. F. Gauss (1800, with his correction of 1816): an oracle that shares nothing
 * with the method in src/klage/calendar.ts. The constants M and N hold from 1900 to 2199.
 */
export function gaussEaster(year: number): string {
  const n = year < 2100 ? 5 : 6;
  const m = 24;
  const d = (19 * (year % 19) + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * m + 11) % 30 < 19);
  const marchDay = 22 + d + e - (late ? 7 : 0);
  const [month, day] = marchDay > 31 ? ['04', marchDay - 31] : ['03', marchDay];
  return `${year}-${month}-${String(day).padStart(2, '0')}`;
}
