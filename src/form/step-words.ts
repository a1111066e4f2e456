import { STEPS } from '../texts/form-texts.ts';
import { pageWords } from './words.ts';

/** The step the address names, counted from 0; the first one when it names none. */
export function stepInAddress(): number {
  const at = STEPS.findIndex((step) => `#${step}` === location.hash);
  return at === -1 || at === STEPS.length - 1 ? 0 : at;
}

/** The title of a step: its heading, how far it is, and the page's own title. */
export function stepTitle(
  heading: string,
  { at, faulty, base }: { readonly at: number; readonly faulty: boolean; readonly base: string },
): string {
  const t = pageWords();
  const plain = base.startsWith(t.fejl) ? base.slice(t.fejl.length) : base;
  return `${faulty ? t.fejl : ''}${heading} – ${t.trinAf(at + 1, STEPS.length)} – ${plain}`;
}
