import type { Day } from './klage/calendar.ts';
import type { FieldError } from './klage/klage.ts';
import type { Kanal, SagSlags } from './klage/registrering.ts';
import type { ModtagerChoice, Typed } from './locals.ts';
import type {
  CaseEvent,
  CaseForm,
  CasePage,
  Frist,
  Leveringstilstand,
  Named,
  Names,
  PersonalPlace,
} from './sag-locals.ts';
import type { StaffPerson } from './staff-locals.ts';

/** The heaps a worklist is divided in. */
export type Bunke =
  | 'nye'
  | 'hos-forvaltningen'
  | 'overskredne'
  | 'uden-kvittering'
  | 'manuelle'
  | 'alle';

/** How many cases lie in a heap. */
export type BunkeAntal = {
  readonly antal: number;
  /** Whether there are more than that, and nobody has counted how many. */
  readonly flere: boolean;
};

/** One line of the worklist. */
export type CaseLine = {
  readonly adresse: string;
  readonly nummer: string;
  readonly slags: SagSlags;
  readonly kanal: Kanal;
  /** ISO instant. */
  readonly modtaget: string;
  /** Who has it: Borgerrådgiveren what nobody was given. */
  readonly hos: string;
  readonly emne: string | null;
  readonly frist: Frist | null;
  readonly tilstand: Leveringstilstand | null;
  readonly afsluttet: Day | null;
  /** True when nothing has been registered on it. */
  readonly ny: boolean;
};

/** What a worklist can be narrowed and sorted by, as the address says it. */
export type ListChoice = {
  readonly bunke: Bunke;
  readonly hos: string | null;
  readonly emne: string | null;
  readonly slags: SagSlags | null;
  readonly sortering: 'modtaget' | 'frist';
  readonly retning: 'asc' | 'desc';
};

/** Which form a new case is written down in. */
export type NewCaseForm = 'henvendelse' | 'klage';

/** `/medarbejder/sager`: the cases somebody may see. */
export type CaseListPage = {
  readonly view: 'staff-cases';
  readonly person: StaffPerson;
  readonly raadgiver: boolean;
  /** The forms they may write a new case down in: Borgerrådgiveren's, a forvaltning's. */
  readonly nye: readonly NewCaseForm[];
  readonly valg: ListChoice;
  readonly antal: { readonly [B in Bunke]: BunkeAntal };
  readonly lines: readonly CaseLine[];
  /** Addresses of the pages before and after; null: there is none. */
  readonly foer: string | null;
  readonly efter: string | null;
  readonly modtagere: readonly ModtagerChoice[];
  readonly emner: readonly Named[];
  /** Arbejdsdage after which a letter should have been acknowledged. */
  readonly kvitteringsfristArbejdsdage: number;
  /** A number somebody looked for in vain. */
  readonly soegt: { readonly typed: string; readonly fejl: 'ukendt' | 'ikke-et-nummer' } | null;
};

/** What the rules say of a case that is being made. */
export type NewCaseRoute = {
  readonly modtager: ModtagerChoice;
  /** True when that is a forvaltning, which the case can be sent on to. */
  readonly forvaltning: boolean;
  readonly begrundelse: string;
  readonly regel: string | null;
  readonly regelsaet: string;
  readonly svarfrist: Day;
  readonly ekstern: { readonly navn: string; readonly adresse: string | null } | null;
  readonly vejledning: readonly { readonly id: string; readonly tekst: string }[];
  /** True when it is another than the page showed before. */
  readonly aendret: boolean;
};

/** `/medarbejder/sager/ny-henvendelse`: Borgerrådgiveren writes down what somebody told them. */
export type NewHenvendelsePage = {
  readonly view: 'staff-new-henvendelse';
  readonly person: StaffPerson;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly emner: readonly Named[];
  /** Emner whose question lets one pick a forvaltning. */
  readonly afklar: readonly string[];
  readonly forvaltninger: readonly Named[];
  readonly rute: NewCaseRoute | null;
  readonly dag: Day;
};

/** `/medarbejder/sager/ny-klage`: a forvaltning writes down a klage that came to it. */
export type NewKlagePage = {
  readonly view: 'staff-new-klage';
  readonly person: StaffPerson;
  /** Their own: more than one must be chosen among. */
  readonly egne: readonly Named[];
  readonly emner: readonly Named[];
  readonly form: CaseForm;
  readonly dag: Day;
  readonly personoplysninger: readonly PersonalPlace[];
  readonly noteAftryk: string;
};

/** `/medarbejder/sager/log`: what one of the staff did and read. */
export type CaseLogPage = {
  readonly view: 'staff-case-log';
  readonly person: StaffPerson;
  readonly personer: readonly Named[];
  /** Whose log; null: nobody is chosen, or nobody is called that. */
  readonly hvem: Named | null;
  readonly linjer: readonly (CaseEvent & {
    readonly sag: { readonly nummer: string; readonly adresse: string } | null;
  })[];
  readonly aeldre: string | null;
  readonly navne: Names;
};

export type SagerPage = CaseListPage | CasePage | NewHenvendelsePage | NewKlagePage | CaseLogPage;
