import type { Day } from './klage/calendar.ts';
import type { Kanal, SagSlags } from './klage/registrering.ts';
import type { ModtagerChoice } from './locals.ts';
import type { StaffPerson } from './staff-locals.ts';

/** The heaps a worklist is divided in. */
export type Bunke =
  | 'nye'
  | 'hos-forvaltningen'
  | 'overskredne'
  | 'uden-kvittering'
  | 'manuelle'
  | 'alle';

/** The last day of a written reply, and how far it is: negative when it has passed. */
export type Frist = {
  readonly dag: Day;
  readonly arbejdsdage: number;
  readonly overskredet: boolean;
};

export type Leveringstilstand = 'venter' | 'sendes' | 'accepteret' | 'kvitteret' | 'manuel';

/** One line of the worklist. */
export type CaseLine = {
  readonly adresse: string;
  readonly nummer: string;
  readonly slags: SagSlags;
  readonly kanal: Kanal;
  /** ISO instant. */
  readonly modtaget: string;
  /** Who has it; null when nobody does. */
  readonly hos: string | null;
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

/** A named thing to choose. */
export type Named = { readonly id: string; readonly navn: string };

/** `/medarbejder/sager`: the cases somebody may see. */
export type CaseListPage = {
  readonly view: 'staff-cases';
  readonly person: StaffPerson;
  readonly raadgiver: boolean;
  readonly valg: ListChoice;
  readonly antal: { readonly [B in Bunke]: number };
  readonly lines: readonly CaseLine[];
  /** Addresses of the pages before and after; null: there is none. */
  readonly foer: string | null;
  readonly efter: string | null;
  readonly modtagere: readonly ModtagerChoice[];
  readonly emner: readonly Named[];
  /** Arbejdsdage after which a letter should have been acknowledged. */
  readonly kvitteringArbejdsdage: number;
  /** A number somebody looked for in vain. */
  readonly soegt: { readonly typed: string; readonly fejl: 'ukendt' | 'ikke-et-nummer' } | null;
};
