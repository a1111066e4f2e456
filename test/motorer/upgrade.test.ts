import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRegistreringer } from '../../functions/register/find-registrering.ts';
import { openForReading } from '../../functions/register/open-register.ts';
import { caseLine } from '../../functions/statistics/case-line.ts';
import { type Left, promisesAreKept } from '../faults/kill-checks.ts';
import { type Crowd, sendUntil } from '../faults/kill-citizens.ts';
import type { Instance } from './instance.ts';
import { askRegister, leftByMany } from './left-by-many.ts';
import { type ManyInstances, startManyInstances } from './many-instances.ts';
import { OLD_ROOT } from './opgradering.ts';
import { roundRobin } from './round-robin.ts';

const TEMPO = '12';
/** How long old and new run beside each other, each time. */
const BESIDE_MS = 5_000;
const AROUND_MS_MAX = 600_000;
const LINES_LOOKED_AT_MAX = 1_000;

type Upgraded = {
  readonly many: ManyInstances;
  readonly crowd: Crowd;
  readonly left: Left;
  /** The steps of the register, before and after. */
  readonly steps: { readonly before: readonly string[]; readonly after: readonly string[] };
};
/** To be stopped also when something goes wrong before there is an outcome. */
let started: ManyInstances | null = null;
let done: Upgraded | null = null;
const upgraded = () => {
  if (done === null) throw new Error('There is no outcome.');
  return done;
};

beforeAll(async () => {
  const root = process.env[OLD_ROOT] ?? '';
  if (root === '') throw new Error('Run these tests with: npm run test:motorer -- opgradering');
  const many = await startManyInstances({ root, env: { KLAGEVEJ_TEMPO: TEMPO } });
  started = many;
  const before = await stepsOf(many);
  const crowd: Crowd = { citizens: [], someGiveUp: true };
  const stop = new AbortController();
  const load = sendUntil(stop.signal, roundRobin(many), crowd);
  await pause(BESIDE_MS);
  for (const instance of many.instances) await replace(instance);
  // And back: the version before starts on what the newer has made of the register, and forth again.
  const [first] = many.instances;
  if (first !== undefined) {
    await replace(first, root);
    await replace(first);
  }
  stop.abort();
  await load;
  const left = await leftByMany(many, crowd);
  done = { many, crowd, left, steps: { before, after: await stepsOf(many) } };
  tell(done);
}, AROUND_MS_MAX);
afterAll(async () => started?.stop());

/** As the handbook says it: one is ended and started, and the others receive meanwhile. */
async function replace(instance: Instance, root?: string): Promise<void> {
  await instance.end();
  await instance.start(root);
  await pause(BESIDE_MS);
}

async function stepsOf({ databaseUrl }: ManyInstances): Promise<readonly string[]> {
  const rows = await askRegister(databaseUrl, 'select navn from migrering order by navn');
  return rows.map(({ navn }) => String(navn));
}

function tell({ crowd, steps }: Upgraded): void {
  const answers = crowd.citizens.flatMap((citizen) => citizen.answers);
  const nye = steps.after.filter((navn) => !steps.before.includes(navn));
  const svar503 = answers.filter(({ status }) => status === 503).length;
  const figures = { sendt: crowd.citizens.length, svar: answers.length, svar503, nye };
  process.stdout.write(`opgradering: ${JSON.stringify(figures)}\n`);
}

describe('an upgrade of three instances one after the other, and one of them back and forth', () => {
  promisesAreKept(() => upgraded().left);

  test('takes steps that the version before did not know', () => {
    const { before, after } = upgraded().steps;

    expect(after.length).toBeGreaterThan(before.length);
    expect(after).toEqual(expect.arrayContaining([...before]));
  });

  test('is noticed by no citizen', () => {
    const { citizens } = upgraded().crowd;
    const statuses = citizens.flatMap(({ answers }) => answers.map(({ status }) => status));

    expect(citizens.filter(({ broken }) => broken > 0)).toEqual([]);
    expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
  });

  test('delivers each letter once', () => {
    const { letters } = upgraded().left;
    const different = new Set(letters.map(({ eml }) => eml.toString('latin1')));

    expect(letters).toHaveLength(different.size);
  });

  test('leaves no letter to a person and raises no alarm of what it cannot read', () => {
    for (const instance of upgraded().many.instances) {
      expect(instance.output()).not.toMatch(/alarm\.(?!modtager-uden|spaerreliste|certifikat)/);
    }
  });

  test('leaves lines for statistics that say what today’s code says', async () => {
    const { many } = upgraded();
    const rows = await askRegister(
      many.databaseUrl,
      `select kilde, nummer, taelling from registrering order by nummer limit ${LINES_LOOKED_AT_MAX}`,
    );
    const db = openForReading(many.databaseUrl);
    for (const [kilde, some] of Map.groupBy(rows, (row) => String(row.kilde))) {
      const numre = some.map(({ nummer }) => String(nummer));
      const found = await findRegistreringer(db, kilde, numre);
      const expected = numre.map((nummer) => {
        const one = found.get(nummer);
        return one === undefined ? 'mangler' : caseLine(one.registreret);
      });
      expect(some.map(({ taelling }) => taelling)).toEqual(expected);
    }
    await db.destroy();
  });
});
