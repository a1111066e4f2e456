import { createHash } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../register/open-register.ts';
import { statisticsVersion } from '../register/statistics-version.ts';
import { makeReport } from './make-report.ts';
import type { CountedReport, CountStart, ToCounter } from './statistics-thread.ts';

/** The thread that counts: statistics-thread.ts starts it. One question at a time. */

/** Reports that are kept while nothing changes; one is some hundred kilobytes. */
const KEPT_MAX = 50;

const { databaseUrl }: CountStart = workerData;
const db = openForReading(databaseUrl);
const kept = new Map<string, CountedReport>();

// Whoever sends a klage comes first. Linux gives each thread its own; elsewhere it is the process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const port = parentPort;
port?.on('message', async (question: ToCounter) => port.postMessage(await answerTo(question)));

/** The same register, rules and day give the same report, so it is counted once. */
async function answerTo({ asked, rules, today }: ToCounter): Promise<CountedReport> {
  const version = hashOf([await statisticsVersion(db), rules.hash, today]);
  const key = hashOf([version, JSON.stringify(asked)]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const counted = { report: await makeReport(db, rules, { asked, today }), version };
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(key, counted);
  return counted;
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}
