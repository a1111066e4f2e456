/** Parts of the form that say who has the chosen emne, and ask what settles it. */
const PARTS = ['ekstern', 'afklar'];

/**
 * When an emne is chosen that somebody else has, or that needs one more question, the server's own
 * words about it are put on the page. They are many and long, so the first view goes without them.
 */
export function followEmne(form: HTMLFormElement, select: HTMLSelectElement): void {
  select.addEventListener('change', async () => {
    const emne = select.value;
    const option = select.selectedOptions[0];
    if (!option?.matches('.unsure, .outside *')) return;
    const page = await formWith(form, emne);
    if (page === null || select.value !== emne) return;
    for (const id of PARTS) {
      const fresh = page.getElementById(id);
      if (fresh !== null) document.getElementById(id)?.replaceChildren(...fresh.childNodes);
    }
  });
}

/** The form as the server shows it with this emne chosen, and nothing else that was typed. */
async function formWith(form: HTMLFormElement, emne: string): Promise<Document | null> {
  const noegle = form.querySelector<HTMLInputElement>('[name=noegle]')?.value ?? '';
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams({ handling: 'ret', noegle, emne }),
    });
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    // Without an answer the general words stay: they are true as well.
    return null;
  }
}
