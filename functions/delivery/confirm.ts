import type { Selectable } from 'kysely';
import type { Outcome } from '../mail/mailer.ts';
import { appendHaendelse } from '../register/append-haendelse.ts';
import { commitTogether } from '../register/commit-together.ts';
import { findByNummer, type Sag } from '../register/find-sag.ts';
import type { Haendelse } from '../register/haendelse.ts';
import type { Db, KontaktTable } from '../register/tables.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { decryptContact } from './contact.ts';
import { backOffMs } from './next-step.ts';
import { chance, type Post } from './post.ts';

const REFUSALS_MAX = 2;
const MAIL = 'bekraeftelse';

/** An address that asked for a mail with number and deadline. */
export type Kontakt = Selectable<KontaktTable>;

/**
 * Takes up to `limit` confirmation mails that are due. Each is put off by the wait of an uncertain
 * mail at once: that is its lease.
 */
export async function takeConfirmations(post: Post, limit: number): Promise<Kontakt[]> {
  const { db, clock } = post.world;
  const now = clock.now().getTime();
  if (!(await anyDue(db, now))) return [];
  return commitTogether(db, (trx) =>
    trx
      .updateTable('kontakt')
      .set((eb) => ({
        naeste_forsoeg: Math.ceil(now + post.spans.uncertainMs),
        forsoeg: eb('forsoeg', '+', 1),
      }))
      .where('slags', '=', MAIL)
      .where('nummer', 'in', (eb) =>
        eb
          .selectFrom('kontakt')
          .select('nummer')
          .where('slags', '=', MAIL)
          .where('naeste_forsoeg', '<=', now)
          .orderBy('naeste_forsoeg')
          .limit(limit),
      )
      .returningAll()
      .execute(),
  );
}

async function anyDue(db: Db, now: number): Promise<boolean> {
  const query = db.selectFrom('kontakt').select('nummer').where('slags', '=', MAIL);
  return (await query.where('naeste_forsoeg', '<=', now).limit(1).executeTakeFirst()) !== undefined;
}

/** One attempt at one confirmation; the address is deleted once the relay has it, or when it is hopeless. */
export async function confirm(post: Post, kontakt: Kontakt): Promise<void> {
  const sag = await findByNummer(post.world.db, kontakt.nummer);
  if (sag === null) return;
  const outcome = await sendConfirmation(post, sag, kontakt);
  if (outcome === 'unreadable' || outcome.outcome === 'deferred')
    return tryLater(post, sag, kontakt);
  switch (outcome.outcome) {
    case 'accepted':
      return forget(post, sag, 'bekraeftelse-sendt');
    case 'refused':
      return kontakt.forsoeg < REFUSALS_MAX
        ? tryLater(post, sag, kontakt)
        : forget(post, sag, 'bekraeftelse-opgivet');
    case 'uncertain':
      // takeConfirmations has put it off already.
      if (isTooOld(post, sag)) await forget(post, sag, 'bekraeftelse-opgivet');
      return;
  }
}

async function sendConfirmation(
  post: Post,
  sag: Sag,
  kontakt: Kontakt,
): Promise<Outcome | 'unreadable'> {
  const { settings, mailer, rules } = post.world;
  const secret = settings.appSecret;
  const to = secret && decryptContact(kontakt, kontakt.krypteret, secret);
  if (to === null) {
    post.alarmSeldom('kontakt-kan-ikke-laeses', { nummer: sag.nummer });
    return 'unreadable';
  }
  const mail = confirmationMail({
    nummer: sag.nummer,
    sprog: sag.sprog,
    svarfrist: sag.svarfrist,
    modtaget: sag.modtaget,
    kommune: rules().indstillinger.kommune[sag.sprog === 'da' ? 'navn' : 'navnEn'],
    from: settings.mailFrom,
    to,
  });
  return mailer.send(mail);
}

async function tryLater(post: Post, sag: Sag, kontakt: Kontakt): Promise<void> {
  if (isTooOld(post, sag)) return forget(post, sag, 'bekraeftelse-opgivet');
  const now = post.world.clock.now().getTime();
  const circumstances = { waits: post.spans, chance: chance(post.world.random) };
  const naeste_forsoeg = Math.ceil(now + backOffMs(kontakt.forsoeg, circumstances));
  await commitTogether(post.world.db, (trx) =>
    trx
      .updateTable('kontakt')
      .set({ naeste_forsoeg })
      .where('nummer', '=', sag.nummer)
      .where('slags', '=', MAIL)
      .execute(),
  );
}

function isTooOld({ world, spans }: Post, sag: Sag): boolean {
  return world.clock.now().getTime() - Date.parse(sag.modtaget) > spans.confirmationMsMax;
}

async function forget(post: Post, sag: Sag, hvad: Haendelse): Promise<void> {
  const tid = post.world.clock.now();
  await commitTogether(post.world.db, async (trx) => {
    await trx
      .deleteFrom('kontakt')
      .where('nummer', '=', sag.nummer)
      .where('slags', '=', MAIL)
      .execute();
    await appendHaendelse(trx, { nummer: sag.nummer, tid, hvad, hvem: 'system', data: {} });
  });
}
