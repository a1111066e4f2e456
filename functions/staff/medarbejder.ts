import { createHash } from 'node:crypto';
import type { RuleSet } from '../routing/rule-set.ts';

const PLAIN_ROLLER = ['regelredaktoer', 'borgerraadgiver', 'statistik'] as const;
const FORVALTNING = 'forvaltning:';

/** What somebody may do here. A forvaltning's own people see its own cases only. */
export type Rolle = (typeof PLAIN_ROLLER)[number] | `forvaltning:${string}`;

/** Somebody who works with klager, as the login told us of them. */
export type Medarbejder = {
  /** What events call them: `medarbejder:<subject>`, at most 80 characters, no blanks. */
  readonly id: string;
  readonly navn: string;
  readonly roller: readonly Rolle[];
};

const ID = 'medarbejder:';
const ID_CHARS_MAX = 80;
const NAVN_CHARS_MAX = 120;

/**
 * The roles a claim names: a list of texts, or one text with blanks or commas between. What is no
 * role of ours is ignored, and so is a forvaltning that the rules do not know.
 */
export function readRoller(claim: unknown, rules: RuleSet): readonly Rolle[] {
  const named = typeof claim === 'string' ? claim.split(/[\s,]/) : claim;
  if (!Array.isArray(named)) return [];
  const texts = named.filter((value: unknown) => typeof value === 'string');
  return [...new Set(texts.flatMap((text) => rolleOf(text, rules) ?? []))];
}

function rolleOf(text: string, rules: RuleSet): Rolle | null {
  const plain = PLAIN_ROLLER.find((rolle) => rolle === text);
  if (plain !== undefined) return plain;
  const id = text.startsWith(FORVALTNING) ? text.slice(FORVALTNING.length) : '';
  return rules.modtagere.get(id)?.slags === 'forvaltning' ? `${FORVALTNING}${id}` : null;
}

/** The forvaltning a role is of; null for one that is of no forvaltning. */
export function forvaltningOf(rolle: Rolle): string | null {
  return rolle.startsWith(FORVALTNING) ? rolle.slice(FORVALTNING.length) : null;
}

/** What a page may ask for: one role, or that of any forvaltning. */
export type RolleKrav = Exclude<Rolle, `forvaltning:${string}`> | 'en-forvaltning';

export function hasRolle({ roller }: Pick<Medarbejder, 'roller'>, krav: RolleKrav): boolean {
  if (krav !== 'en-forvaltning') return roller.includes(krav);
  return roller.some((rolle) => forvaltningOf(rolle) !== null);
}

/** What events call a subject of the login; one too long or with blanks in it by its SHA-256. */
export function idOf(subject: string): string {
  const fits = /^[!-~]+$/.test(subject) && ID.length + subject.length <= ID_CHARS_MAX;
  return ID + (fits ? subject : createHash('sha256').update(subject).digest('hex'));
}

/** A name to show: on one line, not too long; what stands for it where the login tells none. */
export function readNavn(claim: unknown, otherwise: string): string {
  const line = typeof claim === 'string' ? claim.replace(/[\p{C}\s]+/gu, ' ').trim() : '';
  return line === '' ? otherwise : [...line].slice(0, NAVN_CHARS_MAX).join('');
}
