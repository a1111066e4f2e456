import * as v from 'valibot';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Trx } from '../register/tables.ts';
import type { Attempt } from './return-address.ts';

/** What an acceptance says of itself in the log of events. */
const HANDED_OVER = v.object({ forsendelse: v.number(), forsoeg: v.number(), del: v.number() });

/**
 * Whether nothing that the attempt handed over counts any more: each of its parts was handed over
 * again later, or is about to be. A letter of several parts may have had several attempts, and each of
 * them may be the last for one of its parts.
 */
export async function isSuperseded(
  trx: Trx,
  row: Forsendelse,
  { forsoeg }: Attempt,
): Promise<boolean> {
  if (forsoeg >= row.forsoeg) return false;
  const last = await lastAttempts(trx, row);
  const parts = Array.from({ length: row.dele_accepteret }, (_, i) => i + 1);
  return !parts.some((del) => last.get(del) === forsoeg);
}

/** By part: the attempt in which the relay last took it. */
async function lastAttempts(trx: Trx, row: Forsendelse): Promise<ReadonlyMap<number, number>> {
  const events = await trx
    .selectFrom('haendelse')
    .select('data')
    .where('nummer', '=', row.nummer)
    .where('hvad', 'in', ['accepteret', 'del-accepteret'])
    .orderBy('id')
    .execute();
  const last = new Map<number, number>();
  for (const { data } of events) {
    const read = v.safeParse(HANDED_OVER, JSON.parse(data));
    if (!read.success || read.output.forsendelse !== row.id) continue;
    const { del, forsoeg } = read.output;
    last.set(del, Math.max(forsoeg, last.get(del) ?? 0));
  }
  return last;
}
