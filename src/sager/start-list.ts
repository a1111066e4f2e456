/**
 * j and k go down and up the list, while one of its links has focus: nowhere else, where they would
 * be in the way of whoever types or talks to the machine (WCAG 2.1.4).
 */
const links: Element[] = [...document.querySelectorAll('#sager th a')];
const STEPS: { readonly [key: string]: number } = { j: 1, k: -1 };

document.getElementById('sager')?.addEventListener('keydown', (event) => {
  const step = STEPS[event.key];
  const focused = document.activeElement;
  const at = focused === null ? -1 : links.indexOf(focused);
  if (step === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = links[at + step];
  if (next instanceof HTMLElement) next.focus();
});

export {};
