import type { Day } from './calendar.ts';
import type { Sprog } from './klage.ts';

/** What can be registered on a case: the closed lists, in the order pages and reports show them. */
export const SAG_SLAGS = ['klage', 'henvendelse', 'konsultativ-bistand'] as const;
export const KANALER = ['skriftlig', 'personlig', 'telefonisk', 'digital'] as const;
export const ARTER = ['formel', 'materiel'] as const;
export const MEDHOLD = ['helt', 'delvist', 'ikke', 'afvist', 'trukket', 'ukendt'] as const;
export const INDSATS_TYPER = [
  'ekspedition',
  'intervention',
  'tilsyn',
  'konsultativ-bistand',
] as const;
export const EKSPEDITION_MAADER = ['automatisk', 'manuel'] as const;
export const LOESNINGER = ['helt', 'delvist', 'ikke', 'afventer'] as const;
export const LAERINGER = ['konkret', 'generel', 'ingen'] as const;
export const KONSULTATIV_OPFOELGNINGER = [
  'konkret-forbedring',
  'generel-forbedring',
  'ikke-brugt',
  'ukendt',
] as const;
export const RISICI_BORGER = [
  'afgoerelsensLovlighed',
  'borgerensStilling',
  'tillidOgTryghed',
] as const;
export const RISICI_KOMMUNE = [
  'lovligForvaltning',
  'effektivAdministration',
  'serviceniveau',
  'oekonomiskForsvarlighed',
] as const;
/** Styrket Borgerkontakt: whether it was used, how the citizen was reached, what came of it. */
export const KONTAKT_BRUGT = ['ja', 'nej', 'ikke-relevant'] as const;
export const KONTAKT_KANALER = ['telefon', 'personlig', 'email', 'brev'] as const;
export const KONTAKT_RESULTATER = [
  'loest-ved-kontakten',
  'klage-trukket',
  'klage-fastholdt',
  'ikke-truffet',
] as const;
/** Citizens' and staff's satisfaction in whole steps. */
export const SCORE_MIN = 1;
export const SCORE_MAX = 5;
export const KONTAKT_FORSOEG_MAX = 99;
/** Longest of each list on one case. */
export const KLAGEPUNKTER_MAX = 50;
export const INDSATSER_MAX = 50;
export const ORD_MAX = 20;

export type SagSlags = (typeof SAG_SLAGS)[number];
export type Kanal = (typeof KANALER)[number];
export type Loesning = (typeof LOESNINGER)[number];
export type Laering = (typeof LAERINGER)[number];
export type KonsultativOpfoelgning = (typeof KONSULTATIV_OPFOELGNINGER)[number];

/** One point of a case; at least one thing is known of it. */
export type Klagepunkt = {
  readonly overordnetEmne: string | null;
  readonly art: (typeof ARTER)[number] | null;
  readonly medhold: (typeof MEDHOLD)[number] | null;
  readonly medholdKendtVia: Kanal | null;
};

/** Something begun because of a case. `maade` is of an ekspedition only. */
export type Indsats = {
  readonly type: (typeof INDSATS_TYPER)[number];
  readonly maade: (typeof EKSPEDITION_MAADER)[number] | null;
  readonly paabegyndt: Day;
  readonly afsluttet: Day | null;
};

export type StyrketBorgerkontakt = {
  readonly brugt: (typeof KONTAKT_BRUGT)[number] | null;
  readonly foersteKontakt: Day | null;
  readonly kanal: (typeof KONTAKT_KANALER)[number] | null;
  readonly forsoeg: number | null;
  readonly resultat: (typeof KONTAKT_RESULTATER)[number] | null;
};

/** The citizen's own: whether they were asked, and their answer of 1–5. */
export type Tilfredshed = { readonly inviteret: boolean | null; readonly score: number | null };

/** Risks by name: there or not; null is not assessed. */
export type Risici<Name extends string> = { readonly [N in Name]: boolean | null };

/** Everything that is registered on one case; null or an empty list is not registered. */
export type Registreret = {
  readonly slags: SagSlags;
  /** ISO 8601 instant in UTC with milliseconds. */
  readonly modtaget: string;
  readonly kanal: Kanal;
  readonly sprog: Sprog | null;
  readonly forvaltning: string | null;
  readonly emne: string | null;
  readonly overordnedeEmner: readonly string[];
  readonly borgerensProblem: readonly string[];
  readonly klagepunkter: readonly Klagepunkt[];
  readonly indsatser: readonly Indsats[];
  readonly risikoBorger: Risici<(typeof RISICI_BORGER)[number]>;
  readonly risikoKommune: Risici<(typeof RISICI_KOMMUNE)[number]>;
  readonly loesning: Loesning | null;
  readonly loestMedMaalrettetIndsats: boolean | null;
  readonly laering: Laering | null;
  readonly konsultativOpfoelgning: KonsultativOpfoelgning | null;
  readonly styrketBorgerkontakt: StyrketBorgerkontakt;
  readonly tilfredshed: Tilfredshed;
  readonly medarbejdertilfredshed: number | null;
  readonly afsluttet: Day | null;
  /** The modtager a klage was sent to by mistake; null when it was not. */
  readonly fejlsendt: string | null;
};

/** A case about which nothing is registered but that it came. */
export function nothingRegistered(
  sag: Pick<Registreret, 'slags' | 'modtaget' | 'kanal'>,
): Registreret {
  return {
    ...{ slags: sag.slags, modtaget: sag.modtaget, kanal: sag.kanal, sprog: null },
    ...{ forvaltning: null, emne: null, overordnedeEmner: [], borgerensProblem: [] },
    ...{ klagepunkter: [], indsatser: [] },
    risikoBorger: { afgoerelsensLovlighed: null, borgerensStilling: null, tillidOgTryghed: null },
    risikoKommune: {
      lovligForvaltning: null,
      effektivAdministration: null,
      serviceniveau: null,
      oekonomiskForsvarlighed: null,
    },
    ...{ loesning: null, loestMedMaalrettetIndsats: null, laering: null },
    konsultativOpfoelgning: null,
    styrketBorgerkontakt: {
      ...{ brugt: null, foersteKontakt: null, kanal: null, forsoeg: null, resultat: null },
    },
    tilfredshed: { inviteret: null, score: null },
    ...{ medarbejdertilfredshed: null, afsluttet: null, fejlsendt: null },
  };
}
