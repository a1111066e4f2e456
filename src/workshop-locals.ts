import type { StaffPerson } from './staff-locals.ts';
import type {
  ChangeFacts,
  DraftFacts,
  Known,
  KnownIds,
  MailboxFacts,
  ProofFacts,
  ProposalFacts,
  ReplayFacts,
  RouteTable,
  TriedRoute,
  VersionFacts,
  WorkshopRule,
} from './workshop-facts.ts';

/** `/medarbejder/regler`: what is in force, what waits, the rules as sentences and as a table. */
export type WorkshopOverviewPage = {
  readonly view: 'staff-rules';
  readonly person: StaffPerson;
  readonly iKraft: VersionFacts;
  readonly bevis: ProofFacts;
  readonly forslag: readonly ProposalFacts[];
  readonly kladde: DraftFacts | null;
  readonly regler: readonly WorkshopRule[];
  readonly tavle: RouteTable;
  /** Of the rules in force. */
  readonly postkasser: readonly MailboxFacts[];
  /** What was just done, or null. */
  readonly besked: 'forslag-sendt' | 'forslag-trukket' | 'forslag-afvist' | 'udgivet' | null;
};

/** `/medarbejder/regler/rediger`: one rule file of the draft, and what the proof says of all. */
export type RuleEditorPage = {
  readonly view: 'staff-editor';
  readonly person: StaffPerson;
  /** YYYY-MM-DD. */
  readonly dag: string;
  readonly filer: readonly { readonly navn: string; readonly aendret: boolean }[];
  readonly certifikater: readonly string[];
  readonly fil: string;
  readonly tekst: string;
  /** Hash of the version the text began from: what a save builds on. */
  readonly grundlag: string;
  readonly kladde: DraftFacts | null;
  /** A line to go to, from 1, or null. */
  readonly linje: number | null;
  readonly bevis: ProofFacts;
  readonly gemt: boolean;
  /** Why the text was not saved, in a sentence, or null. */
  readonly fejl: string | null;
  /** Somebody saved later than the version this text began from. */
  readonly konflikt: {
    readonly hvem: string;
    readonly tid: string;
    /** The same file as they saved it. */
    readonly tekst: string;
    readonly andreFiler: readonly string[];
    /** Whether they changed this file. */
    readonly roert: boolean;
  } | null;
  /** The file's JSON Schema, for completion. */
  readonly skema: unknown;
  readonly kendte: KnownIds;
};

/** `/medarbejder/regler/proev`: answers by clicking, and where they lead. */
export type TryPage = {
  readonly view: 'staff-try';
  readonly person: StaffPerson;
  readonly dag: string;
  /** Chosen answers, by field. */
  readonly svar: { readonly [field: string]: string };
  /** The case whose answers were filled in. */
  readonly sag: string | null;
  readonly emner: readonly (Known & { readonly afklar: boolean })[];
  readonly forvaltninger: readonly Known[];
  readonly fejl: readonly { readonly field: string; readonly message: string }[];
  readonly ruter: readonly TriedRoute[];
  /** Why the draft cannot be tried, or null. */
  readonly kladdeFejl: string | null;
  /** What an example of these answers would be, when there is a route. */
  readonly eksempel: {
    readonly regler: readonly string[];
    readonly modtagere: readonly Known[];
    readonly regel: string;
    readonly modtager: string;
    readonly navn: string;
  } | null;
};

/** `/medarbejder/regler/udgiv`: what the draft would change. */
export type PublishPage = {
  readonly view: 'staff-publish';
  readonly person: StaffPerson;
  readonly kladde: DraftFacts | null;
  readonly iKraft: VersionFacts;
  /** Null when the draft cannot be read, or there is none: the proof says why. */
  readonly aendring: ChangeFacts | null;
  readonly genspil: ReplayFacts | null;
  readonly bevis: ProofFacts;
  /** Of the rules in force. */
  readonly postkasser: readonly MailboxFacts[];
  readonly grund: string;
  readonly fejl: readonly { readonly field: string; readonly message: string }[];
};

/** `/medarbejder/regler/forslag/<id>`: a version that somebody proposed. */
export type ProposalPage = {
  readonly view: 'staff-proposal';
  readonly person: StaffPerson;
  readonly forslag: ProposalFacts;
  readonly tilstand: 'aabent' | 'udgivet' | 'afvist' | 'trukket';
  readonly iKraft: VersionFacts;
  readonly aendring: ChangeFacts | null;
  readonly genspil: ReplayFacts | null;
  readonly bevis: ProofFacts;
  /** Of the rules in force. */
  readonly postkasser: readonly MailboxFacts[];
  readonly fejl: readonly { readonly field: string; readonly message: string }[];
};

/** `/medarbejder/regler/historik`: every published version, and any two compared. */
export type HistoryPage = {
  readonly view: 'staff-history';
  readonly person: StaffPerson;
  readonly udgaver: readonly VersionFacts[];
  /** Hashes of the two that are compared. */
  readonly fra: string | null;
  readonly til: string | null;
  readonly aendring: ChangeFacts | null;
  readonly fejl: string | null;
};

export type WorkshopPage =
  | WorkshopOverviewPage
  | RuleEditorPage
  | TryPage
  | PublishPage
  | ProposalPage
  | HistoryPage;
