/** A modtager as the workshop names it. */
export type ModtagerName = {
  readonly id: string;
  readonly kortnavn: string;
  readonly navn: string;
};

/** A version of the rules that was published. */
export type VersionFacts = {
  readonly hash: string;
  /** ISO instant since when it is in force. */
  readonly siden: string;
  /** Who proposed and who approved, by name; null where nobody did (the folder, development). */
  readonly foreslaaetAf: string | null;
  readonly godkendtAf: string | null;
  readonly grund: string | null;
};

/** One thing the proof says, with its place. */
export type Finding = {
  readonly alvor: 'fejl' | 'oplysning';
  readonly kode: string;
  readonly fil: string;
  readonly linje: number;
  readonly kolonne: number;
  /** Danish sentences: what it is and what to do. */
  readonly tekst: string;
};

/** What the proof of a rule set came to. */
export type ProofFacts = {
  readonly ok: boolean;
  readonly kombinationer: number;
  readonly fund: readonly Finding[];
};

/** A certificate that letters to a modtager are sealed to, and whether somebody has opened one. */
export type MailboxFacts = {
  readonly id: string;
  readonly modtager: string;
  readonly postkasse: string;
  /** Hex SHA-256; null where no certificate can be used today. */
  readonly fingeraftryk: string | null;
  /** ISO instants: when a prøvebrev was last sent, and last opened; null for never. */
  readonly sendt: string | null;
  readonly afproevet: string | null;
};

/** A condition of a rule; emner and modtagere among the answers under their names. */
export type Condition = { readonly question: string; readonly answers: readonly string[] };

/** A rule as it is read. */
export type RuleFacts = {
  readonly id: string;
  readonly begrundelse: string;
  readonly naar: readonly Condition[];
  /** Name of a modtager, or `emnets-forvaltning`. */
  readonly send: string;
  readonly kilde: string;
  readonly gyldigFra: string;
  readonly gyldigTil: string | null;
};

/** A rule as the workshop shows it. */
export type WorkshopRule = RuleFacts & {
  /** Line of regler.json where it begins. */
  readonly linje: number;
  readonly iKraft: boolean;
  /** Combinations of answers it decides. */
  readonly antal: number;
};

/** Where the klager of one row and column go. */
export type RouteCell = {
  /** Null: to the forvaltning the citizen picks. */
  readonly modtager: ModtagerName | null;
  readonly regel: string | null;
  /** Emner of the row that go elsewhere. */
  readonly undtagelser: readonly {
    readonly modtager: ModtagerName | null;
    readonly regel: string | null;
    readonly emner: readonly string[];
  }[];
};

/** Who has the emne × what the klage is about → modtager, the other answers being equal. */
export type RouteTable = {
  readonly dag: string;
  /** Answers that hold for the whole table, by question. */
  readonly valg: { readonly [question: string]: string };
  /** Answers to klagenHandlerOm, in the form's order. */
  readonly kolonner: readonly string[];
  readonly raekker: readonly {
    readonly slags: 'hos' | 'ingen' | 'ved-ikke' | 'afklar';
    /** Who has the emner; null in the rows that are not of one forvaltning. */
    readonly hos: ModtagerName | null;
    readonly emner: number;
    readonly celler: readonly RouteCell[];
  }[];
  /** Every modtager of the table, in the order that gives each its colour. */
  readonly modtagere: readonly ModtagerName[];
};

/** Work on the next version that is not published. */
export type DraftFacts = {
  readonly hash: string;
  readonly hvem: string;
  /** ISO instant. */
  readonly tid: string;
};

/** A version that waits for somebody. */
export type ProposalFacts = {
  readonly id: number;
  readonly hash: string;
  readonly tid: string;
  readonly hvem: string | null;
  readonly grund: string | null;
  readonly slags: 'mappe' | 'vaerksted' | 'drift';
  /** Whether whoever looks made it: then another person must approve. */
  readonly mit: boolean;
};

/** Something in the draft that has an id, under its name in words. */
export type Known = { readonly id: string; readonly navn: string };

/** What the rule files of a draft can name; texts Danish. */
export type KnownIds = {
  readonly emne: readonly Known[];
  readonly modtager: readonly Known[];
  readonly forvaltning: readonly Known[];
  readonly vejledning: readonly Known[];
  readonly certifikat: readonly Known[];
};

/** Why a rule did or did not decide a klage. */
export type PathStep = {
  readonly regel: string;
  readonly linje: number;
  readonly udfald: 'afgjorde' | 'passer-ikke' | 'ikke-i-kraft';
  /** The first condition that fails: the answer given, and those the rule wants. */
  readonly fejler: { readonly svar: string; readonly krav: Condition } | null;
};

/** What one version says of a klage. */
export type TriedRoute = {
  readonly udgave: 'i-kraft' | 'kladde';
  readonly modtager: ModtagerName;
  readonly regel: string | null;
  readonly begrundelse: string;
  /** The fewest answers that lead to this modtager. */
  readonly afgoerende: readonly Condition[];
  readonly sti: readonly PathStep[];
};

/** One way in which two rule sets differ: klager that move. */
export type DifferenceLine = {
  readonly fra: string | null;
  readonly til: string | null;
  readonly antal: number;
  readonly naar: readonly Condition[];
};

/** Cases of the last year that a set would send elsewhere. */
export type ReplayFacts = {
  readonly fra: string;
  readonly til: string;
  readonly sager: number;
  readonly flyttet: number;
  readonly fraTil: readonly {
    readonly fra: string | null;
    readonly til: string | null;
    readonly antal: number;
    readonly numre: readonly string[];
  }[];
};

/** How a rule file differs in two versions. */
export type FileChange = { readonly fil: string; readonly foer: string; readonly efter: string };

/** What a change does from a day on. */
export type DayChange = {
  readonly dag: string;
  readonly kombinationer: number;
  readonly forskelle: readonly DifferenceLine[];
};

/** All that is known of a change before anybody publishes it. */
export type ChangeFacts = {
  /** Today's, and that of each later day on which it becomes another. */
  readonly dage: readonly DayChange[];
  readonly filer: readonly FileChange[];
};
