import { Readable } from 'node:stream';
import type { Mail } from './mailer.ts';

/** A message on its way, and why it could not be read, if so. */
export type ExactMessage = {
  readonly stream: Readable;
  readonly error: () => Error | null;
};

/**
 * The bytes of `mail.raw`, checked against `mail.bytes` before the end: a message that was cut or
 * has grown fails the stream, so its final dot is never sent.
 */
export function exactMessage(mail: Mail): ExactMessage {
  let error: Error | null = null;
  async function* chunks() {
    let bytes = 0;
    try {
      for await (const chunk of mail.raw()) {
        const block = Buffer.from(chunk);
        bytes += block.length;
        yield block;
      }
      if (bytes !== mail.bytes) {
        throw new Error(`The mail has ${bytes} bytes, but ${mail.bytes} were announced.`);
      }
    } catch (cause) {
      error = cause instanceof Error ? cause : new Error('The mail could not be read.', { cause });
      throw error;
    }
  }
  const stream = Readable.from(chunks(), { objectMode: false });
  return { stream, error: () => error };
}
