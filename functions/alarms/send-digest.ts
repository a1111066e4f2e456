import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { digestsSent, noteDigest } from '../register/digests.ts';
import { takeDuty } from '../register/duty.ts';
import type { World } from '../world.ts';
import { type DigestWorld, digestFacts } from './digest-facts.ts';
import { digestMail } from './digest-mail.ts';
import type { Teller } from './tell-target.ts';

/** When the mail of a day is due, in Danish time. */
const DUE_HOUR = 7;
/** The duty that whoever sends it has. */
export const DIGEST_DUTY = 'dagsmail';
const LEASE_MS = 10 * 60_000;

export type DigestParts = {
  readonly world: DigestWorld &
    Pick<World, 'log'> & { readonly settings: Pick<World['settings'], 'alarmTil' | 'tempo'> };
  /** By the target's id. */
  readonly tellers: ReadonlyMap<string, Teller>;
  /** Unique to this instance. */
  readonly ejer: string;
};

/**
 * Sends the day's mail to each mailto: of ALARM_TIL that has not had it, from 7 o'clock on; also late,
 * when nobody ran at 7. One instance at a time does it; what a relay puts off is tried again at the
 * next call.
 * @returns false when somebody has not got what is due
 */
export async function sendDigest(parts: DigestParts): Promise<boolean> {
  const { world, ejer } = parts;
  const now = world.clock.now();
  if (hourInCopenhagen(now) < DUE_HOUR) return true;
  const due = { dag: dayInCopenhagen(now), now };
  const missing = await whoLacks(parts, due.dag);
  if (missing.length === 0) return true;
  const leaseMs = LEASE_MS / world.settings.tempo;
  if (!(await takeDuty(world.db, { navn: DIGEST_DUTY, ejer, now, leaseMs }))) return true;
  const mail = digestMail(await digestFacts(world));
  const sent: boolean[] = [];
  for (const maal of missing) sent.push(await sendOne(parts, { ...due, maal, mail }));
  return sent.every((is) => is);
}

async function whoLacks({ world, tellers }: DigestParts, dag: Day): Promise<readonly string[]> {
  const mails = world.settings.alarmTil.filter(
    ({ slags, id }) => slags === 'mail' && tellers.has(id),
  );
  if (mails.length === 0) return [];
  const sent = await digestsSent(world.db, dag);
  return mails.map(({ id }) => id).filter((id) => !sent.has(id));
}

type One = {
  readonly dag: Day;
  readonly now: Date;
  readonly maal: string;
  readonly mail: ReturnType<typeof digestMail>;
};

/** A relay that may have it is not sent it again. */
async function sendOne(
  { world, tellers }: DigestParts,
  { dag, now, maal, mail }: One,
): Promise<boolean> {
  const svar = (await tellers.get(maal)?.({ ...mail, json: {} })) ?? 'ingen';
  if (svar !== 'ok') world.log('error', 'dagsmail-ikke-sendt', { maal, svar });
  if (svar !== 'ok' && !svar.startsWith('uncertain')) return false;
  await noteDigest(world.db, { dag, maal, now });
  return true;
}

const hour = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/Copenhagen', hour: '2-digit', hourCycle: 'h23' },
});

function hourInCopenhagen(at: Date): number {
  return Number(hour.format(at));
}
