import type { Svar } from '../../src/klage/questions.ts';

/** What kinds of faults a rule set can have (contract §4). */
export const FEJL_KODER = [
  'uden-regel',
  'intet-at-sende-til',
  'doed-regel',
  'uopnaaelig-modtager',
  'eksempel',
  'ukendt',
  'laesning',
  'certifikat',
] as const;
export type FejlKode = (typeof FEJL_KODER)[number];

/** One fault in the kommune's rule files: where it is, and in Danish what it is and what to do. */
export type Fejl = {
  readonly kode: FejlKode;
  /** Path below RULES_DIR. */
  readonly fil: string;
  /** From 1. */
  readonly linje: number;
  /** Whole sentences, beginning with file, line and column. */
  readonly besked: string;
  readonly regel?: string;
  /** One reachable combination of answers that shows the fault. */
  readonly kombination?: Svar;
};

/** What is worth knowing of a rule set and is no fault; told as a {@link Fejl} is. */
export type Oplysning = {
  readonly kode: 'overlap' | 'andel' | 'naas-ikke' | 'certifikat';
  readonly fil: string;
  readonly linje: number;
  readonly besked: string;
  readonly regel?: string;
  /** One reachable combination of answers that shows it. */
  readonly kombination?: Svar;
};

/** A position in a text file, both counted from 1; columns in UTF-16 units as editors count. */
export type Place = { readonly linje: number; readonly kolonne: number };

/** Where every value of the rule files stands: key `<fil>/<key>/<index>/…` with `/` and `~` escaped. */
export type Places = Pick<ReadonlyMap<string, Place>, 'get'>;

/** The steps from a file's root to a value. */
export type Path = readonly (string | number)[];

/** The key of {@link Places} for a value. */
export function placeKey(fil: string, path: Path): string {
  let key = fil;
  for (const step of path) key += `/${typeof step === 'number' ? step : escaped(step)}`;
  return key;
}

function escaped(step: string): string {
  return ESCAPED.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}

const ESCAPED = /[~/]/;

/** Where a value stands; where it is missing, where the nearest thing around it stands. */
export function placeOf(places: Places, fil: string, path: Path): Place {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const place = places.get(placeKey(fil, path.slice(0, depth)));
    if (place !== undefined) return place;
  }
  return { linje: 1, kolonne: 1 };
}

/** Something said of a place: the place goes in front of its sentence. */
export function toldAt<Told extends { readonly fil: string; readonly besked: string }>(
  { linje, kolonne }: Place,
  told: Told,
): Told & { readonly linje: number } {
  return {
    ...told,
    linje,
    besked: `${told.fil}, linje ${linje}, kolonne ${kolonne}: ${told.besked}`,
  };
}
