import type { Fields } from './drafts.ts';
import { fillIn } from './remember-typed.ts';

/** Never kept in a draft: the CPR number; and what belongs to the page and not to the klage. */
const LEFT_OUT = ['cpr', 'regelsaet', 'vistModtager', 'hjemmeside', 'handling'];
/** What the citizen is asked beside the files, where the form itself is only carried along. */
const ASKED_ON_REVIEW = ['oensketModtager', 'fuldmagtSenere'];
/** What a form nobody has touched holds all the same. */
const GIVEN = ['noegle', ...LEFT_OUT];

/** What a draft holds of a form: what was typed, and the key, so that one klage is sent once. */
export function fieldsOf(form: HTMLFormElement): Fields {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !LEFT_OUT.includes(name) ? [[name, value]] : [],
  );
}

/** A draft with the answers of the review page, which asks some of the questions only; the rest stays. */
export function withReview(felter: Fields, review: HTMLFormElement): Fields {
  const isAsked = (name: string) =>
    ASKED_ON_REVIEW.includes(name) && review.elements.namedItem(name) !== null;
  const kept = felter.filter(([name]) => !isAsked(name));
  return [...kept, ...fieldsOf(review).filter(([name]) => isAsked(name))];
}

/** Whether nothing has been answered yet. */
export function isUntouched(form: HTMLFormElement): boolean {
  return fieldsOf(form).every(([name]) => GIVEN.includes(name));
}

/** Whether a draft is of the very form on the page: it has the same key. */
export function isOfForm(felter: Fields, form: HTMLFormElement): boolean {
  const keyIn = (fields: Fields) => fields.find(([name]) => name === 'noegle')?.[1];
  return keyIn(felter) === keyIn(fieldsOf(form));
}

/** After Back from the review page: what was answered there is in the draft alone. */
export function takeInReview(form: HTMLFormElement, felter: Fields): void {
  for (const name of ASKED_ON_REVIEW) {
    const control = form.elements.namedItem(name);
    if (!(control instanceof HTMLInputElement)) continue;
    const value = felter.find(([field]) => field === name)?.[1];
    if (control.type === 'checkbox') control.checked = value === control.value;
    else control.value = value ?? '';
  }
}

/** Puts a draft in the place of what stands in the form, and tells whoever follows its fields. */
export function takeIn(form: HTMLFormElement, felter: Fields): void {
  form.reset();
  fillIn(form, felter);
  form.querySelector('#emne')?.dispatchEvent(new Event('change', { bubbles: true }));
  for (const area of form.querySelectorAll('textarea')) area.dispatchEvent(new Event('input'));
}
