import type { Context } from 'hono';
import type { StaffPerson } from '../../../src/staff-locals.ts';
import type { Medarbejder } from '../../staff/medarbejder.ts';
import type { Workshop } from '../../workshop/workshop.ts';
import { bodyOf } from '../client.ts';
import { personOf, type StaffDesk } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { readBytes } from '../read-bytes.ts';

/** What every page of the workshop works with. */
export type Bench = { readonly desk: StaffDesk; readonly workshop: Workshop };

/** Who asks. */
export function whoWorks({ desk }: Bench, c: Context<StaffEnv>): Worker {
  const medarbejder = c.get('medarbejder');
  return { medarbejder, person: personOf(desk.world, medarbejder) };
}

export type Worker = { readonly medarbejder: Medarbejder; readonly person: StaffPerson };

/** A rule file of 1 MB, every sign of it escaped, and the fields beside it. */
const FORM_BYTES_MAX = 4_000_000;

/** The fields of a form; null when it is larger than any that is meant. */
export async function readFields(c: Context<StaffEnv>): Promise<URLSearchParams | null> {
  const bytes = await readBytes(bodyOf(c), FORM_BYTES_MAX);
  return bytes === null ? null : new URLSearchParams(bytes.toString('utf8'));
}

/** Where a page is, with a query. */
export function withQuery(
  address: string,
  query: { readonly [name: string]: string | number },
): string {
  const pairs = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return `${address}?${new URLSearchParams(pairs)}`;
}

/** A reason as somebody wrote it, or why it cannot be taken. */
export type ReadGrund =
  | { readonly ok: true; readonly grund: string }
  | { readonly ok: false; readonly typed: string; readonly message: string };

const GRUND_CHARS_MAX = 500;

/** The reason of a step that stands in the history; `missing` says that there must be one. */
export function readGrund(fields: URLSearchParams | null, missing: string): ReadGrund {
  const typed = (fields?.get('grund') ?? '').replaceAll('\r\n', '\n').trim();
  if (typed === '') return { ok: false, typed, message: missing };
  if ([...typed].length > GRUND_CHARS_MAX) {
    return { ok: false, typed, message: `Skriv højst ${GRUND_CHARS_MAX} tegn.` };
  }
  return { ok: true, grund: typed };
}
