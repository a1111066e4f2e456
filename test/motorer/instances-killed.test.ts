import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadManifest, loadPart } from '../../functions/delivery/load-letter.ts';
import type { Objects } from '../../functions/objects/objects.ts';
import { openObjects } from '../../functions/objects/open-objects.ts';
import { isCitizens, type Left, numberOf, promisesAreKept } from '../faults/kill-checks.ts';
import { type Crowd, sendUntil } from '../faults/kill-citizens.ts';
import { howOften } from '../how-often.ts';
import { leftByMany } from './left-by-many.ts';
import { type ManyInstances, startManyInstances } from './many-instances.ts';
import { DEEDS, doneTo, type Fault, STANDSTILL_MS } from './one-fault.ts';
import { roundRobin } from './round-robin.ts';

const ROUNDS = howOften({ usual: 1, long: 30 });
const ROUND_MS_MAX = 240_000;
const AROUND_MS_MAX = 300_000;
/** Leases of five seconds, retries from five seconds on. */
const TEMPO = '12';
const LEASE_MS = 5_000;
/** Klager whose letters are read from the store, of all that were sent. */
const LOOKED_INTO_MAX = howOften({ usual: 150, long: 2_000 });
/** Before the first fault: then nothing may come twice. */
const CALM_MS = 6_000;
/** As long as a relay that writes to its disk: so mails are under way when something happens. */
const RELAY_THINK_MS = 60;
/** A fault is felt for as long as the longest lease and the wait for a person's second try. */
const FELT_MS = 3 * LEASE_MS;
/** What delivery writes is not flushed at once, so a crash of PostgreSQL takes the last moment back. */
const UNFLUSHED_MS = 2_000;

type Outcome = {
  readonly many: ManyInstances;
  readonly crowd: Crowd;
  readonly faults: readonly Fault[];
  readonly left: Left;
};
/** To be stopped also when something goes wrong before there is an outcome. */
let started: ManyInstances | null = null;
let done: Outcome | null = null;
const outcome = () => {
  if (done === null) throw new Error('There is no outcome.');
  return done;
};

beforeAll(
  async () => {
    const relay = { thinkMs: RELAY_THINK_MS };
    const many = await startManyInstances({ env: { KLAGEVEJ_TEMPO: TEMPO }, relay });
    started = many;
    const crowd: Crowd = { citizens: [], someGiveUp: true };
    const stop = new AbortController();
    const load = sendUntil(stop.signal, roundRobin(many), crowd);
    await pause(CALM_MS);
    const faults: Fault[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const deed of DEEDS) faults.push(await doneTo(many, deed));
    }
    stop.abort();
    await load;
    done = { many, crowd, faults, left: await leftByMany(many, crowd) };
    tell(done);
  },
  AROUND_MS_MAX + ROUNDS * ROUND_MS_MAX,
);
afterAll(async () => started?.stop());

function tell({ crowd, faults, left }: Outcome): void {
  const answers = crowd.citizens.flatMap((citizen) => citizen.answers);
  const count = (status: number) => answers.filter((one) => one.status === status).length;
  const gaveUp = crowd.citizens.length - left.crowd.citizens.length;
  const letters = left.letters.filter(({ to }) => !isCitizens(to));
  const figures = {
    ...{ sendt: crowd.citizens.length, opgav: gaveUp, fejl: faults.length },
    ...{ svar201: count(201), svar200: count(200), svar503: count(503) },
    ...{ breve: letters.length, gentagelser: letters.length - new Set(letters.map(numberOf)).size },
  };
  process.stdout.write(`instanser: ${JSON.stringify(figures)}\n`);
}

describe(`after ${ROUNDS * DEEDS.length} kills, standstills and crashes of three instances`, () => {
  promisesAreKept(() => outcome().left);

  test('every 503 says that nothing was received', () => {
    const answers = outcome().crowd.citizens.flatMap((citizen) => citizen.answers);

    expect(answers.filter(({ status, intet }) => status === 503 && !intet)).toEqual([]);
  });

  test('every instance took part in receiving and in delivering', () => {
    for (const instance of outcome().many.instances) {
      expect(instance.output()).toContain('forsendelse.accepteret');
    }
  });

  test('the objects of every acknowledged klage are whole', async () => {
    const { left, many } = outcome();
    const objects = await openObjects(many.objectsUrl);
    const all = await left.rows('select nummer from sag order by nummer');
    const step = Math.ceil(all.length / LOOKED_INTO_MAX);
    const some = all.filter((_, i) => i % step === 0).map(({ nummer }) => String(nummer));

    const faults = await Promise.all(some.map((nummer) => faultOf(objects, nummer)));

    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });

  test('a letter came twice only where an attempt was cut off', async () => {
    const { left, faults } = outcome();
    const crashes = faults.filter(({ navn }) => navn.startsWith('PostgreSQL'));
    const cut = await cutOff(left);
    const repeats = Map.groupBy(
      outcome().many.relay.letters,
      (letter) => `${letter.to} ${numberOf(letter)}`,
    );
    for (const [of, copies] of repeats) {
      const [first] = copies;
      if (copies.length === 1 || first === undefined || isCitizens(first.to)) continue;
      const forgotten = crashes.some((fault) => isWithin(first.at, fault, UNFLUSHED_MS));
      const explained = (cut.get(numberOf(first)) ?? 0) + (forgotten ? 1 : 0);
      expect(copies.length - 1, of).toBeLessThanOrEqual(explained);
    }
  });

  test('attempts were cut off, and only when something was done to the system', async () => {
    const { left, faults } = outcome();
    const events = await left.rows("select nummer, tid from haendelse where hvad = 'genoptaget'");
    const unexplained = events.filter(
      ({ tid }) => !faults.some((fault) => isWithin(new Date(String(tid)), fault, 0)),
    );

    expect(events.length).toBeGreaterThan(0);
    expect(unexplained).toEqual([]);
  });
});

/** What is missing or altered of a klage's letters, or null. */
async function faultOf(objects: Objects, nummer: string): Promise<string | null> {
  const manifest = await loadManifest(objects, nummer);
  if (!manifest.ok) return `${nummer}: ${manifest.fault}`;
  for (const { slags, dele } of manifest.value.breve) {
    for (let del = 1; del <= dele; del += 1) {
      const part = await loadPart(objects, manifest.value, { slags, del });
      if (!part.ok) return `${nummer} ${slags} ${del}: ${part.fault}`;
    }
  }
  return null;
}

/** How often an attempt at a klage ended without a result that is known. */
async function cutOff({ rows }: Left): Promise<ReadonlyMap<string, number>> {
  const events = await rows(`select nummer, count(*) as antal from haendelse
    where hvad in ('genoptaget', 'usikker') group by nummer`);
  return new Map(events.map(({ nummer, antal }) => [String(nummer), Number(antal)]));
}

function isWithin(at: Date, { from, until }: Fault, beforeMs: number): boolean {
  return (
    at.getTime() >= from.getTime() - beforeMs &&
    at.getTime() <= until.getTime() + STANDSTILL_MS + FELT_MS
  );
}
