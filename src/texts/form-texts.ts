import type { Klage } from '../klage/klage.ts';

/** Words for one field; those that are questions with fixed answers have `svar`. */
export type FieldTexts = {
  readonly label: string;
  readonly hjaelp?: string;
  readonly svar?: { readonly [answer: string]: string };
  /** A line under an answer that needs one. */
  readonly uddyb?: { readonly [answer: string]: string };
};

/** Every field the form shows itself; `kontakt` is the heading over e-mail, phone and address. */
export type ShownField = Exclude<keyof Klage, 'oensketModtager' | 'sprog'> | 'kontakt';

export const STEPS = ['hvad', 'foer', 'fortael', 'omdig', 'gennemse'] as const;
export type Step = (typeof STEPS)[number];

/** The box in which the emne is looked for, and what it answers. */
export type SearchTexts = {
  readonly label: string;
  readonly hjaelp: string;
  readonly knap: string;
  readonly fundet: (antal: number) => string;
  readonly ingen: string;
  readonly andet: string;
  readonly ikkeKommunen: (navn: string) => string;
  /** Over where help is now. */
  readonly fare: string;
};

/** What src/texts/da/form.ts and its translations must say. */
export type FormTexts = {
  readonly titel: string;
  readonly indledning: string;
  readonly trin: { readonly [step in Step]: string };
  readonly gennemse: string;
  readonly gennemseHjaelp: string;
  readonly fejlTitel: string;
  readonly filerIgen: string;
  readonly vaelg: string;
  readonly tomtFelt: string;
  readonly tegnHoejst: (antal: string) => string;
  readonly soegning: SearchTexts;
  /** What the question for a CPR number is folded under. */
  readonly cprTitel: string;
  readonly emneKommunens: string;
  readonly emneAndres: string;
  readonly emneEksternHos: (navn: string) => string;
  readonly emneEksternAdresse: string;
  readonly emneEkstern: string;
  readonly spoergsmaal: { readonly [field in ShownField]: FieldTexts };
};
