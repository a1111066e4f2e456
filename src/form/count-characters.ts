import { codePoints } from '../klage/text.ts';
import { draftWords } from './draft-words.ts';
import { pageSprog } from './words.ts';

/** A reader is told once the typing rests. */
const REST_MS = 1_000;

/** Shows under a long field how much room is left; the field itself is never cut off. */
export function countCharacters(form: HTMLFormElement): void {
  for (const hint of form.querySelectorAll<HTMLElement>('[data-max]')) {
    const field = form.querySelector<HTMLTextAreaElement>(`[aria-describedby~="${hint.id}"]`);
    if (field !== null) followField(field, hint, Number(hint.dataset['max']));
  }
}

function followField(field: HTMLTextAreaElement, hint: HTMLElement, charsMax: number): void {
  const spoken = document.createElement('span');
  spoken.className = 'sr-only';
  spoken.role = 'status';
  hint.after(spoken);
  let rest: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    hint.textContent = roomInWords(charsMax - codePoints(field.value));
    clearTimeout(rest);
    rest = setTimeout(() => {
      spoken.textContent = field.value === '' ? '' : hint.textContent;
    }, REST_MS);
  };
  field.addEventListener('input', show);
  if (field.value !== '') show();
}

function roomInWords(left: number): string {
  const t = draftWords();
  const count = Math.abs(left).toLocaleString(pageSprog());
  return left < 0 ? t.tegnForMange(count) : t.tegnTilbage(count);
}
