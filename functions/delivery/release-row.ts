import { appendHaendelse } from '../register/append-haendelse.ts';
import { commitBeside } from '../register/commit-together.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import { isAttempt } from './leases.ts';
import type { Post } from './post.ts';

/**
 * Gives back a row whose attempt was cut short by a stop. The relay may have the letter, so the
 * next attempt waits as after any uncertain one; a stop is no crash and is not counted as one.
 */
export async function releaseRow(post: Post, row: Forsendelse): Promise<void> {
  const now = post.world.clock.now();
  await commitBeside(post.world.db, async (trx) => {
    const released = await trx
      .updateTable('forsendelse')
      .set((eb) => ({
        tilstand: 'venter' as const,
        laas_ejer: null,
        laas_til: null,
        nedbrud: eb('nedbrud', '-', 1),
        naeste_forsoeg: Math.ceil(now.getTime() + post.spans.uncertainMs),
      }))
      .where(isAttempt(row, post.owner))
      .executeTakeFirst();
    if (released.numUpdatedRows === 0n) return;
    const data = { trin: 'stop', forsoeg: row.forsoeg };
    await appendHaendelse(trx, {
      nummer: row.nummer,
      tid: now,
      hvad: 'usikker',
      hvem: 'system',
      data,
    });
  });
}
