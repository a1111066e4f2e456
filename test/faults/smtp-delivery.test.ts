import { expect, onTestFinished, test } from 'vitest';
import { WAITS } from '../../functions/delivery/waits.ts';
import { partName, withManifest } from '../../functions/objects/manifest.ts';
import { haendelserOf } from '../../functions/register/find-sag.ts';
import { recordKlage } from '../../functions/register/record-klage.ts';
import { saldo } from '../../functions/register/saldo.ts';
import { klage, nummerOf } from '../functions/given/klage.ts';
import { deliver, type PostWorld, postWorld, row, until } from '../functions/given/post.ts';
import { expectNothingInClear, wholeMessages } from './expect-private.ts';
import { relayWithFault } from './relay-with-fault.ts';
import { MARKER } from './scripted-mail.ts';
import { SMTP_FAULTS, type SmtpFault } from './smtp-faults.ts';

const MINUTE = 60_000;
const LARGE_REPEATS = 1_000_000;
const SLOW_MS = 20_000;

/** What the register must say after the attempt, and when the next one comes. */
type Expected = {
  readonly hvad: 'udskudt' | 'afvist' | 'usikker';
  readonly waitMs: readonly [least: number, most: number];
  readonly alarms: readonly string[];
};

/** Reliability rows 17–20 and 22, as a person would read them. */
function expectedOf({ outcome, stage }: SmtpFault): Expected {
  const ofRelay = stage === 'greeting' || stage === 'tls' || stage === 'auth';
  if (outcome === 'uncertain')
    return { hvad: 'usikker', waitMs: [10 * MINUTE, 10 * MINUTE], alarms: [] };
  if (outcome === 'deferred') return { hvad: 'udskudt', waitMs: [0, MINUTE], alarms: [] };
  return ofRelay
    ? { hvad: 'udskudt', waitMs: [0, MINUTE], alarms: ['relae-afviser'] }
    : { hvad: 'afvist', waitMs: [5 * MINUTE, 5 * MINUTE], alarms: [] };
}

/** Puts one sealed letter (and the reserve's) where receiveKlage does, and records the klage. */
async function receive(world: PostWorld, fault: SmtpFault): Promise<void> {
  const { sag, forsendelse } = klage(1);
  const reserve = { slags: 'reserve', modtager: 'BORGERRAADGIVEREN', dele: 1 } as const;
  // Bytes whose base64 reads as the marker, behind what makes them look like CMS.
  const marked = Buffer.from(`${MARKER}x`.repeat(fault.large ? LARGE_REPEATS : 300), 'base64');
  const entries = [forsendelse, reserve].map(({ slags }) => ({
    name: partName(slags, 1),
    chunks: [Buffer.from('3080060b2a864886f70d0109100117', 'hex'), marked],
  }));
  const breve = [forsendelse, reserve];
  await world.objects.putAll(`sager/${sag.nummer}/`, withManifest(sag, breve, entries));
  await recordKlage(world.db, klage(1));
}

async function attempted(world: PostWorld, times: number): Promise<void> {
  await until(async () => {
    const { forsoeg, tilstand } = await row(world, 1);
    return forsoeg === times && tilstand !== 'sendes';
  }, SLOW_MS);
}

async function events(world: PostWorld) {
  return (await haendelserOf(world.db, nummerOf(1))).map(({ hvad }) => hvad);
}

test.each(SMTP_FAULTS)(
  '$fault: the klage waits, is told of, and arrives when the relay is well',
  async (fault) => {
    const { mailer, server } = await relayWithFault(fault);
    const world: PostWorld = { ...(await postWorld()), mailer };
    onTestFinished(async () => {
      await mailer.close();
      await server.close();
    });
    await receive(world, fault);
    deliver(world);
    await attempted(world, 1);

    const expected = expectedOf(fault);
    const { tilstand, naeste_forsoeg } = await row(world, 1);
    const waitMs = naeste_forsoeg - world.clock.now().getTime();
    expect(tilstand).toBe('venter');
    expect(waitMs).toBeGreaterThanOrEqual(expected.waitMs[0]);
    expect(waitMs).toBeLessThanOrEqual(expected.waitMs[1]);
    expect(await events(world)).toEqual(['modtaget', expected.hvad]);
    expect(world.alarms.map(({ event }) => event)).toEqual(expected.alarms);
    expectNothingInClear(server.received);

    const before = wholeMessages(server.received);
    server.play({ ...(fault.script.implicitTls ? { implicitTls: true } : {}) });
    await world.clock.advance(waitMs + WAITS.pollMs);
    await until(async () => (await row(world, 1)).tilstand === 'accepteret', SLOW_MS);
    expect(wholeMessages(server.received)).toBe(before + 1);
    expect(messageIds(server.received.messages())).toEqual([
      `<${nummerOf(1)}.modtager.1@kommune.example>`,
    ]);
    expect(await saldo(world.db)).toMatchObject({ modtaget: 1, accepteret: 1, balance: 0 });
    expectNothingInClear(server.received);
  },
);

test.each(SMTP_FAULTS.filter((fault) => expectedOf(fault).hvad === 'afvist'))(
  '$fault, twice: the letter sealed to the reserve is sent, and a person is told',
  async (fault) => {
    const { mailer, server } = await relayWithFault(fault);
    const world: PostWorld = { ...(await postWorld()), mailer };
    onTestFinished(async () => {
      await mailer.close();
      await server.close();
    });
    await receive(world, fault);
    deliver(world);
    await attempted(world, 1);
    await world.clock.advance(5 * MINUTE);
    await until(async () => (await row(world, 1)).slags === 'reserve', SLOW_MS);
    await attempted(world, 1);
    server.play({});
    await world.clock.advance(5 * MINUTE);
    await until(async () => (await row(world, 1)).tilstand === 'accepteret', SLOW_MS);
    expect(await events(world)).toEqual([
      'modtaget',
      'afvist',
      'afvist',
      'til-reserve',
      'afvist',
      'accepteret',
    ]);
    expect(world.alarms.map(({ event }) => event)).toEqual(['klage-til-reserve']);
    expect(messageIds(server.received.messages())).toContain(
      `<${nummerOf(1)}.reserve.1@kommune.example>`,
    );
    expectNothingInClear(server.received);
  },
);

/** The Message-IDs of the whole mails the relay has, each once. */
function messageIds(messages: readonly string[]): string[] {
  const ids = messages
    .filter((message) => message.includes(MARKER))
    .map((message) => /^Message-ID: (.*)\r$/m.exec(message)?.[1] ?? 'none');
  return [...new Set(ids)];
}
