import { expect, onTestFinished, test } from 'vitest';
import { WAITS } from '../../../functions/delivery/waits.ts';
import { startSizeWatch } from '../../../functions/delivery/watch-size.ts';
import { askRelaySize } from '../../../functions/mail/relay-size.ts';
import { startScriptedSmtp } from '../../faults/scripted-smtp.ts';
import type { Script } from '../../faults/smtp-script.ts';
import { testPem } from '../../faults/test-pem.ts';
import { type PostWorld, postWorld, until } from '../given/post.ts';

const URL_OF = (port: number) => new URL(`smtp://localhost:${port}`);
const ALARM = 'relae-tager-for-smaa-breve';

/** Watches a relay that answers these sizes, the last one from then on. */
function watch(world: PostWorld, ...sizes: readonly (number | null | 'ukendt')[]) {
  let asked = 0;
  const watching = startSizeWatch(world, async () => {
    asked += 1;
    return sizes.at(Math.min(asked, sizes.length) - 1) ?? null;
  });
  onTestFinished(() => watching.stop());
  return () => asked;
}

test.each([
  ['SIZE 10240000', 10_240_000],
  ['SIZE 0', null],
  ['SIZE', null],
  ['PIPELINING', null],
])(
  'a relay that says "%s" takes mails of at most %s bytes, and is sent none',
  async (line, size) => {
    const server = await startScriptedSmtp({ extensions: [line] });
    onTestFinished(() => server.close());
    expect(await askRelaySize({ url: URL_OF(server.port), ca: testPem('ca.crt') })).toBe(size);
    expect(server.received.inTls()).not.toContain('MAIL FROM');
  },
);

test.each([
  ['is silent', { answers: { greeting: { silence: true } } }],
  ['will not encrypt', { answers: { starttls: { say: '454 no\r\n' } } }],
] satisfies [string, Script][])('of a relay that %s nothing is known', async (_how, script) => {
  const server = await startScriptedSmtp(script);
  onTestFinished(() => server.close());
  const asked = { url: URL_OF(server.port), ca: testPem('ca.crt'), timeouts: { setupMs: 200 } };
  expect(await askRelaySize(asked)).toBe('ukendt');
});

test('a relay that takes less than the rules allow is told at once, for each modtager, and again', async () => {
  const world = await postWorld();
  const [first] = world.rules().modtagere.values();
  const brevMaksMB = first?.brevMaksMB ?? 0;
  const asked = watch(world, brevMaksMB * 1_000_000 - 1);
  await until(() => world.alarms.length === world.rules().modtagere.size);
  expect(world.alarms[0]).toEqual({
    event: ALARM,
    fields: { modtager: 'SOF', brevMaksMB, relaeMB: brevMaksMB - 1 },
  });
  await world.clock.advance(WAITS.alarmAfterMs);
  await until(() => asked() === 2);
  expect(world.alarms).toHaveLength(2 * world.rules().modtagere.size);
});

test('a relay that takes enough, or has no limit, or is away, is no alarm', async () => {
  const world = await postWorld();
  const asked = watch(world, 'ukendt', 1_000_000_000, null);
  await until(() => asked() === 1);
  await world.clock.advance(WAITS.retryMsMin);
  await until(() => asked() === 2);
  await world.clock.advance(WAITS.alarmAfterMs);
  await until(() => asked() === 3);
  expect(world.alarms).toEqual([]);
});
