import { Readable } from 'node:stream';
import { type FormBody, readForm } from '../../../functions/bilag/read-form.ts';
import { buildMultipart, MULTIPART, type Part } from './build-multipart.ts';

export const URLENCODED = 'application/x-www-form-urlencoded';

/** The body in pieces of `pieceBytes`, as a network may cut it. */
export function readBody(
  body: Buffer | string,
  more: Partial<FormBody> & { pieceBytes?: number } = {},
) {
  const { pieceBytes = 64 * 1024, ...input } = more;
  const bytes = Buffer.from(body);
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  const whole = { contentType: MULTIPART, contentLength: bytes.length };
  return readForm({ ...whole, body: Readable.from(pieces(), { objectMode: false }), ...input });
}

/** The same, where a form is what must come of it. */
export async function readFields(...args: Parameters<typeof readBody>) {
  const form = await readBody(...args);
  if (form.kind !== 'fields') throw new Error(`The form was ${form.kind}.`);
  return form;
}

export const form = (parts: readonly Part[]) => buildMultipart(parts);
export const text = (name: string, content: string | Uint8Array): Part => ({ name, content });
