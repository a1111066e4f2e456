/** What a report must know of the kommune's rules, in its own words and order. */
export type ReportRules = {
  /** Of the whole set: another set may count otherwise. */
  readonly hash: string;
  readonly forvaltninger: readonly ReportForvaltning[];
  readonly overordnedeEmner: readonly Named[];
  readonly borgerensProblem: readonly Named[];
  /** In the order in which they decide. */
  readonly regler: readonly string[];
  readonly maaltal: readonly ReportMaaltal[];
  /** Sources whose cases are a forvaltning's own klager. */
  readonly forvaltningskilder: readonly string[];
};

export type Named = { readonly id: string; readonly navn: string };

export type ReportForvaltning = Named & { readonly kortnavn: string };

export type ReportMaaltal = {
  /** null: all of them together. */
  readonly forvaltning: string | null;
  readonly maal: string;
  readonly hoejst: number | null;
  readonly mindst: number | null;
  readonly gyldigFra: string;
  readonly gyldigTil: string | null;
};
