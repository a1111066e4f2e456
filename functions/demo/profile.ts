import type { Day } from '../../src/klage/calendar.ts';
import { hosOn } from '../routing/on-day.ts';
import type { Emne, RuleSet } from '../routing/rule-set.ts';
import { picker, type Seeded, seeded, seedOf } from './seeded.ts';

/** How things go in one forvaltning of the fictional year. */
export type Manner = {
  /** Share of klager that are upheld, wholly or in part. */
  readonly upheld: number;
  /** Median days from receipt to closing without Styrket Borgerkontakt. */
  readonly days: number;
  /** Share of klager handled with Styrket Borgerkontakt. */
  readonly contact: number;
};

/** Who is complained about over what, and how it goes there: from the kommune's own rules. */
export type Profile = {
  readonly rules: RuleSet;
  readonly forvaltninger: readonly string[];
  readonly raadgiver: string;
  /** What a klage is about. */
  readonly emne: (random: Seeded) => Emne;
  /** The forvaltning with most klager, and what many of them are about in the surge. */
  readonly surge: { readonly forvaltning: string; readonly emne: string; readonly problem: string };
  /** A forvaltning for something that is not about an emne. */
  readonly forvaltning: (random: Seeded) => string;
  readonly mannerOf: (forvaltning: string) => Manner;
};

/** Where people live off what is decided, they complain: an emne whose afgørelser can be appealed. */
const APPEALABLE = 12;
/** A forvaltning that decides nothing over anybody gets about one klage a year. */
const DECIDES_NOTHING = 0.12;
/** What is not the kommune's, or nobody's yet, comes now and then. */
const ELSEWHERE = 0.4;

export function profileOf(rules: RuleSet, dag: Day): Profile {
  const modtagere = [...rules.modtagere.values()];
  const forvaltninger = modtagere
    .filter(({ slags }) => slags === 'forvaltning')
    .map(({ id }) => id);
  const emner = [...rules.emner.values()];
  const own = (forvaltning: string) => emner.filter((emne) => hosOn(emne, dag) === forvaltning);
  const decides = new Set(
    forvaltninger.filter((id) => own(id).some(({ klage }) => klage !== null)),
  );
  const weightOf = (emne: Emne) => {
    const hos = hosOn(emne, dag) ?? '';
    if (!forvaltninger.includes(hos)) return ELSEWHERE;
    const weight = emne.klage === null ? 1 : APPEALABLE;
    return decides.has(hos) ? weight : weight * DECIDES_NOTHING;
  };
  const load = (id: string) => own(id).reduce((sum, emne) => sum + weightOf(emne), 0);
  const [heaviest = ''] = forvaltninger.toSorted((a, b) => load(b) - load(a));
  return {
    rules,
    forvaltninger,
    raadgiver: modtagere.find(({ slags }) => slags === 'borgerraadgiver')?.id ?? '',
    emne: picker(emner, weightOf),
    surge: { forvaltning: heaviest, ...firstWords(rules) },
    forvaltning: picker(forvaltninger, load),
    mannerOf,
  };
}

/** The kommune's own words, the first of each list. */
function firstWords({ kategorier }: RuleSet) {
  const [emne] = kategorier.overordnedeEmner;
  const problem = kategorier.borgerensProblem.find(({ id }) => id === 'ventetid');
  return {
    emne: emne?.id ?? '',
    problem: (problem ?? kategorier.borgerensProblem[0])?.id ?? '',
  };
}

/** Forvaltninger differ, each always in the same way. */
function mannerOf(forvaltning: string): Manner {
  const random = seeded(seedOf(forvaltning));
  return {
    upheld: 0.34 + random.below(30) / 100,
    days: 15 + random.below(13),
    contact: 0.15 + random.below(50) / 100,
  };
}
