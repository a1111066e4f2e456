/** Every draft on the device has its own entry in localStorage: this, and a random id. */
export const DRAFT_KEY = 'klagevej-kladde-';
/** Which draft this tab writes, and in which edition it left it; holds nothing that was typed. */
export const OWN_KEY = 'klagevej-kladde';
/** How long a draft is kept after it was last written. */
const DRAFT_MS_MAX = 7 * 24 * 3_600_000;

/** The keys of all drafts on the device, newest or not; old ones are deleted as they are met. */
export function draftKeys(storage: Storage, nowMs: number): readonly string[] {
  const keys = Object.keys(storage).filter((key) => key.startsWith(DRAFT_KEY));
  return keys.filter((key) => {
    // An entry begins with the instant it was written.
    const isKept = nowMs - Number.parseInt(storage.getItem(key) ?? '', 10) < DRAFT_MS_MAX;
    if (!isKept) storage.removeItem(key);
    return isKept;
  });
}

/** As {@link draftKeys}, also where a browser keeps nothing for pages, and says so by throwing. */
export function keptDrafts(): readonly string[] {
  try {
    return draftKeys(localStorage, Date.now());
  } catch {
    return [];
  }
}
