import type { Sprog } from '../klage/klage.ts';
import { da } from './da.ts';
import { en } from './en.ts';

export type Texts = typeof da;

/** The texts in one language: the same keys in each, held by the type. */
export function textsIn(sprog: Sprog): Texts {
  return sprog === 'da' ? da : en;
}
