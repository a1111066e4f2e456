import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { makeApp } from '../../functions/app.ts';
import { buildPagesIfStale } from '../../functions/build-pages.ts';
import { makeWorld } from '../../functions/make-world.ts';
import { loadPages } from '../../functions/pages.ts';
import { reportRules } from '../../functions/report-rules.ts';
import { readSettings } from '../../functions/settings.ts';
import { comparisonOf } from '../../functions/statistics/periods.ts';
import type { Periode } from '../../functions/statistics/report.ts';
import { StatisticsThread } from '../../functions/statistics-thread.ts';
import type { World } from '../../functions/world.ts';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { rulesIn } from '../rules/rule-folders.ts';
import { alone, type Figure, quantile, spaced } from './figure.ts';
import { fillRegister } from './fill-register.ts';
import type { LoadReport } from './load.ts';
import { plainSqlMs } from './plain-sql.ts';
import type { StatisticsRun } from './statistics-run.ts';

const CASES = 1_000_000;
const YEARS = 10;
/** A beretningsår in the middle of them, with the year before it. */
const YEAR: Periode = { fra: '2024-04-01', til: '2025-03-31' };
const ALL: Periode = { fra: '2016-04-01', til: '2026-03-31' };
const POSTS_A_SECOND = 20;
const POST_SECONDS = 20;
const MB = 1_000_000;

const execute = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

/** The whole report over a million cases, beside the same counts as plain SQL. */
export async function statisticsFigures(): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-bench-'));
  try {
    const path = join(dir, 'klagevej.db');
    const rules = await rulesIn(join(ROOT, 'routing-rules'));
    await fillRegister(path, { count: CASES, seed: 1, rules, fra: ALL.fra, dage: YEARS * 365 });
    return [
      ...(await reportFigures(path, 'a report year of a million cases', YEAR)),
      ...(await reportFigures(path, 'all of a million cases', ALL)),
      await postFigure(path),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function reportFigures(
  path: string,
  name: string,
  periode: Periode,
): Promise<readonly Figure[]> {
  const script = join(import.meta.dirname, 'statistics-run.ts');
  const args = [script, `sqlite:${path}`, periode.fra, periode.til];
  const { stdout } = await execute(process.execPath, args, { cwd: ROOT });
  const run: StatisticsRun = JSON.parse(stdout);
  const sqlMs = plainSqlMs(path, [periode, comparisonOf(periode).foer(periode)]);
  const value = `${seconds(run.coldMs)} (${seconds(run.coldCpuMs)} of processor)`;
  return [
    {
      ...{ figure: `whole report, ${name} (${spaced(run.klageCount)} klager), cold`, value },
      peer: `the same counts as plain SQL: ${seconds(sqlMs)}`,
      ratio: `${Number((sqlMs / run.coldMs).toPrecision(2))} ×`,
    },
    alone(`the same again, nothing changed`, `${Math.round(run.againMs)} ms`),
    alone('most memory of that process', `${Math.round(run.mostMb)} MB`),
  ];
}

/**
 * Citizens send klager while one report after another is counted anew: each klage changes them.
 * Beside it the same klager when nothing is counted.
 */
async function postFigure(path: string): Promise<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-bench-'));
  await copyFile(path, join(dataDir, 'klagevej.db'));
  const { world, close } = await makeWorld(readSettings({ DATA_DIR: dataDir, PORT: '0' }));
  const { url, stop } = await listen(world);
  const alone = await load(url);
  const thread = new StatisticsThread({
    databaseUrl: world.settings.databaseUrl,
    today: () => dayInCopenhagen(world.clock.now()),
    rules: (dag) => reportRules(world.rules(), dag),
    alarm: world.alarm,
  });
  const counting = keepCounting(thread);
  const beside = await load(url);
  const reports = await counting.stop();
  await thread.stop();
  stop();
  await close();
  await rm(dataDir, { recursive: true, force: true });
  if (alone.other + beside.other > 0) throw new Error('Not every klage was accepted.');
  return {
    figure: `a citizen's POST, ${POSTS_A_SECOND}/s, while ${reports} reports of a year were counted`,
    ...{ value: answers(beside), peer: `the same without reports: ${answers(alone)}`, ratio: '' },
  };
}

async function listen(world: World) {
  await buildPagesIfStale(ROOT);
  const pages = await loadPages(join(ROOT, 'dist'));
  const server = serve({ fetch: makeApp(world, pages).fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://localhost:${port}`, stop: () => void server.close() };
}

/** One report after the other, until it is stopped: how many. */
function keepCounting(thread: StatisticsThread) {
  const state = { going: true, reports: 0 };
  const ended = (async () => {
    while (state.going) {
      await thread.report({ periode: YEAR, forvaltninger: null });
      state.reports += 1;
    }
    return state.reports;
  })();
  return {
    stop: () => {
      state.going = false;
      return ended;
    },
  };
}

function answers({ answerMs }: LoadReport): string {
  const [median, most] = [0.5, 0.99].map((share) => Math.round(quantile(answerMs, share)));
  return `p50 ${median} ms, p99 ${most} ms`;
}

async function load(url: string): Promise<LoadReport> {
  const script = join(import.meta.dirname, 'load.ts');
  const args = [script, url, 'open', String(POSTS_A_SECOND), String(POST_SECONDS)];
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 100 * MB });
  return JSON.parse(stdout);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
