import { SOEGNING_CHARS_MAX } from '../../../src/soegning/words.ts';
import type { SentForm } from '../intake.ts';

/** The beginning of a button's value that chooses the emne named after it. */
const CHOOSE_EMNE = 'emne:';

/** What was typed to look for an emne; no more of it than is looked at. */
export function typedSearch({ control }: SentForm): string {
  return (control.get('soegning') ?? '').slice(0, SOEGNING_CHARS_MAX);
}

/** The same form with nothing to look for. */
export function withoutSearch(form: SentForm): SentForm {
  return { ...form, control: new Map([...form.control].filter(([field]) => field !== 'soegning')) };
}

/** The emne whose button was pressed, or null when another was. */
export function emneOfButton(handling: string): string | null {
  return handling.startsWith(CHOOSE_EMNE) ? handling.slice(CHOOSE_EMNE.length) : null;
}
