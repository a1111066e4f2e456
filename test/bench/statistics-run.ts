import { reportRules } from '../../functions/report-rules.ts';
import { StatisticsThread } from '../../functions/threads/statistics-thread.ts';
import { rulesIn } from '../rules/rule-folders.ts';

/** A process of its own, so that its memory is its own: `statistics-run.ts DATABASE_URL FRA TIL`. */
export type StatisticsRun = {
  /** The first report of a new thread, and the same again when nothing has changed. */
  readonly coldMs: number;
  readonly coldCpuMs: number;
  readonly againMs: number;
  readonly klageCount: number;
  readonly mostMb: number;
};

/** Longer than the server waits, so that a slow machine is told how slow. */
const REPORT_MS_MAX = 600_000;

async function run([databaseUrl = '', fra = '', til = '']: readonly string[]) {
  const rules = await rulesIn('routing-rules');
  const thread = new StatisticsThread(
    {
      ...{ databaseUrl, today: () => til, rules: (dag) => reportRules(rules, dag) },
      alarm: (event) => void process.stderr.write(`${event}\n`),
    },
    REPORT_MS_MAX,
  );
  const timed = async () => {
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    const found = await thread.report({ periode: { fra, til }, forvaltninger: null });
    if (found === 'opgivet') throw new Error('The report was given up.');
    const { user, system } = process.cpuUsage(cpu);
    const klageCount = found.report.tabeller[0]?.n ?? 0;
    return { ms: performance.now() - begun, cpuMs: (user + system) / 1000, klageCount };
  };
  const [cold, again] = [await timed(), await timed()];
  await thread.stop();
  return {
    ...{ coldMs: cold.ms, coldCpuMs: cold.cpuMs, againMs: again.ms, klageCount: cold.klageCount },
    mostMb: process.resourceUsage().maxRSS / 1000,
  };
}

if (import.meta.main) {
  const answer: StatisticsRun = await run(process.argv.slice(2));
  process.stdout.write(JSON.stringify(answer));
}
