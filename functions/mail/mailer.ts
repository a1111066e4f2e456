import type { Readable } from 'node:stream';

/** One mail: exactly one envelope recipient. */
export type Mail = {
  readonly from: string;
  readonly to: string;
  /** The whole message, headers included, CRLF lines. */
  readonly raw: () => Readable;
  /** Size of `raw` in bytes, compared with the server's SIZE. */
  readonly bytes: number;
};

/** Where in the conversation something went wrong. */
export type Stage = 'connect' | 'greeting' | 'tls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'final';

/**
 * What became of one attempt. `uncertain`: the whole message was written but no answer came,
 * so the server may have it.
 */
export type Outcome =
  | { readonly outcome: 'accepted'; readonly reply: string }
  | { readonly outcome: 'deferred'; readonly stage: Stage; readonly reply: string }
  | { readonly outcome: 'refused'; readonly stage: Stage; readonly reply: string }
  | { readonly outcome: 'uncertain'; readonly stage: Stage; readonly reply: string };

/** Hands one mail to the relay over forced TLS. Never throws for what a server can do. */
export type Mailer = {
  send(mail: Mail): Promise<Outcome>;
  close(): Promise<void>;
};
