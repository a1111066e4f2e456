import type { Klage } from './klage.ts';

/** Whether an answer can reach the citizen: whoever is anonymous may still have written where. */
export function canBeAnswered({ anonym, email, telefon, adresse }: Klage): boolean {
  return anonym === 'nej' || (email ?? telefon ?? adresse) !== undefined;
}
