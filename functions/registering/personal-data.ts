import { createHash } from 'node:crypto';
import { findCpr } from '../../src/klage/cpr.ts';
import { findEmails } from '../../src/klage/email.ts';
import { canonicalText } from '../../src/klage/text.ts';

/** A place in a note that looks like it tells who the citizen is: where, and never the whole of it. */
export type PersonalData = {
  readonly slags: 'cpr' | 'email';
  readonly before: string;
  readonly masked: string;
  readonly after: string;
};

const CONTEXT_CHARS = 30;
const CPR_CHARS_SHOWN = 6;

/** Everything in a note that looks like a CPR number or an e-mail address, in its order. */
export function findPersonalData(note: string): readonly PersonalData[] {
  const places = [
    ...findCpr(note).map((place) => ({ ...place, slags: 'cpr' as const })),
    ...findEmails(note).map((place) => ({ ...place, slags: 'email' as const })),
  ];
  return places
    .toSorted((a, b) => a.start - b.start)
    .map(({ slags, start, end }) => ({
      slags,
      before: note.slice(Math.max(0, start - CONTEXT_CHARS), start),
      masked: mask(slags, note.slice(start, end)),
      after: note.slice(end, end + CONTEXT_CHARS),
    }));
}

function mask(slags: PersonalData['slags'], found: string): string {
  if (slags === 'cpr') return `${found.slice(0, CPR_CHARS_SHOWN)}-****`;
  return `${found.slice(0, 1)}****${found.slice(found.indexOf('@'))}`;
}

/**
 * Names one note, so that whoever keeps it knowingly keeps this one and no other; as it is saved, since
 * browsers send the ends of its lines in their own way.
 */
export function noteAftryk(note: string): string {
  return createHash('sha256').update(canonicalText(note)).digest('hex').slice(0, 16);
}
