import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRegister } from '../../../functions/register/open-register.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { reportRules } from '../../../functions/report-rules.ts';
import type { ReportAsked } from '../../../functions/statistics/report.ts';
import { type Counted, StatisticsThread } from '../../../functions/threads/statistics-thread.ts';
import { registerUrl } from '../../register-address.ts';
import { givenCases } from '../given/cases.ts';
import { folder } from '../given/folder.ts';
import { bring, importDesk, LEAST, RULES } from '../register-tools/import-desk.ts';

const ASKED: ReportAsked = {
  periode: { fra: '2017-04-01', til: '2017-12-31' },
  forvaltninger: null,
};

let db: Db;
let counted: Counted;
let alarms: string[];
let today: string;
let thread: StatisticsThread;

beforeEach(async () => {
  alarms = [];
  today = '2026-03-10';
  const databaseUrl = await registerUrl(join(await folder(), 'klagevej.db'));
  db = await openRegister(databaseUrl);
  counted = {
    ...{ databaseUrl, today: () => today, alarm: (event) => void alarms.push(event) },
    rules: (dag) => reportRules(RULES, dag),
  };
  thread = new StatisticsThread(counted);
});
afterEach(async () => {
  await thread.stop();
  await db.destroy();
});

async function klageCount(asked = ASKED) {
  const found = await thread.report(asked);
  if (found === 'opgivet') throw new Error(`Given up: ${alarms.join()}`);
  return { antal: found.report.tabeller[0]?.n, version: found.version };
}

test('a report is counted beside the thread that asks, which goes on meanwhile', async () => {
  await bring(await importDesk(db, 500), ...givenCases({ count: 500, seed: 1, rules: RULES }));
  const counting = klageCount({ ...ASKED, periode: { fra: '2025-04-01', til: '2026-03-31' } });
  let turns = 0;
  let done = false;
  void counting.finally(() => {
    done = true;
  });
  while (!done) {
    await pause(1);
    turns += 1;
  }
  expect((await counting).antal).toBeGreaterThan(300);
  expect(turns).toBeGreaterThan(5);
});

test('the version is the same until a case, the day or the rules change', async () => {
  const desk = await importDesk(db);
  await bring(desk, LEAST);
  const other = { ...ASKED, periode: { fra: '2017-01-01', til: '2017-03-31' } };
  // PostgreSQL tells of whoever writes anywhere on the server, and other tests do at times.
  const first = await vi.waitFor(async () => {
    const counted = await klageCount();
    expect(counted.antal).toBe(1);
    expect(await klageCount()).toEqual(counted);
    expect(await klageCount(other)).toEqual({ antal: 0, version: counted.version });
    return counted;
  }, 15_000);
  await bring(desk, { ...LEAST, nummer: 'en-til' });
  const second = await klageCount();
  expect(second.antal).toBe(2);
  today = '2026-03-11';
  const third = await klageCount();
  await thread.stop();
  thread = new StatisticsThread({
    ...counted,
    rules: (dag) => ({ ...reportRules(RULES, dag), hash: 'andre regler' }),
  });
  const fourth = await klageCount();
  const versions = [first, second, third, fourth].map(({ version }) => version);
  expect(new Set(versions).size).toBe(4);
});

test('a report that takes too long is given up with an alarm, and the next is counted', async () => {
  const hasty = new StatisticsThread(counted, 1);
  expect(await hasty.report(ASKED)).toBe('opgivet');
  expect(alarms).toEqual(['statistik-for-langsom']);
  expect((await klageCount()).antal).toBe(0);
  await hasty.stop();
});

test('a register that cannot be read is told of, and the thread starts again', async () => {
  const lost = new StatisticsThread({ ...counted, databaseUrl: 'sqlite:findes-ikke/register.db' });
  expect(await lost.report(ASKED)).toBe('opgivet');
  expect(alarms).toEqual(['statistik-fejl']);
  expect(await lost.report(ASKED)).toBe('opgivet');
  await lost.stop();
});

test('it cannot write: whatever it does, the register is as it was', async () => {
  const { openForReading } = await import('../../../functions/register/open-register.ts');
  const reading = openForReading(counted.databaseUrl);
  const writing = reading.deleteFrom('registrering').execute();
  await expect(writing).rejects.toThrow(/read-?only/);
  await reading.destroy();
});
