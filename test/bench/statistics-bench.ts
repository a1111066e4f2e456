import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { makeApp } from '../../functions/app.ts';
import { makeWorld } from '../../functions/make-world.ts';
import { loadPages } from '../../functions/pages.ts';
import { readSettings } from '../../functions/settings.ts';
import { comparisonOf } from '../../functions/statistics/periods.ts';
import type { Periode } from '../../functions/statistics/report.ts';
import { reportMakers } from '../../functions/threads/report-makers.ts';
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

/** Citizens send klager while one report after another is counted anew: each klage changes them. */
async function postFigure(path: string): Promise<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-bench-'));
  await copyFile(path, join(dataDir, 'klagevej.db'));
  const { world, close } = await makeWorld(readSettings({ DATA_DIR: dataDir, PORT: '0' }));
  const pages = await loadPages(join(ROOT, 'dist'));
  const makers = reportMakers(world);
  const server = serve({
    fetch: makeApp(world, pages, makers).fetch,
    port: 0,
    hostname: '127.0.0.1',
  });
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const counting = { going: true, reports: 0 };
  const reports = (async () => {
    while (counting.going) {
      await makers.statistics.report({ periode: YEAR, forvaltninger: null });
      counting.reports += 1;
    }
  })();
  const { answerMs, other } = await load(`http://localhost:${port}`);
  counting.going = false;
  await reports;
  await Promise.all([makers.statistics.stop(), makers.files.stop()]);
  server.close();
  await close();
  await rm(dataDir, { recursive: true, force: true });
  if (other > 0) throw new Error(`${other} klager were not accepted.`);
  const [median, most] = [quantile(answerMs, 0.5), quantile(answerMs, 0.99)].map(Math.round);
  const value = `p50 ${median} ms, p99 ${most} ms`;
  return alone(
    `a citizen's POST at ${POSTS_A_SECOND}/s while ${counting.reports} reports were counted`,
    value,
  );
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
