import type { Context } from 'hono';
import { bodyOf } from './client.ts';
import type { StaffEnv } from './medarbejder/staff-env.ts';
import { readBytes } from './read-bytes.ts';

/** Every field of the longest form, escaped, is far below. */
const FORM_BYTES_MAX = 1_000_000;

/** The fields of a form; empty when it is larger than any that is meant. */
export async function readFields(c: Context<StaffEnv>): Promise<URLSearchParams> {
  const bytes = await readBytes(bodyOf(c), FORM_BYTES_MAX);
  return new URLSearchParams(bytes?.toString('utf8') ?? '');
}
