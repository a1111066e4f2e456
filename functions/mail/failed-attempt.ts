import type { Refusal } from './conversation.ts';
import type { Outcome, Stage } from './mailer.ts';
import { cleanReply } from './reply.ts';

/** What is known of an attempt that was not accepted. */
export type FailedAttempt = {
  /** Why it ended when the relay said nothing: a code (`ECONNRESET`, `CERT_HAS_EXPIRED`). */
  readonly reason: string;
  /** The stage whose answer was awaited. */
  readonly stage: Stage;
  readonly refusal: Refusal | null;
  /** The final dot had been handed to the socket, so the relay may have the mail. */
  readonly written: boolean;
  /** Addresses that must not stand in the reply. */
  readonly addresses: readonly string[];
};

/** The outcome of an attempt that was not accepted: 4xx, 5xx, or certainly sent or not. */
export function failedAttempt(attempt: FailedAttempt): Outcome {
  const { refusal } = attempt;
  const unanswered = attempt.written ? 'uncertain' : 'deferred';
  if (refusal === null) {
    const reply = `[intet svar: ${attempt.reason}]`;
    return { outcome: unanswered, stage: attempt.stage, reply };
  }
  const { stage } = refusal;
  const reply = cleanReply(refusal.reply.text, attempt.addresses);
  const code = refusal.reply.code ?? 0;
  if (code < 400) return { outcome: unanswered, stage, reply };
  // A relay that will not encrypt says nothing about the mail: wait for it, whatever the code.
  const permanent = code >= 500 && stage !== 'tls';
  return { outcome: permanent ? 'refused' : 'deferred', stage, reply };
}

/** The code of an error, the system's before nodemailer's. */
export function reasonOf(error: { code?: string; originalCode?: string } | Error): string {
  const codes = [
    'originalCode' in error ? error.originalCode : undefined,
    'code' in error ? error.code : undefined,
  ];
  return codes.find((code) => code !== undefined && /^[A-Z0-9_]{1,60}$/.test(code)) ?? 'EUNKNOWN';
}
