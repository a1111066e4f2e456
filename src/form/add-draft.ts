/** What DRAFT_KEY in draft-keys.ts begins with: here apart, since a script of its own weighs more. */
const DRAFT = /^klagevej-kladde-/;

/**
 * Loads what keeps a form once there is something to keep, or a draft to offer. Until the citizen
 * says yes, nothing typed is kept on the device. What does not come is asked for at the next letter.
 */
export function addDraft(form: HTMLFormElement): void {
  let isAsked = false;
  const load = async () => {
    if (isAsked) return;
    isAsked = true;
    const loaded = await import('./keep-form.ts').catch(() => null);
    isAsked = loaded !== null;
    loaded?.keepForm(form);
  };
  form.addEventListener('input', load);
  try {
    if (Object.keys(localStorage).some((key) => DRAFT.test(key))) load();
  } catch {
    // A browser that keeps nothing for pages has no draft.
  }
}
