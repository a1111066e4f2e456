import type { DayNumbers } from './day-numbers.ts';

/** A case as the register's index tells it; days are numbers. */
export type CountedCase = {
  readonly kilde: string;
  /** '' for none. */
  readonly forvaltning: string;
  /** Who has the case; '' when it is the forvaltning it is about. */
  readonly svarer: string;
  readonly modtaget: number;
  readonly afsluttet: number | null;
  readonly svarfrist: number | null;
  readonly inviteret: boolean;
  /** The citizen's, 1–5. */
  readonly score: number | null;
  /** The closed values, a sign each (FELTER). */
  readonly signs: string;
  /** Days to the first contact of Styrket Borgerkontakt. */
  readonly foersteKontakt: number | null;
  readonly emner: readonly string[];
  readonly problemer: readonly string[];
  /** As `emne:medhold`. */
  readonly punkter: readonly string[];
  /** Two signs each. */
  readonly indsatser: string;
};

/** Words before those of caseLine: modtaget kilde forvaltning svarer afsluttet svarfrist tilfredshed. */
const WORDS = 13;
const NONE: readonly string[] = [];

/**
 * Reads the columns of the register's index, joined by blanks; none of them can hold one.
 * @throws Error when it is no such line: what is counted must never be guessed.
 */
export function readLine(line: string, days: DayNumbers): CountedCase {
  const words = line.split(' ');
  if (words.length !== WORDS) throw new Error(`A case's line has ${words.length} words.`);
  const [modtaget = '', kilde = '', forvaltning = '', svarer = '', afsluttet, svarfrist] = words;
  const [tilfredshed = '', signs = '', foersteKontakt, emner, problemer, punkter, indsatser = ''] =
    words.slice(6);
  return {
    ...{ kilde, forvaltning, svarer, signs, indsatser },
    modtaget: days.ofInstant(modtaget),
    afsluttet: dayIn(afsluttet, days),
    svarfrist: dayIn(svarfrist, days),
    inviteret: tilfredshed[0] === '1',
    score: numberIn(tilfredshed.slice(1)),
    foersteKontakt: numberIn(foersteKontakt),
    emner: listIn(emner),
    problemer: listIn(problemer),
    punkter: listIn(punkter),
  };
}

function dayIn(word: string | undefined, days: DayNumbers): number | null {
  return word === undefined || word === '' ? null : days.ofDay(word);
}

function numberIn(word: string | undefined): number | null {
  return word === undefined || word === '' ? null : Number(word);
}

function listIn(word: string | undefined): readonly string[] {
  return word === undefined || word === '' ? NONE : word.split(',');
}
