import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { makeAlarmBook } from '../../../functions/alarms/alarm-book.ts';
import { ALARM_WAITS } from '../../../functions/alarms/alarm-parts.ts';
import type { AlarmTarget } from '../../../functions/alarms/alarm-target.ts';
import { startAlarms } from '../../../functions/alarms/start-alarms.ts';
import { makeTellers } from '../../../functions/alarms/tell-target.ts';
import { alarmsSince, isUntold } from '../../../functions/register/alarms.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { readSettings } from '../../../functions/settings.ts';
import { TLS_CA } from '../../faults/test-pem.ts';
import { register } from '../given/folder.ts';
import { nummerOf } from '../given/klage.ts';
import { until } from '../given/post.ts';
import { type VirtualClock, virtualClock } from '../given/virtual-clock.ts';
import { hook, relay, target } from './given-targets.ts';

const DRIFT = target('mailto:drift@kommune.example');
const HOUR_MS = 3_600_000;
const WORD = 'kanariefugl';

type Given = {
  readonly db: Db;
  readonly clock: VirtualClock;
  readonly til: readonly AlarmTarget[];
  readonly smtpUrl: URL | null;
};

/** One instance with its own book, on a register that others may share. */
async function instance({ db, clock, til, smtpUrl }: Given) {
  const settings = {
    ...readSettings({ PUBLIC_URL: 'http://localhost:4321' }),
    ...{ alarmTil: til, smtpUrl, smtpCa: TLS_CA, appSecret: Buffer.alloc(32) },
  };
  const log: string[] = [];
  const book = makeAlarmBook((level, event, fields) =>
    log.push(JSON.stringify({ level, event, ...fields })),
  );
  const world = {
    ...{ db, clock, settings, demo: false, random: randomBytes },
    log: (_: string, event: string, fields = {}) =>
      void log.push(JSON.stringify({ event, ...fields })),
  };
  const tellers = await makeTellers(world);
  const alarms = startAlarms({ world, book, tellers: tellers.of });
  onTestFinished(async () => {
    await alarms.stop();
    await tellers.close();
  });
  return { ...book, log, stop: alarms.stop };
}

const quarterOfASecond = () => new Promise((resolve) => setTimeout(resolve, 250));

/** Time goes on, a poll at a time; a lease must not end while a real relay still answers. */
const pollUntil = (clock: VirtualClock, check: () => boolean) =>
  until(async () => {
    if (check()) return true;
    await clock.advance(ALARM_WAITS.pollMs);
    if (!check()) await quarterOfASecond();
    return check();
  }, 20_000);

async function pass(clock: VirtualClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 60_000) await clock.advance(60_000);
}

async function place(til: readonly AlarmTarget[] = [DRIFT]) {
  const { mails, state, url } = await relay();
  const clock = virtualClock();
  const given = { db: await register(), clock, til, smtpUrl: url };
  return { ...given, given, mails, state };
}

test('an alarm is one mail that says what is so, what to do and where to read on, and no typed word', async () => {
  const { given, clock, mails } = await place();
  const { alarm, log } = await instance(given);
  alarm('klage-manuel', { nummer: nummerOf(7), modtager: 'SOF', grund: WORD });
  alarm('regelsaet-afvist', { regelsaet: WORD, besked: WORD });
  await pollUntil(clock, () => mails.length > 0);
  const [{ subject, text, raw } = { subject: '', text: '', raw: '' }] = mails;
  expect(subject).toBe(
    'Klagevej: En klage kan ikke komme frem, før en person hjælper den (og 1 alarm mere)',
  );
  expect(text).toContain(`Om: ${nummerOf(7)}`);
  expect(text).toContain('Gør nu: Kør "npm run drift -- status NUMMER"');
  expect(text).toContain('functions/operation/handbook.md#klage-manuel');
  expect(`${subject} ${text} ${raw}`).not.toContain(WORD);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(log.filter((line) => line.includes('"level":"error"'))).toHaveLength(2);
});

test('the same alarm in a loop, from three instances, is one mail at once and one an hour later with the count', async () => {
  const { given, clock, mails } = await place();
  const instances = await Promise.all([1, 2, 3].map(() => instance(given)));
  instances[0]?.alarm('klager-venter', { antal: 1 });
  await pollUntil(clock, () => mails.length === 1);
  await until(async () => !(await isUntold(given.db, [DRIFT.id])));
  for (const { alarm } of instances) for (let i = 0; i < 100; i += 1) alarm('klager-venter');
  await pass(clock, HOUR_MS - 5 * 60_000);
  expect(mails).toHaveLength(1);
  await clock.advance(5 * 60_000);
  await pollUntil(clock, () => mails.length === 2);
  await until(async () => !(await isUntold(given.db, [DRIFT.id])));
  expect(mails[1]?.text).toContain('klager-venter, 300 gange');
  await pass(clock, 2 * HOUR_MS);
  expect(mails).toHaveLength(2);
  const [sum] = await alarmsSince(given.db, new Date(0));
  expect(sum).toMatchObject({ navn: 'klager-venter', antal: 301 });
});

test('what a relay puts off is logged, tried again and told once, also by an instance that starts later', async () => {
  const { given, clock, mails, state } = await place();
  state.refuse = Number.POSITIVE_INFINITY;
  const first = await instance(given);
  first.alarm('klage-ikke-modtaget');
  await pollUntil(clock, () => first.log.some((line) => line.includes('alarm-ikke-sendt')));
  await first.stop();
  expect(mails).toEqual([]);
  state.refuse = 0;
  await instance(given);
  await pollUntil(clock, () => mails.length === 1);
  await until(async () => !(await isUntold(given.db, [DRIFT.id])));
  await pass(clock, 10 * 60_000);
  expect(mails).toHaveLength(1);
  expect(first.log.join()).not.toContain('drift@');
});

test('while the register is away the alarm goes all the same, once an hour, and is counted when it is back', async () => {
  const { given, clock, mails } = await place();
  const gone = await register();
  let out = true;
  const away = new Proxy(given.db, {
    get(db, name) {
      const from = out ? gone : db;
      const value: unknown = Reflect.get(from, name);
      return typeof value === 'function' ? value.bind(from) : value;
    },
  });
  await gone.destroy();
  const { alarm } = await instance({ ...given, db: away });
  alarm('udbakke-fejl');
  await pollUntil(clock, () => mails.length === 1);
  for (let i = 0; i < 50; i += 1) alarm('udbakke-fejl');
  await pass(clock, HOUR_MS / 2);
  expect(mails).toHaveLength(1);
  await pass(clock, HOUR_MS / 2);
  await pollUntil(clock, () => mails.length === 2);
  expect(mails[1]?.text).toContain('udbakke-fejl, 50 gange');
  out = false;
  alarm('levering-fejl');
  await pollUntil(clock, () => mails.length === 3);
  const counted = await alarmsSince(given.db, new Date(0));
  expect(counted.map(({ navn, antal }) => `${navn} ${antal}`)).toEqual([
    'udbakke-fejl 51',
    'levering-fejl 1',
  ]);
});

test('an https target gets JSON; a redirect is not followed, and a mail does not wait for a silent one', async () => {
  const { bodies, state, url } = await hook();
  const { given, clock, mails } = await place([DRIFT, target(url)]);
  const { alarm, log } = await instance(given);
  state.status = 307;
  alarm('klage-manuel', { nummer: nummerOf(1), grund: WORD });
  await pollUntil(clock, () => log.some((line) => line.includes('HTTP-307')));
  await until(() => mails.length === 1);
  expect(bodies).toHaveLength(1);
  state.status = 204;
  await pollUntil(clock, () => bodies.length === 2);
  const [, body = ''] = bodies;
  expect(body).toMatch(/^POST \/alarm \{/);
  expect(JSON.parse(body.slice('POST /alarm '.length))).toMatchObject({
    system: 'http://localhost:4321',
    text: expect.stringContaining('Gør nu:'),
    alarmer: [{ navn: 'klage-manuel', antal: 1, om: [nummerOf(1)] }],
  });
  expect(bodies.join()).not.toContain(WORD);
  await until(async () => !(await isUntold(given.db, [DRIFT.id, target(url).id])));
  await pass(clock, 5 * 60_000);
  expect([bodies.length, mails.length]).toEqual([2, 1]);
});

test('an alarm that was raised just before a stop is told before the stop', async () => {
  const { given, mails } = await place();
  const { alarm, stop } = await instance(given);
  alarm('uventet-fejl', { fejl: 'TypeError' });
  await stop();
  expect(mails).toHaveLength(1);
});
