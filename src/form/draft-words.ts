import { draft as da } from '../texts/da/draft.ts';
import { draft as en } from '../texts/en/draft.ts';
import { pageSprog } from './words.ts';

/** What is said about drafts, in the language of the page. */
export function draftWords(): typeof da {
  return pageSprog() === 'en' ? en : da;
}

/** When a draft was written, in words. */
export function writtenInWords(gemt: number): string {
  const sprog = pageSprog() === 'en' ? 'en-GB' : 'da-DK';
  return draftWords().gemt(
    new Date(gemt).toLocaleString(sprog, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }),
  );
}
