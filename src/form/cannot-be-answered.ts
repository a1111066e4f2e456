import type { Typed } from '../locals.ts';

const CONTACT = ['email', 'telefon', 'adresse'];

/** Whether a klage says nothing of how to reach whoever sends it: then nobody can answer. */
export function cannotBeAnswered(values: Typed): boolean {
  return values['anonym'] === 'ja' && CONTACT.every((field) => (values[field] ?? '').trim() === '');
}
