import type { TLSSocketOptions } from 'node:tls';

/** What the server does instead of its usual answer. */
export type Answer =
  /** Bytes as they are, CRLF included. */
  | {
      readonly say: string;
      readonly thenDrop?: true;
      readonly afterMs?: number;
      /** Only the first time; then the usual answer. */
      readonly once?: true;
    }
  /** Ends the connection, with what was written before thrown away. */
  | { readonly reset: true }
  /** Nothing, from now on. */
  | { readonly silence: true };

/** Where the script can step in. `ehlo` is the one in clear, `ehloInTls` the one that counts. */
export type ScriptStep =
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'ehloInTls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'final';

export type Script = {
  readonly answers?: Partial<Record<ScriptStep, Answer>>;
  /** Steps in as soon as this many bytes of the message have come. */
  readonly inMessage?: { readonly afterBytes: number; readonly answer: Answer };
  readonly implicitTls?: boolean;
  readonly certificate?: 'good' | 'expired' | 'not-yet' | 'wrong-name' | 'self-signed';
  readonly tls?: TLSSocketOptions;
  /** The EHLO in clear does not name STARTTLS. */
  readonly hideStartTls?: true;
  readonly extensions?: readonly string[];
  /** Stops reading when the message has begun, so that the client's writes pile up. */
  readonly deafInMessage?: true;
};
