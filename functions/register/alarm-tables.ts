import type { ColumnType, Generated } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;
/** Milliseconds since 1970 (UTC). */
type Ms = number;

/** How often an alarm was raised within an hour, over all instances. */
export type AlarmTimeTable = {
  /** The hour in UTC, YYYY-MM-DDTHH. */
  time: Fixed<string>;
  navn: Fixed<string>;
  antal: number;
};

/** What a target of ALARM_TIL has been told of an alarm, and has not. */
export type AlarmBeskedTable = {
  /** The target, as `AlarmTarget.id`: no address. */
  maal: Fixed<string>;
  navn: Fixed<string>;
  /** Raised so many times since it was last told. */
  antal: number;
  /** Numbers and modtagere that it was about, with commas between; the newest. */
  om: string;
  /** When it was last told; null: never. */
  sendt: Ms | null;
  /** Until then somebody is telling it, or waits to try again. */
  laas_til: Ms | null;
  /** Attempts in a row that failed. */
  forsoeg: Generated<number>;
};

/** A digest that was sent. */
export type DagsmailTable = {
  dag: Fixed<string>;
  maal: Fixed<string>;
  /** ISO 8601 in UTC. */
  sendt: Fixed<string>;
};

/** A process that runs, or ran lately. */
export type InstansTable = {
  navn: Fixed<string>;
  /** The program's version. */
  udgave: Fixed<string>;
  begyndt: Fixed<Ms>;
  set_sidst: Ms;
};

/** Steps of the countdown, in whole days left; 0: it has lapsed. */
export const VARSEL_TRIN = [30, 14, 7, 1, 0] as const;
export type VarselTrin = (typeof VARSEL_TRIN)[number];

/** A certificate that was told of, only ever appended. */
export type CertifikatvarselTable = {
  /** Hex SHA-256 of the certificate. */
  certifikat: Fixed<string>;
  trin: Fixed<VarselTrin>;
  /** ISO 8601 in UTC. */
  tid: Fixed<string>;
};

export type AlarmTables = {
  alarm_time: AlarmTimeTable;
  alarm_besked: AlarmBeskedTable;
  dagsmail: DagsmailTable;
  instans: InstansTable;
  certifikatvarsel: CertifikatvarselTable;
};
