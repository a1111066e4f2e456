import type { Outcome, Stage } from '../mail/mailer.ts';
import type { Received } from '../receive-klage.ts';

/** What is timed: a request, each step of receiving a klage, and each of delivering letters. */
export type SpanName =
  | 'http.request'
  | 'klage.parse'
  | 'klage.receive'
  | 'klage.route'
  | 'klage.compose'
  | 'klage.seal'
  | 'klage.put'
  | 'klage.commit'
  | 'outbox.claim'
  | 'letter.deliver'
  | 'letter.send';

/** What may be told of it: numbers, ids of the rules and words of our own, never typed text. */
export type SpanFacts = {
  readonly 'http.request.method'?: 'GET' | 'HEAD' | 'POST' | '_OTHER';
  /** The route's pattern, never the address that was asked for. */
  readonly 'http.route'?: string;
  readonly 'http.response.status_code'?: number;
  readonly 'klagevej.udfald'?: Outcome['outcome'] | Received['kind'];
  readonly 'klagevej.trin'?: Stage;
  readonly 'klagevej.slags'?: 'modtager' | 'reserve' | 'proevebrev';
  /** A modtager's id. */
  readonly 'klagevej.modtager'?: string;
  readonly 'klagevej.bilag'?: number;
  readonly 'klagevej.del'?: number;
  readonly 'klagevej.dele'?: number;
  readonly 'klagevej.forsoeg'?: number;
  readonly 'klagevej.antal'?: number;
};

export type Span = {
  readonly tell: (facts: SpanFacts) => void;
  /** Nothing happened that is worth telling: the span goes nowhere. */
  readonly drop: () => void;
};

/**
 * Does the work and tells how long it took, within what is being traced already. What the work
 * throws is thrown on, and told by its name only. Tracing itself never throws and never waits.
 */
export type Trace = <T>(
  name: SpanName,
  facts: SpanFacts,
  work: (span: Span) => T | Promise<T>,
) => Promise<T>;

const SILENT: Span = { tell: () => {}, drop: () => {} };

/** Where nobody listens: the work alone. */
export const noTrace: Trace = async (_name, _facts, work) => work(SILENT);
