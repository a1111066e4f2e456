import type { Sprog } from '../klage/klage.ts';
import { steps as da } from '../texts/da/steps.ts';
import { steps as en } from '../texts/en/steps.ts';

/** The language of the page the script runs on. */
export function pageSprog(): Sprog {
  return document.documentElement.lang === 'en' ? 'en' : 'da';
}

/** What the script itself says, in the language of the page. */
export function pageWords(): typeof da {
  return pageSprog() === 'en' ? en : da;
}
