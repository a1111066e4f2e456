import type { ColumnType } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** What came back about an attempt after the relay had taken it, only ever appended. */
export type ReturTable = {
  /** Hex SHA-256 of the mail: each is read once. */
  besked: Fixed<string>;
  /** The row of the outbox. */
  forsendelse: Fixed<number>;
  forsoeg: Fixed<number>;
  art: Fixed<'fejlet' | 'forsinket' | 'leveret' | 'autosvar'>;
  /** Enhanced status code (RFC 3463); null for what a machine answered. */
  status: Fixed<string | null>;
  /** ISO 8601 in UTC: when we read it; what the mail itself says is not trusted. */
  tid: Fixed<string>;
};

/** Work that one instance at a time does, and who has it until when. */
export type VagtTable = {
  navn: Fixed<string>;
  ejer: string;
  /** Milliseconds since 1970 (UTC). */
  til: number;
};

export type ReturTables = { retur: ReturTable; vagt: VagtTable };
