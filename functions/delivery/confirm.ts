import type { Selectable } from 'kysely';
import type { Outcome } from '../mail/mailer.ts';
import { appendHaendelse } from '../register/append-haendelse.ts';
import { commitBeside } from '../register/commit-together.ts';
import { lockRows } from '../register/engine.ts';
import { findByNummer, haendelserOf, type Sag } from '../register/find-sag.ts';
import type { Haendelse } from '../register/haendelse.ts';
import { type Db, type KontaktSlags, type KontaktTable, NEVER_MS } from '../register/tables.ts';
import { carriedOnAs, carriedOnFrom } from '../register/videre.ts';
import { citizenMail } from './citizen-mail.ts';
import { decryptContact } from './contact.ts';
import { backOffMs } from './next-step.ts';
import { chance, type Post } from './post.ts';

const REFUSALS_MAX = 2;

/** An address that asked for a mail with number and deadline, or for one when the case is closed. */
export type Kontakt = Selectable<KontaktTable>;

/** How the log names the ends of a mail. */
const ENDS: {
  readonly [S in KontaktSlags]: { readonly sent: Haendelse; readonly gone: Haendelse };
} = {
  bekraeftelse: { sent: 'bekraeftelse-sendt', gone: 'bekraeftelse-opgivet' },
  besked: { sent: 'besked-sendt', gone: 'besked-opgivet' },
};

/**
 * Takes up to `limit` mails to citizens that are due. Each is put off by the wait of an uncertain
 * mail at once: that is its lease.
 */
export async function takeConfirmations(post: Post, limit: number): Promise<Kontakt[]> {
  const { db, clock } = post.world;
  const now = clock.now().getTime();
  if (!(await anyDue(db, now))) return [];
  return commitBeside(db, (trx) => {
    const due = trx.selectFrom('kontakt').select(['nummer', 'slags']);
    const oldest = due.where('naeste_forsoeg', '<=', now).orderBy('naeste_forsoeg').limit(limit);
    return trx
      .updateTable('kontakt')
      .set((eb) => ({
        naeste_forsoeg: Math.ceil(now + post.spans.uncertainMs),
        forsoeg: eb('forsoeg', '+', 1),
      }))
      .where(({ eb, refTuple }) =>
        eb(
          refTuple('nummer', 'slags'),
          'in',
          lockRows(trx, oldest, 'skip').$asTuple('nummer', 'slags'),
        ),
      )
      .returningAll()
      .execute();
  });
}

async function anyDue(db: Db, now: number): Promise<boolean> {
  const query = db.selectFrom('kontakt').select('nummer').where('naeste_forsoeg', '<=', now);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** A mail of which one attempt is made: since when it has been due. */
type Due = { readonly sag: Sag; readonly kontakt: Kontakt; readonly since: Date };

/** One attempt at one mail; the address is deleted once the relay has it, or when it is hopeless. */
export async function confirm(post: Post, kontakt: Kontakt): Promise<void> {
  const sag = await findByNummer(post.world.db, kontakt.nummer);
  if (sag === null) return;
  const since = await dueSince(post.world.db, sag, kontakt.slags);
  if (since === null) return waitForClosing(post, kontakt);
  const due = { sag, kontakt, since };
  const outcome = await sendMail(post, due);
  if (outcome === 'unreadable' || outcome.outcome === 'deferred') return tryLater(post, due);
  switch (outcome.outcome) {
    case 'accepted':
      return forget(post, kontakt, 'sent');
    case 'refused':
      return kontakt.forsoeg < REFUSALS_MAX ? tryLater(post, due) : forget(post, kontakt, 'gone');
    case 'uncertain':
      // takeConfirmations has put it off already.
      if (isTooOld(post, due)) await forget(post, kontakt, 'gone');
      return;
  }
}

/** When the mail became due; null for the mail of the closing while the case is open. */
async function dueSince(db: Db, sag: Sag, slags: KontaktSlags): Promise<Date | null> {
  if (slags === 'bekraeftelse') return new Date(sag.modtaget);
  const events = await haendelserOf(db, sag.nummer);
  const last = events.findLast(({ hvad }) => hvad === 'afsluttet' || hvad === 'genaabnet');
  return last?.hvad === 'afsluttet' ? new Date(last.tid) : null;
}

/** An instance of before there were such mails may have made it due: an open case has none. */
function waitForClosing(post: Post, kontakt: Kontakt): Promise<void> {
  return putOff(post, kontakt, NEVER_MS);
}

async function sendMail(post: Post, { sag, kontakt, since }: Due): Promise<Outcome | 'unreadable'> {
  const { db, settings, mailer, rules } = post.world;
  const secret = settings.appSecret;
  const to = secret && decryptContact(kontakt, kontakt.krypteret, secret);
  if (to === null) {
    post.alarmSeldom('kontakt-kan-ikke-laeses', { nummer: sag.nummer });
    return 'unreadable';
  }
  const mail = citizenMail({
    slags: kontakt.slags,
    nummer: sag.nummer,
    ...(await otherCases(db, kontakt)),
    sprog: sag.sprog,
    svarfrist: sag.svarfrist,
    since,
    publicUrl: settings.publicUrl,
    kommune: rules().indstillinger.kommune[sag.sprog === 'da' ? 'navn' : 'navnEn'],
    from: settings.mailFrom,
    to,
    demo: post.world.demo,
  });
  return mailer.send(mail);
}

/** What the mail says that depends on more than its own case. */
async function otherCases(db: Db, { nummer, slags }: Kontakt) {
  const foer = await carriedOnFrom(db, nummer);
  const efter = await carriedOnAs(db, nummer);
  const numre = [nummer, ...(foer ? [foer.fra] : []), ...(efter ? [efter.til] : [])];
  const left = db.selectFrom('kontakt').select(['nummer', 'slags']).where('nummer', 'in', numre);
  const others = (await left.execute()).filter(
    (one) => one.nummer !== nummer || one.slags !== slags,
  );
  return { isCarriedOn: foer !== null, isAddressKept: others.length > 0 };
}

async function tryLater(post: Post, due: Due): Promise<void> {
  const { kontakt } = due;
  if (isTooOld(post, due)) return forget(post, kontakt, 'gone');
  const now = post.world.clock.now().getTime();
  const circumstances = { waits: post.spans, chance: chance(post.world.random) };
  return putOff(post, kontakt, Math.ceil(now + backOffMs(kontakt.forsoeg, circumstances)));
}

/** Unless another has taken it meanwhile, or it is gone. */
async function putOff(
  post: Post,
  { nummer, slags, forsoeg }: Kontakt,
  naeste_forsoeg: number,
): Promise<void> {
  await commitBeside(post.world.db, (trx) =>
    trx
      .updateTable('kontakt')
      .set({ naeste_forsoeg })
      .where('nummer', '=', nummer)
      .where('slags', '=', slags)
      .where('forsoeg', '=', forsoeg)
      .execute(),
  );
}

function isTooOld({ world, spans }: Post, { since }: Due): boolean {
  return world.clock.now().getTime() - since.getTime() > spans.confirmationMsMax;
}

async function forget(post: Post, { nummer, slags }: Kontakt, end: 'sent' | 'gone'): Promise<void> {
  const tid = post.world.clock.now();
  await commitBeside(post.world.db, async (trx) => {
    await trx
      .deleteFrom('kontakt')
      .where('nummer', '=', nummer)
      .where('slags', '=', slags)
      .execute();
    const hvad = ENDS[slags][end];
    await appendHaendelse(trx, { nummer, tid, hvad, hvem: 'system', data: {} });
  });
}
