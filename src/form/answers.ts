import { NAMED_FIELDS } from '../klage/form-input.ts';
import { DEFAULT_ANSWERS } from '../klage/questions.ts';
import type { Answered, PageLocals, Typed } from '../locals.ts';
import type { ShownField } from '../texts/form-texts.ts';
import { dayInWords } from '../texts/in-words.ts';
import { textsIn } from '../texts/texts.ts';
import { SECTIONS } from './sections.ts';

/** One answer, in words. */
export type Answer = { readonly field: string; readonly label: string; readonly words: string };

export type AnswerSection = {
  readonly step: (typeof SECTIONS)[number]['step'];
  readonly answers: readonly Answer[];
};

/** Everything the citizen answered, section by section; what was left open is left out. */
export function answersInWords(locals: PageLocals, page: Answered): readonly AnswerSection[] {
  return SECTIONS.map(({ step, fields }) => ({
    step,
    answers: fields
      .filter((field) => isAsked(field, page.values))
      .flatMap((field) => answerTo(field, locals, page)),
  }));
}

/** What is typed where nothing is asked goes nowhere, and so it is not shown as an answer. */
function isAsked(field: ShownField, values: Typed): boolean {
  if (field === 'fuldmagtSenere') return values['paaVegneAf'] === 'en-anden';
  return values['anonym'] !== 'ja' || !NAMED_FIELDS.includes(field);
}

function answerTo(field: ShownField, locals: PageLocals, page: Answered): Answer[] {
  const { form, review } = textsIn(locals.sprog);
  const { label, svar } = form.spoergsmaal[field];
  const typed = page.values[field]?.trim() ?? '';
  const usual = Object.entries(DEFAULT_ANSWERS).find(([question]) => question === field)?.[1];
  if (typed === '' && usual === undefined) return [];
  if (typed === '') return [{ field, label, words: review.regnMed(svar?.[usual ?? ''] ?? '') }];
  return [{ field, label, words: typedInWords(field, typed, { locals, page }) ?? typed }];
}

function typedInWords(
  field: ShownField,
  typed: string,
  { locals, page }: { readonly locals: PageLocals; readonly page: Answered },
): string | undefined {
  const { form, review } = textsIn(locals.sprog);
  if (field === 'emne') return page.emne.navn;
  if (field === 'klagedato' || field === 'afgoerelsesdato') return dayInWords(typed, locals.sprog);
  const words = form.spoergsmaal[field].svar?.[typed];
  if (words !== undefined) return words;
  if (field === 'valgtForvaltning') return page.modtagere.find(({ id }) => id === typed)?.navn;
  if (YES_FIELDS.has(field)) return typed === 'ja' ? review.ja : review.nej;
  return undefined;
}

const YES_FIELDS: ReadonlySet<string> = new Set([
  'fuldmagtSenere',
  'anonym',
  'adressebeskyttelse',
  'bekraeftelse',
  'besked',
]);
