import type { Haendelse } from './haendelse.ts';
import type { Trx } from './tables.ts';

/** Closed values: ids, numbers, SMTP codes; an operator's reason is the one sentence allowed. */
export type HaendelseData = { readonly [name: string]: string | number | null };

export type NewHaendelse = {
  readonly nummer: string;
  readonly tid: Date;
  readonly hvad: Haendelse;
  /** `system`, `borger`, or who did it: `drift:<bruger>`, `forvaltning:<id>`. */
  readonly hvem: string;
  readonly data: HaendelseData;
};

/** Adds one line to what happened; nothing there is ever changed. */
export async function appendHaendelse(trx: Trx, haendelse: NewHaendelse): Promise<void> {
  await trx
    .insertInto('haendelse')
    .values({
      nummer: haendelse.nummer,
      tid: haendelse.tid.toISOString(),
      hvad: haendelse.hvad,
      hvem: haendelse.hvem,
      data: JSON.stringify(haendelse.data),
    })
    .execute();
}
