import type { AnswerTo, Question } from '../../src/klage/questions.ts';
import type { Rettighedsgruppe } from '../../src/klage/rettighedsgrupper.ts';
import type { Places } from './fejl.ts';

/** A text in the two languages the kommune writes. */
export type Tekst = { readonly da: string; readonly en: string };

/** Something that has a value from a day on, until the next entry's day. `gyldigFra` is YYYY-MM-DD. */
export type FromDay = { readonly gyldigFra: string };

/** Who can receive a klage: an entry of modtagere.json. */
export type Modtager = {
  readonly id: string;
  readonly kortnavn: string;
  readonly slags: 'forvaltning' | 'borgerraadgiver';
  readonly navne: readonly (FromDay & Tekst)[];
  readonly postkasse: string;
  /** Paths of PEM files below RULES_DIR; empty in development means a demo pair. */
  readonly certifikater: readonly string[];
  readonly certifikatadresse: string | null;
  readonly profil: 'gcm-oaep' | 'cbc-pkcs1';
  readonly brevMaksMB: number;
};

/** What a klage can be about: an entry of emner.json. */
export type Emne = Tekst & {
  readonly id: string;
  readonly soegeord: { readonly da: readonly string[]; readonly en: readonly string[] };
  readonly hos: readonly (FromDay & { readonly id: string })[];
  readonly ekstern: (Tekst & { readonly adresse: string | null }) | null;
  readonly afklar: Tekst | null;
  readonly klage: { readonly instans: Tekst; readonly fristUger: number } | null;
  readonly kle: string | null;
};

/** The conditions of a rule: question → the answers that match. */
export type Naar = { readonly [Q in Question]?: readonly AnswerTo<Q>[] };

/** A rule of regler.json; the first that matches decides. */
export type Regel = {
  readonly id: string;
  readonly begrundelse: Tekst;
  readonly kilde: string;
  readonly gyldigFra: string;
  readonly gyldigTil: string | null;
  readonly naar: Naar;
  /** `emnets-forvaltning` or a modtager's id. */
  readonly send: string;
  readonly vejledning: readonly string[];
  readonly eksempler: readonly Eksempel[];
};

/** A klage somebody thought through: `svar` as a citizen would give them, and who must receive it. */
export type Eksempel = {
  readonly navn: string;
  readonly dag?: string | undefined;
  readonly svar: { readonly [field: string]: string };
  readonly modtager: string;
};

/** The kommune's settings: indstillinger.json. */
export type Indstillinger = {
  readonly kommune: {
    readonly navn: string;
    readonly navnEn: string;
    readonly hjemmeside: string;
    readonly telefon: string;
    readonly adresse: string;
    readonly aabningstider: Tekst;
    readonly dpo: string;
  };
  readonly borgerraadgiver: {
    readonly telefon: string;
    readonly email: string;
    readonly adresse: string;
  };
  /** The kommune's own page on personal data. */
  readonly databeskyttelse?: string;
  /** Whom to reach about pages one cannot use, and what the kommune has said of them itself. */
  readonly tilgaengelighed?: {
    readonly telefon: string;
    readonly email: string;
    /** YYYY-MM-DD. */
    readonly gennemgaaet?: string;
    readonly erklaering?: string;
  };
  /** Closed days that are not public holidays, MM-DD each year or YYYY-MM-DD once. */
  readonly ikkeArbejdsdage: readonly string[];
  /** Arbejdsdage until the citizen must have a written reply. */
  readonly svarfristArbejdsdage: number;
  /** Arbejdsdage after which a modtager should have acknowledged a letter. */
  readonly kvitteringsfristArbejdsdage: number;
  /** So many cases a published count is of at least, or of none. */
  readonly mindsteCelle: number;
  /** Sources (`kilde`) whose cases are the forvaltninger's own klager, not Borgerrådgiveren's. */
  readonly forvaltningskilder: readonly string[];
};

export type Kategori = Tekst & { readonly id: string };

/** Words in both languages, as citizens write them. */
export type Ord = { readonly da: readonly string[]; readonly en: readonly string[] };

/** Words that alone may mean several emner: an entry of soegehjaelp.json. */
export type Tvetydig = {
  readonly ord: Ord;
  readonly spoergsmaal: Tekst;
  readonly svar: readonly (Tekst & { readonly emne: string })[];
};

/** Words that mean that somebody is in danger now, and what to say: an entry of soegehjaelp.json. */
export type Fare = {
  readonly id: string;
  readonly ord: Ord;
  readonly besked: Tekst;
  /** Ids of Hjaelp, the most important first. */
  readonly hjaelp: readonly string[];
};

/** Somebody who helps at once: an entry of soegehjaelp.json. */
export type Hjaelp = {
  readonly id: string;
  readonly navn: Tekst;
  readonly telefon: string;
  readonly hvad: Tekst;
  readonly adresse: string | null;
};

/** What the search needs beside the emner: soegehjaelp.json. */
export type Soegehjaelp = {
  readonly tvetydige: readonly Tvetydig[];
  readonly fare: readonly Fare[];
  readonly hjaelp: ReadonlyMap<string, Hjaelp>;
};

/** Guidance: its text, and where it stands on the page with all rights. */
export type Vejledning = Tekst & {
  readonly titel?: Tekst;
  readonly gruppe?: Rettighedsgruppe;
};

/** One whole, checked set of the kommune's rules. */
export type RuleSet = {
  /** SHA-256 (hex) over every file of the set, certificates included. */
  readonly hash: string;
  readonly reserve: readonly string[];
  readonly modtagere: ReadonlyMap<string, Modtager>;
  readonly emner: ReadonlyMap<string, Emne>;
  readonly regler: readonly Regel[];
  readonly vejledninger: ReadonlyMap<string, Vejledning>;
  readonly kategorier: {
    readonly overordnedeEmner: readonly Kategori[];
    readonly borgerensProblem: readonly Kategori[];
  };
  readonly maaltal: readonly Maaltal[];
  readonly indstillinger: Indstillinger;
  /** Citizens' words by emne; no emne need have any. */
  readonly ordforraad: ReadonlyMap<string, Ord>;
  readonly soegehjaelp: Soegehjaelp;
  /** PEM text by the path modtagere.json names. */
  readonly certifikater: ReadonlyMap<string, string>;
  /** Where everything stands in the files, for messages. */
  readonly places: Places;
};

export type Maaltal = {
  readonly forvaltning: string | null;
  readonly maal: string;
  readonly hoejst?: number | undefined;
  readonly mindst?: number | undefined;
  readonly gyldigFra: string;
  readonly gyldigTil: string | null;
};

/** What the rules say of one klage. */
export type Decision = {
  readonly modtager: string;
  /** The rule that decided; `null` when none matched and the reserve got it. */
  readonly regel: string | null;
  readonly begrundelse: Tekst;
  readonly vejledning: readonly string[];
  /** The answers that alone are enough for this modtager. */
  readonly afgoerende: { readonly [Q in Question]?: string };
};
