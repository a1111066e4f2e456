/** Texts of rule files that are not saved, kept in this window until it is closed. */
const PREFIX = 'vaerksted ';

export type Kept = { readonly fil: string; readonly grundlag: string };

/** Keeps a text that is not saved, or forgets it when it is what the server has. */
export function keepText(about: Kept, text: string, saved: string): void {
  try {
    if (text === saved) sessionStorage.removeItem(keyOf(about));
    else sessionStorage.setItem(keyOf(about), text);
  } catch {
    // Full, or not allowed: then a reload asks first, as it does anyway.
  }
}

/** The text that was not saved, when the page still stands on the version it began from. */
export function keptText(about: Kept): string | null {
  for (const key of Object.keys(sessionStorage)) {
    const isOld = key.startsWith(`${PREFIX}${about.fil} `) && key !== keyOf(about);
    if (isOld) sessionStorage.removeItem(key);
  }
  return sessionStorage.getItem(keyOf(about));
}

function keyOf({ fil, grundlag }: Kept): string {
  return `${PREFIX}${fil} ${grundlag}`;
}
