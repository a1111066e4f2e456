import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyRegister } from '../../functions/flytning/copy-register.ts';
import { openForReading, openRegister } from '../../functions/register/open-register.ts';
import { BUNKER, type Bunke } from '../../functions/register/worklist-heap.ts';
import { addDays, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { type StaffApp, staffApp } from '../contract/given/staff-app.ts';
import { loggedIn } from '../contract/given/staff-session.ts';
import { virtualClock } from '../functions/given/virtual-clock.ts';
import { type Cluster, startPostgres } from '../motorer/postgresql.ts';
import { makeDatabase } from '../register-address.ts';
import { rulesIn } from '../rules/rule-folders.ts';
import { newKey } from '../system.ts';
import { alone, type Figure, inMs, quantile } from './figure.ts';
import { fillRegister } from './fill-register.ts';
import { KLAGE } from './load.ts';

const COUNTS = [1_000, 10_000, 100_000, 1_000_000] as const;
const ORIGIN = 'http://localhost:4321';
const POSTS = 150;
const PAGES = 25;
/** The first rounds, which nobody counts. */
const WARM = 5;
/** Pages whose lines differ by less are alike. */
const ALIKE = 0.9;
/**
 * A register grows as København's would: 90 cases a day, so that 10⁶ are thirty years. Each is closed
 * within 60 days, but one in 200 is forgotten; a third of the open ones nobody has touched. The
 * smallest registers get a month to lie in.
 */
const CASES_A_DAY = 90;
const DAYS_MIN = 30;

/** Medians, ms. */
type Measured = {
  readonly accepted: number;
  readonly raadgiver: number;
  readonly forvaltning: number;
  readonly search: number;
};

/** Whether a register of a million cases answers as one of a thousand does, on both engines. */
export async function growthFigures(): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-bench-'));
  const postgres = await startPostgres();
  if ('ikkeKoert' in postgres) throw new Error(postgres.ikkeKoert);
  try {
    const places = await Promise.all(COUNTS.map((count) => placeOf(dir, count)));
    for (const place of places) await fill(place);
    const sqlite = await measureAll(places);
    const moved: Moved[] = [];
    for (const place of places) moved.push(await moveTo(postgres, place));
    const server = await measureAll(moved);
    return [
      ...figuresOf('SQLite', sqlite),
      ...figuresOf('PostgreSQL', server),
      alone('the same moved to PostgreSQL (`drift flyt`, the register)', secondsOf(moved)),
    ];
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Where one register of so many cases lies. */
type Place = { readonly count: number; readonly dataDir: string; readonly database: string };
type Moved = Place & { readonly seconds: number };

async function placeOf(dir: string, count: number): Promise<Place> {
  const dataDir = join(dir, String(count));
  const app = await staffApp({ DATA_DIR: dataDir });
  await app.close();
  return { count, dataDir, database: `sqlite:${join(dataDir, 'stor.db')}` };
}

async function fill({ count, database }: Place): Promise<void> {
  const rules = await rulesIn(join(import.meta.dirname, '../../routing-rules'));
  const idag = dayInCopenhagen(virtualClock().now());
  const dage = DAYS_MIN + Math.round(count / CASES_A_DAY);
  const fra = addDays(idag, 1 - dage);
  await fillRegister(database.slice('sqlite:'.length), { count, seed: 1, rules, fra, dage, idag });
}

/** As `drift flyt` does it; then what PostgreSQL itself does when a table has grown. */
async function moveTo(server: Cluster, place: Place): Promise<Moved> {
  const database = await makeDatabase(server.address, `klagevej_${place.count}`);
  const [from, to] = [openForReading(place.database), await openRegister(database)];
  const begun = performance.now();
  const copied = await copyRegister(from, to);
  const seconds = (performance.now() - begun) / 1_000;
  await Promise.all([from.destroy(), to.destroy()]);
  const uens = copied.filter(({ ens }) => !ens).map(({ tabel }) => tabel);
  if (uens.length > 0) throw new Error(`Not equal: ${uens.join(', ')}.`);
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
  return { count: place.count, dataDir: `${place.dataDir}-p`, database, seconds };
}

/** All registers side by side, round by round: what else the machine does meets them alike. */
async function measureAll(places: readonly Place[]): Promise<readonly Measured[]> {
  const apps: StaffApp[] = [];
  for (const { dataDir, database } of places) {
    apps.push(await staffApp({ DATA_DIR: dataDir, DATABASE_URL: database }));
  }
  const raadgiver = await viewMs(apps, 'borgerraadgiver');
  const forvaltning = await viewMs(apps, 'forvaltning:SOF');
  const search = await searchMs(apps);
  const accepted = await roundsOf(POSTS, apps.map(accept));
  await Promise.all(apps.map((app) => app.close()));
  return apps.map((_, i) => ({
    accepted: at(accepted, i),
    raadgiver: at(raadgiver, i),
    forvaltning: at(forvaltning, i),
    search: at(search, i),
  }));
}

type Once = () => Promise<void>;

/** Medians of each, ms. */
async function roundsOf(rounds: number, each: readonly Once[]): Promise<readonly number[]> {
  const times = each.map((): number[] => []);
  for (let i = 0; i < WARM + rounds; i += 1) {
    for (const [which, once] of each.entries()) {
      const begun = performance.now();
      await once();
      if (i >= WARM) times[which]?.push(performance.now() - begun);
    }
  }
  return times.map(medianOf);
}

/** One klage after the other, from its body to its number: sealed, stored, committed. */
function accept({ route }: StaffApp): Once {
  const body = JSON.stringify(KLAGE);
  return async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
    const request = new Request(`${ORIGIN}/api/klager`, { method: 'POST', headers, body });
    await expectStatus(201, await route(request));
  };
}

type Rolle = 'borgerraadgiver' | 'forvaltning:SOF';

/**
 * The first page of each heap that somebody sees, page and all: the mean over those heaps that fill
 * as much of a page in the smallest register as in the largest.
 */
async function viewMs(apps: readonly StaffApp[], rolle: Rolle): Promise<readonly number[]> {
  const looks = await Promise.all(
    apps.map(async ({ world, route }) => {
      const browser = await loggedIn({ world, route, origin: ORIGIN }, 'Bodil', [rolle]);
      return async (bunke: Bunke) =>
        linesOn(await browser.step(`/medarbejder/sager?bunke=${bunke}`));
    }),
  );
  const perHeap: (readonly number[])[] = [];
  for (const bunke of BUNKER) {
    const lines = await Promise.all(looks.map((look) => look(bunke)));
    if (Math.min(...lines) < ALIKE * Math.max(...lines)) continue;
    const each = looks.map((look) => async () => void (await look(bunke)));
    perHeap.push(await roundsOf(PAGES, each));
  }
  return apps.map((_, i) => sumOf(perHeap.map((medians) => at(medians, i))) / perHeap.length);
}

async function linesOn(answer: Response): Promise<number> {
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`It answered ${answer.status}.`);
  return text.split('<th scope="row"').length - 1;
}

/** A number is looked for and found: it leads to its case, and stands in the log. */
async function searchMs(apps: readonly StaffApp[]): Promise<readonly number[]> {
  const searches = await Promise.all(
    apps.map(async ({ world, route }) => {
      const browser = await loggedIn({ world, route, origin: ORIGIN }, 'Bodil', [
        'borgerraadgiver',
      ]);
      const { nummer } = await world.db
        .selectFrom('registrering')
        .select('nummer')
        .where('kilde', '=', 'klagevej')
        .limit(1)
        .executeTakeFirstOrThrow();
      return async () =>
        expectStatus(303, await browser.step(`/medarbejder/sager?nummer=${nummer}`));
    }),
  );
  return roundsOf(PAGES, searches);
}

async function expectStatus(status: number, answer: Response): Promise<void> {
  await answer.arrayBuffer();
  if (answer.status !== status) throw new Error(`It answered ${answer.status}.`);
}

function medianOf(times: readonly number[]): number {
  return quantile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}

function at(numbers: readonly number[], i: number): number {
  return numbers[i] ?? Number.NaN;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function figuresOf(engine: string, all: readonly Measured[]): readonly Figure[] {
  const name = `10³, 10⁴, 10⁵ and 10⁶ cases on ${engine}`;
  const line = (key: keyof Measured) => {
    const medians = all.map((one) => one[key]);
    const [first = Number.NaN] = medians;
    const shares = medians.map((ms) => Math.round((ms / first - 1) * 100));
    const [least, most] = [Math.min(...shares), Math.max(...shares)];
    return `${medians.map(inMs).join(', ')}: ${least} to +${most} % of the first`;
  };
  return [
    alone(`${name}: a klage accepted, median`, line('accepted')),
    alone(`${name}: first page of a heap, Borgerrådgiveren`, line('raadgiver')),
    alone(`${name}: first page of a heap, a forvaltning`, line('forvaltning')),
    alone(`${name}: a number found`, line('search')),
  ];
}

function secondsOf(moved: readonly Moved[]): string {
  return `${moved.map(({ seconds }) => seconds.toFixed(seconds < 10 ? 1 : 0)).join(', ')} s`;
}
