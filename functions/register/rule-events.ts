import type { RegelsaetHaendelse, Trx } from './tables.ts';

/** Who does something with the rules, and when. */
export type RuleDeed = {
  /** `system`, `mappen`, `drift:<bruger>` or `medarbejder:<id>`; at most 80 characters. */
  readonly hvem: string;
  readonly now: Date;
};

/** The same with why, at most 500 characters; null when nothing was said. */
export type ReasonedDeed = RuleDeed & { readonly grund: string | null };

/** Adds one line to what happened to the rules. @returns its number */
export async function appendRuleEvent(
  trx: Trx,
  event: { readonly hash: string; readonly hvad: RegelsaetHaendelse; readonly forslag?: number },
  { hvem, now, grund }: ReasonedDeed,
): Promise<number> {
  const { hash, hvad, forslag = null } = event;
  const { id } = await trx
    .insertInto('regelsaet_haendelse')
    .values({ hash, hvad, hvem, grund, forslag, tid: now.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
