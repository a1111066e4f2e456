import type { FieldError } from './klage/klage.ts';
import type { ModtagerChoice, Typed } from './locals.ts';

/** Where a klage is when its letter no longer says: sent to the wrong place, or closed. */
export type Stilling = 'undervejs' | 'fejlsendt' | 'afsluttet';

/** The way of a klage, station by station. */
export type Trin = 'modtaget' | 'sendt' | 'bekraeftet' | 'kontakt' | 'afsluttet';

/** One station: `tid` is an ISO instant or a day, null while it is not reached. */
export type CaseStep = { readonly trin: Trin; readonly tid: string | null };

/** What a citizen can do now; each has words of its own. */
export type Naeste =
  | 'sendes'
  | 'vent'
  | 'vent-raadgiver'
  | 'kontakt'
  | 'svarfrist-udloebet'
  | 'raadgiver-for-sent'
  | 'ring'
  | 'sendt-videre'
  | 'fejlsendt'
  | 'manuel'
  | 'uden-svar'
  | 'afsluttet';

/** Why a klage could not be sent on to Borgerrådgiveren. */
export type VidereFejl = 'for-tidligt' | 'hos-raadgiver' | 'afsluttet' | 'ikke-muligt' | 'nede';

/** The citizen's own copy: opened by the code, gone, or out of reach at this moment. */
export type EgenKopi =
  | { readonly kind: 'aaben'; readonly tekst: string }
  | { readonly kind: 'slettet' }
  | { readonly kind: 'utilgaengelig' };

/** What a citizen can say of a closed case. */
export type CitizenVoiceView = {
  /** Hidden fields: the page carries them on. */
  readonly nummer: string;
  readonly kode: string;
  /** `tilfreds`, `kontakt` and `behov`, as answered so far. */
  readonly values: Typed;
  /** The last day the answers can be changed; null when it has passed. */
  readonly rettesTil: string | null;
  /** Something was just answered. */
  readonly tak: boolean;
  /** True when the citizen has said that they are not satisfied. */
  readonly utilfreds: boolean;
  /** Closed answers to begin a klage to Borgerrådgiveren with. */
  readonly videre: Typed;
};

export type StatusPage = {
  readonly view: 'status';
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly status: {
    readonly nummer: string;
    /** Hidden: the page's buttons carry it on. */
    readonly kode: string;
    readonly modtaget: string;
    readonly modtager: ModtagerChoice;
    readonly tilstand: 'venter' | 'sendes' | 'accepteret' | 'kvitteret' | 'manuel';
    readonly svarfrist: string;
    readonly trin: readonly CaseStep[];
    readonly naeste: Naeste;
    /** The first day on which the klage can be sent on: the day after the svarfrist. */
    readonly videreFra: string;
    readonly videreFejl: VidereFejl | null;
    /** The klage this one was sent on as, and the one it carries on; null when there is none. */
    readonly naesteSag: string | null;
    readonly forrigeSag: string | null;
    /** What the rule that decided tells the citizen, as the rules in force say it. */
    readonly vejledning: readonly { readonly id: string; readonly tekst: string }[];
    /** Days from closing until the own copy ends: RETENTION_DAYS. */
    readonly kopiDage: number;
    /** Until when the copy and the code are good; null while the case is open. */
    readonly slutter: { readonly kopi: string; readonly kode: string } | null;
    readonly haendelser: readonly { readonly tid: string; readonly hvad: string }[];
    readonly egenKopi: EgenKopi;
    readonly stilling: Stilling;
    /** null until the case is closed. */
    readonly stemme: CitizenVoiceView | null;
  } | null;
};
