import type { Outcome, Stage } from '../mail/mailer.ts';
import type { HaendelseData } from '../register/append-haendelse.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Waits } from './waits.ts';

/** Why a person must act; a closed list, which the log and the operator's tool show. */
export type ManuelGrund =
  | 'afvist'
  | 'nedbrud'
  | 'modtager-ukendt'
  | 'manifest-mangler'
  | 'manifest-ulaeselig'
  | 'objekt-mangler'
  | 'objekt-aendret'
  | 'operatoer'
  | 'ikke-vores';

/** What becomes of a row after an attempt that was not accepted. */
export type NextStep =
  | {
      readonly step: 'again';
      readonly hvad: 'udskudt' | 'afvist' | 'usikker';
      readonly waitMs: number;
      readonly data: HaendelseData;
      /** What to tell a person at once, or null. */
      readonly alarm: 'relae-afviser' | null;
    }
  | { readonly step: 'reserve'; readonly hvad: 'afvist' | 'udskudt'; readonly data: HaendelseData }
  | { readonly step: 'manuel'; readonly grund: 'afvist'; readonly data: HaendelseData };

export type Unaccepted = Exclude<Outcome, { readonly outcome: 'accepted' }>;

export type Circumstances = {
  readonly waits: Waits;
  /** Whether a letter to the reserve lies sealed beside this one. */
  readonly hasReserve: boolean;
  /** Since the klage was received. */
  readonly ageMs: number;
  /** The part that was being sent, from 1. */
  readonly del: number;
  /** A random number in [0, 1). */
  readonly chance: number;
};

/**
 * Before RCPT a refusal says nothing of this letter: the reserve stands behind the same relay, so
 * the letter waits as for a relay that is down, and a person is told at once.
 */
const RELAY_STAGES: ReadonlySet<Stage> = new Set(['connect', 'greeting', 'tls', 'auth']);

/** Decides what follows an attempt that was not accepted. There is no age at which we give up. */
export function nextStep(
  row: Pick<Forsendelse, 'forsoeg' | 'afvisninger'>,
  outcome: Unaccepted,
  circumstances: Circumstances,
): NextStep {
  const data = { del: circumstances.del, trin: outcome.stage, kode: replyCode(outcome.reply) };
  const { waits } = circumstances;
  const ofRelay = RELAY_STAGES.has(outcome.stage);
  switch (outcome.outcome) {
    case 'uncertain':
      return { step: 'again', hvad: 'usikker', waitMs: waits.uncertainMs, data, alarm: null };
    case 'refused':
      if (ofRelay) return { ...backOff(row, circumstances, data), alarm: 'relae-afviser' };
      return row.afvisninger === 0
        ? { step: 'again', hvad: 'afvist', waitMs: waits.refusedMs, data, alarm: null }
        : afterSecondRefusal(circumstances, data);
    case 'deferred': {
      const tooLong = circumstances.ageMs > waits.reserveAfterMs && !ofRelay;
      return tooLong && circumstances.hasReserve
        ? { step: 'reserve', hvad: 'udskudt', data }
        : { ...backOff(row, circumstances, data), alarm: null };
    }
  }
}

function afterSecondRefusal({ hasReserve }: Circumstances, data: HaendelseData): NextStep {
  return hasReserve
    ? { step: 'reserve', hvad: 'afvist', data }
    : { step: 'manuel', grund: 'afvist', data };
}

/**
 * The wait before attempt number `forsoeg` + 1: exponential with full jitter (Brooker, "Exponential
 * Backoff and Jitter", 2015), so that rows that failed together do not come back together.
 */
export function backOffMs(
  forsoeg: number,
  { waits, chance }: Pick<Circumstances, 'waits' | 'chance'>,
): number {
  const doublings = Math.min(Math.max(forsoeg - 1, 0), 30);
  const ceiling = Math.min(waits.retryMsMax, waits.retryMsMin * 2 ** doublings);
  return Math.ceil(ceiling * chance);
}

function backOff(
  row: Pick<Forsendelse, 'forsoeg'>,
  circumstances: Circumstances,
  data: HaendelseData,
) {
  const waitMs = backOffMs(row.forsoeg, circumstances);
  return { step: 'again', hvad: 'udskudt', waitMs, data } as const;
}

/** The reply's code alone: its text may repeat an address. */
function replyCode(reply: string): string | null {
  return /^[2-5]\d\d/.exec(reply)?.[0] ?? null;
}
