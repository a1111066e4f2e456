import { isLoadedData } from '../soegning/soege-data.ts';
import type { Combobox } from './emne-combobox.tsx';

/**
 * Makes the box for the emne a combobox when it is first touched: what that takes is loaded then,
 * and by nobody who picks from the list. Until it has come, or if it does not come, its button asks
 * the server, as without scripts.
 */
export function addEmneSearch(form: HTMLFormElement, select: HTMLSelectElement): void {
  const input = form.querySelector<HTMLInputElement>('#soegning');
  const button = form.querySelector<HTMLButtonElement>('[value=soeg]');
  if (input === null || button === null) return;
  // Enter in any field presses a form's first button for sending: that is not to be this one.
  button.type = 'button';
  // And what is typed here is for this browser alone: no part of what is checked, kept or sent.
  input.removeAttribute('name');
  const touch = once(() => loadCombobox(input, select));
  const ask = async () => {
    const combobox = await touch();
    if (combobox === null) sendSearch(input, button);
    else combobox.open();
  };
  input.addEventListener('focus', () => touch().then((combobox) => combobox && button.remove()));
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (button.isConnected) ask();
  });
  button.addEventListener('click', ask);
}

async function loadCombobox(
  input: HTMLInputElement,
  select: HTMLSelectElement,
): Promise<Combobox | null> {
  try {
    const [{ makeCombobox }, response] = await Promise.all([
      import('./emne-combobox.tsx'),
      fetch(input.dataset['from'] ?? ''),
    ]);
    const loaded: unknown = response.ok ? await response.json() : null;
    return isLoadedData(loaded) ? await makeCombobox({ input, select }, loaded) : null;
  } catch {
    return null;
  }
}

/** The server finds it, and the whole form comes back with what it found. */
function sendSearch(input: HTMLInputElement, button: HTMLButtonElement): void {
  input.name = 'soegning';
  button.type = 'submit';
  button.form?.requestSubmit(button);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | null = null;
  return () => {
    begun ??= work();
    return begun;
  };
}
