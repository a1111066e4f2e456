import type { FieldError, Sprog } from '../../../src/klage/klage.ts';

const WORDS = {
  'new-klage': {
    da: 'Du har allerede sendt en klage herfra, og teksten er ændret siden. Er det en ny klage, så tryk send igen.',
    en: 'You have already sent a complaint from here, and the text has changed since. If it is a new complaint, press send again.',
  },
  'no-key': {
    da: 'Klagen er ikke sendt, fordi siden var for gammel. Læs den igennem, og tryk send igen.',
    en: 'The complaint was not sent because the page was too old. Look through it and press send again.',
  },
} as const;

/** Why a klage was not sent, although nothing is wrong with what was typed: it is about the key. */
export function keyFault(kind: keyof typeof WORDS, sprog: Sprog): FieldError {
  const code = kind === 'no-key' ? 'mangler' : 'format';
  return { field: 'noegle', code, message: WORDS[kind][sprog] };
}
