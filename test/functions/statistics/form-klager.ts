import type { Db } from '../../../functions/register/tables.ts';

/** What delivery writes when the relay has taken the letter. */
export async function deliverNow(db: Db, nummer: string, accepteret: string): Promise<void> {
  await db
    .updateTable('forsendelse')
    .set({ tilstand: 'accepteret', dele_accepteret: 1, accepteret })
    .where('nummer', '=', nummer)
    .execute();
}
