import type { FieldError } from '../klage/klage.ts';
import type { FormPage, PageLocals, ReviewPage } from '../locals.ts';
import type { FieldTexts, ShownField } from '../texts/form-texts.ts';
import { textsIn } from '../texts/texts.ts';

/** What a field of the form shows: words, what was typed, and what is wrong with it. */
export type FieldView = FieldTexts & {
  readonly value: string;
  readonly error: FieldError | undefined;
  /** Ids for aria-describedby, or undefined when nothing describes the field. */
  readonly describedBy: string | undefined;
};

/** The one field `field` of the form on the page. */
export function fieldView(locals: PageLocals, field: ShownField): FieldView {
  const page = filledPage(locals);
  const words = textsIn(locals.sprog).form.spoergsmaal[field];
  const error = page.errors.find((candidate) => candidate.field === field);
  const described = [
    words.hjaelp === undefined ? [] : [`${field}-hint`],
    error === undefined ? [] : [`${field}-fejl`],
  ].flat();
  return {
    ...words,
    value: page.values[field] ?? '',
    error,
    describedBy: described.length === 0 ? undefined : described.join(' '),
  };
}

function filledPage({ page }: PageLocals): FormPage | ReviewPage {
  if (page.view === 'form' || page.view === 'review') return page;
  throw new Error('A field of the form stands on another page.');
}

/** The page's data, when it is the form. @throws when a form part is put on another page. */
export function formPage(locals: PageLocals): FormPage {
  if (locals.page.view !== 'form') throw new Error('A part of the form stands on another page.');
  return locals.page;
}
