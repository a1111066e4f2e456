/** What stands in the browser's own history entry: never sent, and gone with the tab's history. */
const KEY = 'typed';
/** A browser may write its history to the disk, to restore a session; these stay out of it. */
const FORGOTTEN = ['cpr'];

/**
 * Keeps what is typed when the form is sent or reloaded, so that Back and the reload show it as it
 * was left. Browsers do that themselves only for pages they may keep, and these say no-store.
 */
export function rememberTyped(form: HTMLFormElement): void {
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    isSent = true;
    keep(form);
  });
  // A form that is being sent leaves out what is no longer asked: it was kept whole above.
  addEventListener('beforeunload', () => {
    if (!isSent) keep(form);
  });
  addEventListener('pageshow', () => {
    isSent = false;
  });
}

function keep(form: HTMLFormElement): void {
  const typed = [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && !FORGOTTEN.includes(name),
  );
  history.replaceState({ [KEY]: typed }, '');
}

/** Fills the form as it was when it left, after Back or a reload. */
export function recallTyped(form: HTMLFormElement): void {
  const state: unknown = history.state;
  if (typeof state === 'object' && state !== null && KEY in state) fillIn(form, state[KEY]);
}

/** Puts pairs of name and value in the fields of those names; whatever else is left alone. */
export function fillIn(form: HTMLFormElement, typed: unknown): void {
  if (!Array.isArray(typed)) return;
  for (const pair of typed) {
    if (!Array.isArray(pair)) continue;
    const [name, value] = pair;
    if (typeof name === 'string' && typeof value === 'string') setValue(form, name, value);
  }
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) {
      if (control.value === value) control.checked = true;
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      control.value = value;
    }
  }
}
