import { Readable } from 'node:stream';
import { outerMail } from '../letter/outer-mail.ts';
import type { Outcome } from '../mail/mailer.ts';
import type { Manifest } from '../objects/manifest.ts';
import type { HaendelseData } from '../register/append-haendelse.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import { returnAddress } from '../retur/return-address.ts';
import { holdRow } from './leases.ts';
import { largestPartBytes, loadManifest, loadPart, reserveOf } from './load-letter.ts';
import { backOffMs, type ManuelGrund, nextStep, type Unaccepted } from './next-step.ts';
import { chance, type Post } from './post.ts';
import { type Result, writeResult } from './write-result.ts';

/**
 * One attempt to deliver a row we hold: the parts not yet accepted, in order, until one is not.
 * Ends with the result written. Rejects only when the register fails, or for a fault in our code.
 */
export function deliverRow(post: Post, row: Forsendelse): Promise<void> {
  const { slags, modtager, forsoeg } = row;
  const facts = { 'klagevej.slags': slags, 'klagevej.modtager': modtager } as const;
  return post.world.trace('letter.deliver', { ...facts, 'klagevej.forsoeg': forsoeg }, () =>
    deliverParts(post, row),
  );
}

async function deliverParts(post: Post, row: Forsendelse): Promise<void> {
  const found = await orStoreDown(loadManifest(post.world.objects, row.nummer));
  if (found === 'store-down') return putOff(post, row);
  if (!found.ok) return needPerson(post, row, { grund: found.fault, data: {} });
  // Sealed by rules that may be newer than what this worker last saw.
  const rules = await post.world.latestRules();
  const postkasse = rules.modtagere.get(row.modtager)?.postkasse;
  if (postkasse === undefined) {
    return needPerson(post, row, { grund: 'modtager-ukendt', data: { modtager: row.modtager } });
  }
  const leave = await post.gate(largestPartBytes(found.value, row.slags));
  try {
    await sendParts(post, row, { manifest: found.value, postkasse });
  } finally {
    leave();
  }
}

type Letter = { readonly manifest: Manifest; readonly postkasse: string };

async function sendParts(post: Post, row: Forsendelse, letter: Letter): Promise<void> {
  for (let del = row.dele_accepteret + 1; del <= row.dele; del += 1) {
    const part = await orStoreDown(
      loadPart(post.world.objects, letter.manifest, { slags: row.slags, del }),
    );
    if (part === 'store-down') return putOff(post, row);
    if (!part.ok) return needPerson(post, row, { grund: part.fault, data: { del } });
    const outcome = await tracedOutcome(post, del, () =>
      sendPart(post, row, { ...letter, del, der: part.value }),
    );
    if (outcome === 'lost') return tellLost(post, row);
    if (outcome.outcome !== 'accepted') return notAccepted(post, row, { ...letter, del, outcome });
    const data = { del, af: row.dele, forsendelse: row.id, forsoeg: row.forsoeg };
    const written = await write(post, row, { to: 'accepteret', del, data });
    if (written === 'lost') return;
  }
}

function tracedOutcome(
  { world }: Post,
  del: number,
  send: () => Promise<Outcome | 'lost'>,
): Promise<Outcome | 'lost'> {
  return world.trace('letter.send', { 'klagevej.del': del }, async (span) => {
    const outcome = await send();
    if (outcome === 'lost') return outcome;
    span.tell({ 'klagevej.udfald': outcome.outcome });
    if (outcome.outcome !== 'accepted') span.tell({ 'klagevej.trin': outcome.stage });
    return outcome;
  });
}

type Part = Letter & { readonly del: number; readonly der: Uint8Array };

/** An attempt that never ends is one the relay may have: it is cut off and counts as uncertain. */
async function sendPart(post: Post, row: Forsendelse, part: Part): Promise<Outcome | 'lost'> {
  const { mailer, settings, clock } = post.world;
  const letter = outerMail({
    nummer: row.nummer,
    slags: row.slags,
    del: { nr: part.del, af: row.dele },
    from: settings.mailFrom,
    to: part.postkasse,
    modtaget: new Date(part.manifest.sag.modtaget),
    der: part.der,
  });
  const raw = () => Readable.from(whileHeld(post, row, letter.raw()), { objectMode: false });
  const mail = { ...letter, from: envelopeSender(post, row), raw };
  const ended = new AbortController();
  const limit = clock
    .sleep(post.waits.attemptMsMax * settings.tempo, ended.signal)
    .then(() => ({ outcome: 'uncertain', stage: 'final', reply: '[tiden gik]' }) as const);
  try {
    return await Promise.race([mailer.send(mail), limit]);
  } catch (error) {
    if (error instanceof LeaseLost) return 'lost';
    throw error;
  } finally {
    ended.abort();
  }
}

class LeaseLost extends Error {}

/**
 * The message, whose end comes only while the row is ours: a process that stood still meanwhile
 * leaves a half mail behind, which is none, since another sends it.
 */
async function* whileHeld(
  { world, owner, spans }: Post,
  row: Forsendelse,
  message: Readable,
): AsyncGenerator<Uint8Array> {
  yield* message;
  const claimant = { owner, spans, now: world.clock.now() };
  if (!(await holdRow(world.db, claimant, row))) throw new LeaseLost('Another has the row.');
}

function tellLost({ world }: Post, { nummer, slags }: Forsendelse): void {
  world.log('warn', 'forsendelse.mistet', { nummer, slags });
}

/** Where a report of this attempt comes back to; MAIL_FROM when nobody reads reports. */
function envelopeSender({ world }: Post, { id, nummer, forsoeg }: Forsendelse): string {
  const { mailFrom, returImapUrl, appSecret: secret } = world.settings;
  if (returImapUrl === null) return mailFrom;
  return returnAddress({ forsendelse: id, forsoeg }, { nummer, secret }, mailFrom);
}

async function notAccepted(
  post: Post,
  row: Forsendelse,
  { manifest, del, outcome }: Letter & { readonly del: number; readonly outcome: Unaccepted },
): Promise<void> {
  const now = post.world.clock.now();
  const brev = reserveOf(manifest, row.slags);
  const step = nextStep(row, outcome, {
    waits: post.spans,
    hasReserve: brev !== null,
    ageMs: now.getTime() - Date.parse(manifest.sag.modtaget),
    del,
    chance: chance(post.world.random),
  });
  if (step.step === 'again') {
    if (step.alarm !== null) post.alarmSeldom(step.alarm, step.data);
    const naesteForsoeg = Math.ceil(now.getTime() + step.waitMs);
    await write(post, row, { to: 'venter', hvad: step.hvad, naesteForsoeg, data: step.data });
    return;
  }
  if (step.step === 'manuel' || brev === null)
    return needPerson(post, row, { grund: 'afvist', data: step.data });
  const result = { to: 'reserve', brev, hvad: step.hvad, data: step.data } as const;
  if ((await write(post, row, result)) === 'lost') return;
  post.world.alarm('klage-til-reserve', {
    nummer: row.nummer,
    fra: row.modtager,
    til: brev.modtager,
  });
}

/** The store did not answer: nothing is wrong with the letter, so it waits like any other. */
async function putOff(post: Post, row: Forsendelse): Promise<void> {
  const now = post.world.clock.now().getTime();
  const circumstances = { waits: post.spans, chance: chance(post.world.random) };
  const naesteForsoeg = Math.ceil(now + backOffMs(row.forsoeg, circumstances));
  await write(post, row, {
    to: 'venter',
    hvad: 'udskudt',
    naesteForsoeg,
    data: { trin: 'objekter' },
  });
}

async function needPerson(
  post: Post,
  row: Forsendelse,
  { grund, data }: { readonly grund: ManuelGrund; readonly data: HaendelseData },
): Promise<void> {
  if ((await write(post, row, { to: 'manuel', grund, data })) === 'lost') return;
  post.world.alarm('klage-manuel', { nummer: row.nummer, modtager: row.modtager, grund });
}

async function write(post: Post, row: Forsendelse, result: Result): Promise<'written' | 'lost'> {
  const { db, clock, log } = post.world;
  const written = await writeResult(db, { row, owner: post.owner, now: clock.now() }, result);
  const level = written === 'lost' ? 'warn' : 'info';
  log(level, `forsendelse.${result.to}`, { nummer: row.nummer, slags: row.slags, written });
  return written;
}

async function orStoreDown<T>(answer: Promise<T>): Promise<T | 'store-down'> {
  try {
    return await answer;
  } catch {
    return 'store-down';
  }
}
