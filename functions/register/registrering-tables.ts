import type { ColumnType, Generated } from 'kysely';
import type { Day } from '../../src/klage/calendar.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type {
  Indsats,
  Kanal,
  Klagepunkt,
  KonsultativOpfoelgning,
  Laering,
  Loesning,
  SagSlags,
  StyrketBorgerkontakt,
} from '../../src/klage/registrering.ts';
import type { RegistreringHaendelse } from './registrering-haendelse.ts';

/** ISO 8601 in UTC with milliseconds. */
type Instant = string;
/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;
/** null unless it is given. */
type Absent<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** Nobody writes it. */
type Computed<T> = ColumnType<T, never, never>;
/** SQL has no booleans; null: nobody has said. */
type Flag = 0 | 1 | null;

/** What is registered on a case of any kind, our own or imported. Closed values, ids, days. */
export type RegistreringTable = {
  kilde: Fixed<string>;
  nummer: Fixed<string>;
  slags: SagSlags;
  modtaget: Instant;
  kanal: Kanal;
  /** null: nobody has said. */
  sprog: Sprog | null;
  /** Whom it is about; null when no forvaltning has it, or nobody has said. */
  forvaltning: string | null;
  emne: string | null;
  afsluttet: Day | null;
  loesning: Loesning | null;
  loest_med_maalrettet_indsats: Flag;
  laering: Laering | null;
  konsultativ_opfoelgning: KonsultativOpfoelgning | null;
  risiko_afgoerelsens_lovlighed: Flag;
  risiko_borgerens_stilling: Flag;
  risiko_tillid_og_tryghed: Flag;
  risiko_lovlig_forvaltning: Flag;
  risiko_effektiv_administration: Flag;
  risiko_serviceniveau: Flag;
  risiko_oekonomisk_forsvarlighed: Flag;
  sb_brugt: StyrketBorgerkontakt['brugt'];
  sb_foerste_kontakt: Day | null;
  sb_kanal: StyrketBorgerkontakt['kanal'];
  sb_forsoeg: number | null;
  sb_resultat: StyrketBorgerkontakt['resultat'];
  /** Notatpligten: a note was written of what was said. Not in exports. */
  sb_notat: Flag;
  tilfreds_inviteret: Flag;
  tilfreds_score: number | null;
  medarbejder_score: number | null;
  /** The modtager it was sent to by mistake. */
  fejlsendt_til: string | null;
  /** What statistics count of it that has no place of its own in their index: see caseLine. */
  taelling: string;
  /** By which version of the code: TAELLING_UDGAVE. */
  taelling_udgave: Generated<number>;
  /** 1, and one more at each change: whoever saves says which one they saw. */
  udgave: number;
  /** The modtager that has the case now; null: Borgerrådgiveren if they work on it, else the forvaltning it is about. */
  svarer: Absent<string>;
  /** The last day of a written reply; null where none was promised. */
  svarfrist: Absent<Day>;
  /** Whether Borgerrådgiveren works on it. */
  raadgivers: Generated<0 | 1>;
  /** Who has the case: `svarer`, else Borgerrådgiveren ('') if they work on it, else `forvaltning`, else ''. */
  hos: Computed<string>;
  /** `svarfrist`, or the last of all days. Computed. */
  frist: Computed<Day>;
};

/** By which rule a case made by hand was routed: JSON as in `sag`, and the guidance that was given. */
export type RegistreringRuteTable = {
  kilde: Fixed<string>;
  nummer: Fixed<string>;
  /** Whom the rule names. */
  modtager: Fixed<string>;
  regel: Fixed<string | null>;
  regelsaet: Fixed<string>;
  svar: Fixed<string>;
  afgoerende: Fixed<string>;
  valgt_forvaltning: Fixed<string | null>;
  /** JSON of the ids of the guidance that was given. */
  vejledning: Fixed<string>;
};

export type KlagepunktTable = {
  kilde: Fixed<string>;
  nummer: Fixed<string>;
  /** From 0, in the order they were written. */
  plads: Fixed<number>;
  overordnet_emne: Fixed<string | null>;
  art: Fixed<Klagepunkt['art']>;
  medhold: Fixed<Klagepunkt['medhold']>;
  medhold_kendt_via: Fixed<Klagepunkt['medholdKendtVia']>;
};

export type IndsatsTable = {
  kilde: Fixed<string>;
  nummer: Fixed<string>;
  plads: Fixed<number>;
  type: Fixed<Indsats['type']>;
  maade: Fixed<Indsats['maade']>;
  paabegyndt: Fixed<Day>;
  afsluttet: Fixed<Day | null>;
  /** Whom the case is about: as in its registration, so that indsatser are counted without it. */
  forvaltning: Fixed<string | null>;
};

/** The words of kategorier.json a case is registered under. */
export type OrdSlags = 'overordnet-emne' | 'borgerens-problem';
export type RegistreringOrdTable = {
  kilde: Fixed<string>;
  nummer: Fixed<string>;
  slags: Fixed<OrdSlags>;
  plads: Fixed<number>;
  id: Fixed<string>;
};

/** What staff learned, in their words: in no export, no log and no statistics. */
export type RegistreringNoteTable = {
  id: Generated<number>;
  kilde: Fixed<string>;
  nummer: Fixed<string>;
  tid: Fixed<Instant>;
  hvem: Fixed<string>;
  tekst: Fixed<string>;
};

/** Who did what to a registration, only ever appended; `fra` and `til` are closed values as text. */
export type RegistreringHaendelseTable = {
  id: Generated<number>;
  kilde: Fixed<string>;
  nummer: Fixed<string>;
  tid: Fixed<Instant>;
  hvem: Fixed<string>;
  hvad: Fixed<RegistreringHaendelse>;
  felt: Fixed<string | null>;
  fra: Fixed<string | null>;
  til: Fixed<string | null>;
};

export type RegistreringTables = {
  registrering: RegistreringTable;
  klagepunkt: KlagepunktTable;
  indsats: IndsatsTable;
  registrering_rute: RegistreringRuteTable;
  registrering_ord: RegistreringOrdTable;
  registrering_note: RegistreringNoteTable;
  registrering_haendelse: RegistreringHaendelseTable;
};
