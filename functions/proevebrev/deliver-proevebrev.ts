import { backOffMs } from '../delivery/next-step.ts';
import { chance, type Post } from '../delivery/post.ts';
import { outerMail } from '../letter/outer-mail.ts';
import type { Outcome } from '../mail/mailer.ts';
import { type Proevebrev, takeProevebreve, writeProevebrev } from '../register/proevebreve.ts';
import { proevebrevKey } from './send-proevebrev.ts';

/** Takes up to `limit` prøvebreve that are due, or those of `numre`; put off at once, as their lease. */
export function takeDueProevebreve(
  post: Post,
  limit: number,
  numre: readonly string[] | null = null,
): Promise<Proevebrev[]> {
  const now = post.world.clock.now();
  const untilMs = Math.ceil(now.getTime() + post.spans.uncertainMs);
  return takeProevebreve(post.world.db, { now, untilMs, limit, numre });
}

/**
 * One attempt at one prøvebrev, by the relay of the klager. A deferral is tried again with growing
 * waits, under the same Message-ID, until the code is too old; a refusal is final, since it is the
 * answer that was asked for.
 */
export async function deliverProevebrev(post: Post, row: Proevebrev): Promise<void> {
  const { db, clock, log } = post.world;
  const now = clock.now();
  if (row.udloeber <= now.toISOString()) return finish(post, row, { tilstand: 'udloebet' });
  const der = await post.world.objects.get(proevebrevKey(row.nummer));
  if (der === null) return finish(post, row, { tilstand: 'afvist', udfald: TABT });
  const facts = { 'klagevej.slags': 'proevebrev', 'klagevej.modtager': row.modtager } as const;
  const outcome = await post.world.trace('letter.send', facts, async (span) => {
    const answered = await post.world.mailer.send(mailOf(post, row, der));
    span.tell({ 'klagevej.udfald': answered.outcome });
    return answered;
  });
  log('info', `proevebrev.${outcome.outcome}`, { nummer: row.nummer, modtager: row.modtager });
  const udfald = JSON.stringify(closedWords(outcome));
  switch (outcome.outcome) {
    case 'accepted': {
      const accepteret = clock.now().toISOString();
      return finish(post, row, { tilstand: 'accepteret', accepteret, udfald });
    }
    case 'refused':
      return finish(post, row, { tilstand: 'afvist', udfald });
    case 'uncertain':
      // takeDueProevebreve has put it off already.
      return writeProevebrev(db, row.nummer, { udfald });
    case 'deferred':
      return writeProevebrev(db, row.nummer, { udfald, naeste_forsoeg: nextAttempt(post, row) });
  }
}

/** The sealed bytes were deleted, or never moved along with the register. */
const TABT = JSON.stringify({ udfald: 'tabt' });

function mailOf({ world }: Post, { nummer, postkasse, oprettet }: Proevebrev, der: Uint8Array) {
  return outerMail({
    ...{ nummer, slags: 'proevebrev', del: { nr: 1, af: 1 } },
    ...{ from: world.settings.mailFrom, to: postkasse },
    ...{ modtaget: new Date(oprettet), der },
  });
}

/** The reply's code alone: its text may repeat an address. */
function closedWords(outcome: Outcome) {
  const kode = /^[2-5]\d\d/.exec(outcome.reply)?.[0] ?? null;
  const trin = outcome.outcome === 'accepted' ? null : outcome.stage;
  return { udfald: outcome.outcome, trin, kode };
}

function nextAttempt({ world, spans }: Post, { forsoeg }: Proevebrev): number {
  const circumstances = { waits: spans, chance: chance(world.random) };
  return Math.ceil(world.clock.now().getTime() + backOffMs(forsoeg, circumstances));
}

/** What is over needs its bytes no more: another letter is made in a moment. */
async function finish(
  { world }: Post,
  { nummer }: Proevebrev,
  changes: Parameters<typeof writeProevebrev>[2],
): Promise<void> {
  await writeProevebrev(world.db, nummer, changes);
  await world.objects.remove(proevebrevKey(nummer));
}
