import { cleaned } from './svg.ts';

/** Longest name of a sheet, and what none may hold (Excel). */
export const SHEET_NAME_CHARS_MAX = 31;
const FORBIDDEN = /[[\]:*?/\\]/g;

/** A name for each sheet: allowed, and no two the same whatever the case. */
export function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const name = firstFree(title, taken);
    taken.add(name.toLowerCase());
    return name;
  });
}

function firstFree(title: string, taken: ReadonlySet<string>): string {
  for (let i = 1; ; i += 1) {
    const name = shortened(title, i === 1 ? '' : ` (${i})`);
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** No apostrophe stands first or last: Excel puts its own there. */
function shortened(title: string, end: string): string {
  const allowed = cleaned(title).replaceAll(FORBIDDEN, ' ').replaceAll("'", '’');
  const words = allowed.replace(/ {2,}/g, ' ').trim();
  const room = SHEET_NAME_CHARS_MAX - end.length;
  return `${firstWords(words, room) || 'Ark'}${end}`;
}

/** Whole words as far as there is room; a first word that is too long is cut. */
function firstWords(text: string, room: number): string {
  if (text.length <= room) return text;
  const cut = text.slice(0, room + 1);
  const end = cut.lastIndexOf(' ');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
}
