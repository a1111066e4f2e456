import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { DeliveryWorld } from '../../../functions/delivery/post.ts';
import { startDelivery } from '../../../functions/delivery/start-delivery.ts';
import { WAITS, type Waits } from '../../../functions/delivery/waits.ts';
import type { Mail, Mailer, Outcome } from '../../../functions/mail/mailer.ts';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { type Brev, partName, withManifest } from '../../../functions/objects/manifest.ts';
import type { Objects } from '../../../functions/objects/objects.ts';
import { liveForsendelse } from '../../../functions/register/find-sag.ts';
import { type NewKlage, recordKlage } from '../../../functions/register/record-klage.ts';
import type { Db } from '../../../functions/register/tables.ts';
import type { LogFields } from '../../../functions/telemetry/log.ts';
import { noTrace } from '../../../functions/telemetry/trace.ts';
import { folder, register } from './folder.ts';
import { nummerOf } from './klage.ts';
import { rules } from './rules.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** CMS that only its type can be read from: an authEnvelopedData of some bytes. */
const SEALED_START = Buffer.from('3080060b2a864886f70d0109100117', 'hex');
const RESERVE: Brev = { slags: 'reserve', modtager: 'BORGERRAADGIVEREN', dele: 1 };

/** A mail as the scripted relay saw it. */
export type SentMail = {
  readonly from: string;
  readonly to: string;
  readonly messageId: string;
  readonly raw: string;
};

/** A world to deliver in, with everything that was sent and every alarm that was raised. */
export type PostWorld = DeliveryWorld & {
  readonly clock: VirtualClock;
  readonly sent: SentMail[];
  readonly alarms: { readonly event: string; readonly fields: LogFields | undefined }[];
  /** What the relay answers to the next mails; the last answer stays. */
  readonly answer: (...outcomes: readonly Answer[]) => void;
};

export type Answer = Outcome | 'never' | (() => Promise<Outcome>);

export const ACCEPTED: Outcome = { outcome: 'accepted', reply: '250 Ok' };
export const APP_SECRET = Buffer.alloc(32, 7);

/** A world with a real register and real files; only the relay's answers are scripted. */
export async function postWorld(given: { readonly db?: Db; readonly objects?: Objects } = {}) {
  const { answer, mailer, sent } = scriptedMailer();
  const alarms: PostWorld['alarms'] = [];
  const world: PostWorld = {
    db: given.db ?? (await register()),
    objects: given.objects ?? (await fileObjects(await folder())),
    clock: virtualClock(),
    mailer,
    sent,
    alarms,
    answer,
    rules,
    latestRules: async () => rules(),
    random: randomBytes,
    demo: false,
    trace: noTrace,
    log: () => {},
    alarm: (event, fields) => alarms.push({ event, fields }),
    settings: {
      mailFrom: 'klagevej@kommune.example',
      appSecret: APP_SECRET,
      publicUrl: new URL('https://klagevej.example'),
      tempo: 1,
      returImapUrl: null,
    },
  };
  return world;
}

/** A worker that is stopped when the test ends. */
export function deliver(world: DeliveryWorld & Moved, waits: Waits = WAITS) {
  const delivery = startDelivery(world, waits);
  const { restsFor } = world.clock;
  const both = [waits.pollMs, waits.heartbeatMs].map((ms) => restsFor?.(ms));
  const stop = async () => {
    for (const end of both) end?.();
    await delivery.stop();
  };
  onTestFinished(stop);
  return { stop };
}

/** Time may be a test's to move. */
type Moved = { readonly clock: Pick<Partial<VirtualClock>, 'restsFor'> };

/** Puts a klage's sealed letters where they belong and records it, as receiveKlage does. */
export async function received(world: DeliveryWorld, klage: NewKlage): Promise<string> {
  const { sag, forsendelse } = klage;
  const breve = forsendelse.slags === 'reserve' ? [forsendelse] : [forsendelse, RESERVE];
  const entries = breve.flatMap(({ slags, dele }) =>
    Array.from({ length: dele }, (_, i) => ({
      name: partName(slags, i + 1),
      chunks: [SEALED_START, Buffer.from(`${sag.nummer} ${slags} ${i + 1}`)],
    })),
  );
  await world.objects.putAll(`sager/${sag.nummer}/`, withManifest(sag, breve, entries));
  await recordKlage(world.db, klage);
  return sag.nummer;
}

/** The live outbox row of klage `i`. */
export async function row(world: DeliveryWorld, i: number) {
  const live = await liveForsendelse(world.db, nummerOf(i));
  if (live === null) throw new Error(`Klage ${i} has no live row.`);
  return live;
}

/** Waits until `check` holds, looking again as the real I/O behind it goes on. */
export async function until(check: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await check())) {
    if (performance.now() > end) throw new Error('It did not come true in time.');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

function scriptedMailer() {
  const sent: SentMail[] = [];
  let script: readonly Answer[] = [ACCEPTED];
  const mailer: Mailer = {
    async send(mail) {
      sent.push(await readMail(mail));
      const [next = ACCEPTED, ...rest] = script;
      if (rest.length > 0) script = rest;
      if (next === 'never') return new Promise(() => {});
      return typeof next === 'function' ? next() : next;
    },
    close: async () => {},
  };
  const answer: PostWorld['answer'] = (...outcomes) => {
    script = outcomes;
  };
  return { sent, mailer, answer };
}

async function readMail(mail: Mail): Promise<SentMail> {
  const raw = Buffer.concat(await Array.fromAsync(mail.raw(), (chunk) => Buffer.from(chunk)));
  if (raw.byteLength !== mail.bytes) throw new Error('The mail is not as long as it says.');
  const text = raw.toString('utf8');
  const messageId = /^Message-ID: (.*)\r$/m.exec(text)?.[1] ?? '';
  return { from: mail.from, to: mail.to, messageId, raw: text };
}
