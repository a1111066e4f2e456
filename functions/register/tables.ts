import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type { BorgerSpoergsmaal } from '../../src/klage/borgersvar.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type { AlarmTables } from './alarm-tables.ts';
import type { Haendelse } from './haendelse.ts';
import type { KodeforsoegTables } from './kodeforsoeg-tables.ts';
import type { ProevebrevTables } from './proevebrev-tables.ts';
import type { RegistreringTables } from './registrering-tables.ts';
import type { ReturTables } from './retur-tables.ts';
import type { UdgivelseTables } from './udgivelse-tables.ts';

/** Milliseconds since 1970 (UTC); what the outbox compares with. */
type Ms = number;
/** ISO 8601 in UTC with milliseconds. */
type Instant = string;
/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** One case: no name, no contact, no CPR, no text from the form. */
export type SagTable = {
  nummer: Fixed<string>;
  kilde: Fixed<string>;
  slags: Fixed<string>;
  kanal: Fixed<string>;
  sprog: Fixed<Sprog>;
  modtaget: Fixed<Instant>;
  /** Who has the emne on the day of receipt: a forvaltning's id, BORGERRAADGIVEREN, ingen or ved-ikke. */
  forvaltning: Fixed<string>;
  emne: Fixed<string>;
  /** Who the klage was routed to, also when the letter had to go to the reserve. */
  modtager: Fixed<string>;
  /** The rule that decided; null when none matched. */
  regel: Fixed<string | null>;
  regelsaet: Fixed<string>;
  /** JSON of the closed answers (`Svar`). */
  svar: Fixed<string>;
  /** JSON of the answers that alone decide. */
  afgoerende: Fixed<string>;
  /** The forvaltning the citizen picked where the emne asks; null: none was asked for or picked. */
  valgt_forvaltning: Fixed<string | null>;
  /** The modtager the citizen chose against the route, or null. */
  indsigelse: Fixed<string | null>;
  svarfrist: Fixed<string>;
  mulig_spam: Fixed<0 | 1>;
  /** Hash of the idempotency key: UNIQUE, so a repeat finds its case. */
  noegle_hash: Fixed<string>;
  /** Fingerprint of the body, keyed by the idempotency key. */
  noegle_aftryk: Fixed<string>;
  kode_hash: Fixed<string>;
  registreringskode_hash: Fixed<string>;
  /** When the code stopped opening the case; null while it does. */
  registreringskode_lukket: Instant | null;
  /** Hex SHA-256 of klage.json. */
  klage_sha256: Fixed<string>;
};

export const TILSTANDE = ['venter', 'sendes', 'accepteret', 'kvitteret', 'manuel'] as const;
export type Tilstand = (typeof TILSTANDE)[number];

/**
 * The outbox: one row per klage, and a second (`reserve`) only by escalation.
 * The live row of a klage is the one whose `erstattet` is null; an index allows one only.
 */
export type ForsendelseTable = {
  id: Generated<number>;
  nummer: Fixed<string>;
  slags: Fixed<'modtager' | 'reserve'>;
  modtager: Fixed<string>;
  /** How many letters the klage is split into; each is one mail. */
  dele: Fixed<number>;
  /** Parts the relay has accepted so far. */
  dele_accepteret: number;
  tilstand: Tilstand;
  /** Attempts begun: written before an attempt, so that a crash counts. */
  forsoeg: number;
  /** Attempts begun without an outcome written: three isolate the row. */
  nedbrud: number;
  /** Times the letter itself was refused for good (5xx): the second one escalates. */
  afvisninger: number;
  naeste_forsoeg: Ms;
  laas_ejer: string | null;
  laas_til: Ms | null;
  oprettet: Fixed<Instant>;
  accepteret: Instant | null;
  kvitteret: Instant | null;
  /** When another row took over (the reserve's); null while the row is live. */
  erstattet: Instant | null;
  /** Whether the case is closed: then nobody waits for a receipt. */
  sag_lukket: Generated<0 | 1>;
};

/** What happened, only ever appended. `data` is JSON of closed values, never typed text. */
export type HaendelseTable = {
  id: Generated<number>;
  nummer: Fixed<string>;
  tid: Fixed<Instant>;
  hvad: Fixed<Haendelse>;
  hvem: Fixed<string>;
  data: Fixed<string>;
};

/** What an address was left for: a mail with number and deadline, a mail when the case is closed. */
export type KontaktSlags = 'bekraeftelse' | 'besked';

/** The only server-readable contact data: encrypted under APP_SECRET, deleted on sending. */
export type KontaktTable = {
  nummer: Fixed<string>;
  slags: Fixed<KontaktSlags>;
  krypteret: Fixed<Uint8Array>;
  /** {@link NEVER_MS} for a `besked` while the case is open. */
  naeste_forsoeg: Ms;
  forsoeg: number;
};

/** Later than any clock. */
export const NEVER_MS: Ms = Number.MAX_SAFE_INTEGER;

/** What the citizen answered, in closed values. */
export type BorgersvarTable = {
  nummer: Fixed<string>;
  spoergsmaal: Fixed<BorgerSpoergsmaal>;
  svar: string;
  tid: Instant;
};

/** Who of the staff is logged in; the key itself is in their browser only. */
export type MedarbejderSessionTable = {
  /** Never changes while the keys do; in no cookie and no page. */
  id: Fixed<string>;
  /** Hex SHA-256 of the cookie's value. */
  noegle_hash: string;
  /** The key before that one, for requests that were on their way when it was renewed. */
  forrige_hash: string | null;
  /** What events call them. */
  medarbejder: Fixed<string>;
  navn: Fixed<string>;
  /** JSON of their roles. */
  roller: Fixed<string>;
  oprettet: Fixed<Ms>;
  /** When it got its key. */
  fornyet: Ms;
  /** Last seen; written once a minute at most. */
  brugt: Ms;
};

/** What somebody whose deeds stand in the history is called. */
export type MedarbejderNavnTable = {
  medarbejder: Fixed<string>;
  navn: string;
};

/** What staff looked for, only ever appended. */
export type OpslagTable = {
  id: Generated<number>;
  tid: Fixed<Instant>;
  hvem: Fixed<string>;
  hvad: Fixed<Opslag>;
  /** JSON of closed values. */
  data: Fixed<string>;
};

/** A search, a case that was not to be seen, or somebody's own log. */
export const OPSLAG = ['soegning', 'ukendt-sag', 'log'] as const;
export type Opslag = (typeof OPSLAG)[number];

/** A version of the kommune's rules, named by its content (RuleSet.hash). */
export type RegelsaetTable = {
  hash: Fixed<string>;
  oprettet: Fixed<Instant>;
};

/** One file of a version, certificates too; `sti` is its path below RULES_DIR. */
export type RegelsaetFilTable = {
  hash: Fixed<string>;
  sti: Fixed<string>;
  indhold: Fixed<Uint8Array>;
};

/** Everything that can happen to a version; the last `udgivet` of all is what is in force. */
export const REGELSAET_HAENDELSER = [
  'set-i-mappen',
  'kladde',
  'foreslaaet',
  'udgivet',
  'afvist',
  'trukket',
] as const;
export type RegelsaetHaendelse = (typeof REGELSAET_HAENDELSER)[number];

/** What happened to the rules, only ever appended. */
export type RegelsaetHaendelseTable = {
  id: Generated<number>;
  hash: Fixed<string>;
  tid: Fixed<Instant>;
  hvad: Fixed<RegelsaetHaendelse>;
  /** `system`, `mappen`, `drift:<bruger>` or `medarbejder:<id>`. */
  hvem: Fixed<string>;
  /** Why, in the words of whoever did it. */
  grund: Fixed<string | null>;
  /** The `foreslaaet` that this ends: published, refused or withdrawn; else null. */
  forslag: Fixed<number | null>;
};

/** A row where the cases are made up; `fyldt` null: not all of them are there yet. */
export type DemodataTable = {
  begyndt: Fixed<Instant>;
  fyldt: Instant | null;
};

/** A klage that was not answered in time, and the one that carries it on. */
export type VidereTable = {
  fra: Fixed<string>;
  til: Fixed<string>;
  tid: Fixed<Instant>;
};

/** What each who writes has committed last: see postgres-commit.ts. */
export type SidsteCommitTable = {
  ejer: Fixed<string>;
  nr: number;
  /** Milliseconds since 1970 (UTC), by the server's clock. */
  tid: number;
};

export type Tables = AlarmTables &
  KodeforsoegTables &
  ProevebrevTables &
  RegistreringTables &
  ReturTables &
  UdgivelseTables & {
    sag: SagTable;
    forsendelse: ForsendelseTable;
    haendelse: HaendelseTable;
    kontakt: KontaktTable;
    borgersvar: BorgersvarTable;
    videre: VidereTable;
    medarbejder_session: MedarbejderSessionTable;
    medarbejder_navn: MedarbejderNavnTable;
    opslag: OpslagTable;
    regelsaet: RegelsaetTable;
    regelsaet_fil: RegelsaetFilTable;
    regelsaet_haendelse: RegelsaetHaendelseTable;
    demodata: DemodataTable;
    sidste_commit: SidsteCommitTable;
  };

export type Db = Kysely<Tables>;

/** A transaction on the register. */
export type Trx = Transaction<Tables>;
