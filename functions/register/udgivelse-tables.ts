import type { ColumnType, Generated } from 'kysely';
import type { PeriodeSlags } from '../statistics/release/fixed-period.ts';

/** ISO 8601 in UTC with milliseconds. */
type Instant = string;
/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** A report that was published: what stands in it is what everybody may know. */
type UdgivelseTable = {
  /** Also its address: the fixed period, and which edition of it. */
  id: Fixed<string>;
  /** The fixed period (`functions/statistics/release/fixed-period.ts`). */
  periode: Fixed<string>;
  slags: Fixed<PeriodeSlags>;
  fra: Fixed<string>;
  til: Fixed<string>;
  titel: Fixed<string>;
  /** JSON of the suppressed report (`ReleasedReport`). */
  indhold: Fixed<string>;
  /** The version of the figures it was made from. */
  grundlag: Fixed<string>;
};

export const UDGIVELSE_HAENDELSER = ['udgivet', 'tilbagekaldt'] as const;

/** Who published a report or took it back; it is known to others for good. */
type UdgivelseHaendelseTable = {
  id: Generated<number>;
  udgivelse: Fixed<string>;
  tid: Fixed<Instant>;
  hvad: Fixed<(typeof UDGIVELSE_HAENDELSER)[number]>;
  hvem: Fixed<string>;
  /** Why it was taken back; null otherwise. */
  grund: Fixed<string | null>;
};

export type UdgivelseTables = {
  udgivelse: UdgivelseTable;
  udgivelse_haendelse: UdgivelseHaendelseTable;
};
