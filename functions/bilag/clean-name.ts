export const NAME_CHARS_MAX = 120;
const EXTENSION_CHARS_MAX = 10;
/** Where a name is missing or nothing of it is left. */
const FALLBACK = 'bilag';

/** Everything that is not seen, or turns what is seen around: controls, bidi, zero width, fillers. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const SPACES = /\p{Zs}+/gu;
/** What Windows takes for part of a path or a pattern. */
const RESERVED_CHARS = /[<>:"|?*]/g;
/** What Windows takes for a device, whatever the extension. */
const RESERVED_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Extensions that run or open a browser, in the middle of a name: `faktura.exe.pdf`. */
const MISLEADING =
  /\.(?=(?:exe|com|bat|cmd|scr|pif|js|jse|vbs|vbe|wsf|ps1|msi|hta|jar|lnk|reg|html?|svg|php|sh|docm|dll)(?:\.|$))/gi;

/** A file name in two parts; the extension is in lower case, without its dot, '' when none. */
export type FileName = { readonly stem: string; readonly extension: string };

/**
 * A name that any mail program and disk can bear: NFC, one line, no folder, nothing unseen, no
 * device of Windows. Letters of all languages are kept.
 */
export function cleanName(raw: string): FileName {
  const seen = raw.toWellFormed().replace(UNSEEN, '').replace(SPACES, ' ').normalize('NFC');
  const last = seen.split(/[/\\]/).at(-1) ?? '';
  const bare = trimDots(last.replace(RESERVED_CHARS, '_'));
  const dot = bare.lastIndexOf('.');
  const extension = dot === -1 ? '' : bare.slice(dot + 1);
  if (!isExtension(extension)) return { stem: cleanStem(bare), extension: '' };
  return { stem: cleanStem(bare.slice(0, dot)), extension: extension.toLowerCase() };
}

/** The names written out, at most 120 characters, and no two alike even where case is ignored. */
export function distinctNames(names: readonly FileName[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let written = writeName(name, '');
    for (let n = 2; taken.has(written.toLowerCase()); n += 1) written = writeName(name, ` (${n})`);
    taken.add(written.toLowerCase());
    return written;
  });
}

function writeName({ stem, extension }: FileName, mark: string): string {
  const ending = extension === '' ? mark : `${mark}.${extension}`;
  return (
    [...stem]
      .slice(0, NAME_CHARS_MAX - ending.length)
      .join('')
      .trimEnd() + ending
  );
}

function cleanStem(stem: string): string {
  const clean = trimDots(stem).replace(MISLEADING, '_');
  if (clean === '') return FALLBACK;
  const device = clean.split('.', 1)[0]?.trimEnd() ?? '';
  return RESERVED_NAME.test(device) ? `_${clean}` : clean;
}

/** In "scan 12.03.2026" there is none. */
function isExtension(text: string): boolean {
  return text.length <= EXTENSION_CHARS_MAX && /^\d*[A-Za-z][A-Za-z0-9]*$/.test(text);
}

/** Without the dots and spaces at either end that hide a file or that Windows drops. */
function trimDots(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isDotOrSpace(text[from])) from += 1;
  while (to > from && isDotOrSpace(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

function isDotOrSpace(char: string | undefined): boolean {
  return char === '.' || char === ' ';
}
