import type { ColumnType } from 'kysely';

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** How far a prøvebrev has come. `udloebet`: nobody took it while its code was good. */
export const PROEVE_TILSTANDE = ['venter', 'accepteret', 'afvist', 'udloebet'] as const;
export type ProeveTilstand = (typeof PROEVE_TILSTANDE)[number];

/**
 * A sealed test letter to one certificate of a modtager. A table of its own: it is no klage, so
 * nothing that counts klager can count it.
 */
export type ProevebrevTable = {
  nummer: Fixed<string>;
  modtager: Fixed<string>;
  /** Hex SHA-256 of the certificate it is sealed to. */
  fingeraftryk: Fixed<string>;
  postkasse: Fixed<string>;
  profil: Fixed<string>;
  kode_hash: Fixed<string>;
  /** `drift:<bruger>` */
  hvem: Fixed<string>;
  /** ISO 8601 in UTC, as all instants here. */
  oprettet: Fixed<string>;
  /** From then on the code opens nothing. */
  udloeber: Fixed<string>;
  tilstand: ProeveTilstand;
  /** Attempts begun. */
  forsoeg: number;
  /** Milliseconds since 1970 (UTC). */
  naeste_forsoeg: number;
  /** JSON of what the relay last said, in closed values; null before the first answer. */
  udfald: string | null;
  accepteret: string | null;
  /** When somebody there had opened it and entered its code; null until then. */
  aabnet: string | null;
};

export type ProevebrevTables = { proevebrev: ProevebrevTable };
