import type { ColumnType } from 'kysely';

/** Wrong codes of one address block while they count; no address can be read from it. */
export type KodeforsoegTable = {
  /** Hex HMAC-SHA256 of the block under a key of the day. */
  fra: ColumnType<string, string, never>;
  antal: number;
  /** Milliseconds since 1970 (UTC). */
  slut: number;
};

export type KodeforsoegTables = { kodeforsoeg: KodeforsoegTable };
