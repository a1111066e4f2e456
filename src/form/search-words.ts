import { emneSearch as da } from '../texts/da/emne-search.ts';
import { emneSearch as en } from '../texts/en/emne-search.ts';
import { pageSprog } from './words.ts';

/** What the box for the emne says, in the language of the page. */
export function searchWords(): typeof da {
  return pageSprog() === 'en' ? en : da;
}
