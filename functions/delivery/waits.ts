const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Every waiting time and limit of delivery, in milliseconds unless the name says otherwise. */
export type Waits = {
  /** Back-off after a deferral doubles from the first to the second, with full jitter. */
  readonly retryMsMin: number;
  readonly retryMsMax: number;
  /** A letter the relay may have is sent again only when the relay must be done with it. */
  readonly uncertainMs: number;
  /** Before the one retry of a letter that was refused for good. */
  readonly refusedMs: number;
  /** A modtager that has not accepted within this is passed over for the reserve. */
  readonly reserveAfterMs: number;
  /** A klage on its way for longer raises the alarm, and again as often. */
  readonly alarmAfterMs: number;
  /** Whoever has a row and says nothing for this long has lost it. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  /** How often to look for what another process marked due. */
  readonly pollMs: number;
  /** No attempt takes longer; nodemailer's own limit after the final dot is 600 s. */
  readonly attemptMsMax: number;
  /** How long a stop waits for what is being sent. */
  readonly stopMs: number;
  /** How often the mailbox of what comes back is read. */
  readonly returnsMs: number;
  /** Whoever reads it and says nothing for this long leaves it to another instance. */
  readonly dutyMs: number;
  /** How long a confirmation mail is tried before its address is deleted unsent. */
  readonly confirmationMsMax: number;
};

export const WAITS: Waits = {
  retryMsMin: MINUTE,
  retryMsMax: HOUR,
  uncertainMs: 10 * MINUTE,
  refusedMs: 5 * MINUTE,
  reserveAfterMs: 72 * HOUR,
  alarmAfterMs: HOUR,
  leaseMs: MINUTE,
  heartbeatMs: 15 * SECOND,
  pollMs: SECOND / 2,
  attemptMsMax: 20 * MINUTE,
  stopMs: 5 * SECOND,
  returnsMs: MINUTE,
  dutyMs: 3 * MINUTE,
  confirmationMsMax: 72 * HOUR,
};

/** Attempts that began and never ended before a row is taken aside. */
export const CRASHES_MAX = 3;
/** Letters on their way at once. */
export const PARALLEL_MAX = 8;
/** Bytes of sealed letters held in memory at once; one larger than this goes alone. */
export const BYTES_IN_FLIGHT_MAX = 32 * 1024 * 1024;

/** A lease this short would end while a busy machine draws breath. */
const LEASE_MS_MIN = 1_000;

/**
 * Waits as spans of the clock's `now`, which goes at normal speed whatever KLAGEVEJ_TEMPO is: each
 * is divided by it. How long an attempt or a stop may take is no wait, and stays.
 */
export function spansAt(waits: Waits, tempo: number): Waits {
  return {
    ...waits,
    retryMsMin: waits.retryMsMin / tempo,
    retryMsMax: waits.retryMsMax / tempo,
    uncertainMs: waits.uncertainMs / tempo,
    refusedMs: waits.refusedMs / tempo,
    reserveAfterMs: waits.reserveAfterMs / tempo,
    alarmAfterMs: waits.alarmAfterMs / tempo,
    leaseMs: Math.max(waits.leaseMs / tempo, Math.min(waits.leaseMs, LEASE_MS_MIN)),
    dutyMs: Math.max(waits.dutyMs / tempo, Math.min(waits.dutyMs, LEASE_MS_MIN)),
    confirmationMsMax: waits.confirmationMsMax / tempo,
  };
}
