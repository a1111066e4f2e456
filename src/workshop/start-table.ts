import { vaerksted } from '../texts/vaerksted.ts';

/** Pointing at a cell says which rule decides it, and marks every cell that rule decides. */
const table = document.querySelector('.routes table');
const told = document.querySelector<HTMLElement>('[data-told]');
if (table !== null && told !== null) {
  told.hidden = false;
  const rest = told.textContent;
  const show = (event: Event) => tell(event.target, rest);
  table.addEventListener('focusin', show);
  table.addEventListener('mouseover', show);
  table.addEventListener('mouseleave', () => tell(null, rest));
}

function tell(target: EventTarget | null, rest: string): void {
  const link = target instanceof Element ? target.closest('td')?.querySelector('a') : null;
  const regel = link?.getAttribute('href')?.slice(1) ?? null;
  for (const cell of document.querySelectorAll('.routes td')) {
    const leads = cell.querySelector('a')?.getAttribute('href')?.slice(1);
    cell.classList.toggle('same', regel !== null && leads === regel);
  }
  if (told === null) return;
  const rule = regel === null ? null : document.getElementById(regel);
  const why = rule?.querySelector('.why')?.textContent ?? '';
  told.textContent = regel === null ? rest : `${vaerksted.oversigt.afgoeresAf(regel)} ${why}`;
}
