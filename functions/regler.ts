import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Day, dayInCopenhagen, isDay } from '../src/klage/calendar.ts';
import { forklar } from './rule-tools/forklar.ts';
import { forskel } from './rule-tools/forskel.ts';
import { type Answer, type Invocation, misused } from './rule-tools/invocation.ts';
import { skemaer } from './rule-tools/skemaer.ts';
import { tjek } from './rule-tools/tjek.ts';

/** `npm run regler -- …`: the staff's tools for the kommune's rules (contract §4). */

const TOOLS: ReadonlyMap<string, (invocation: Invocation) => Promise<Answer>> = new Map([
  ['tjek', tjek],
  ['forklar', forklar],
  ['forskel', forskel],
  ['skemaer', skemaer],
]);

/** Named in the contract, made in a later part. */
const LATER: readonly string[] = ['genspil', 'udgiv', 'hent'];

const USAGE = `Brug: npm run regler -- tjek | forklar SVAR.json | forskel MAPPE | forskel --git REV | skemaer
  --regler MAPPE   regelmappen (ellers RULES_DIR, ellers routing-rules)
  --dag DATO       dagen, som 2026-03-31 (ellers i dag)
  --git REV        forskel: fra den udgave i git til regelmappen
  --json           svar som JSON (brug: npm run -s regler -- …)`;

const { answer, json } = await run(process.argv.slice(2), process.env);
const asJson = json && answer.data !== undefined;
const text = asJson ? JSON.stringify(answer.data, null, 2) : answer.text.join('\n');
(asJson || answer.exitCode !== 2 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = answer.exitCode;

type Ran = { readonly answer: Answer; readonly json: boolean };

async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const parsed = parseCommandLine(argv);
  if (parsed === null) return { answer: misused(USAGE), json: false };
  const { json, regler, dag, git, command, args } = parsed;
  const refuse = (besked: string) => ({ answer: misused(besked), json });
  const tool = TOOLS.get(command);
  if (LATER.includes(command)) return refuse(`${command} findes ikke endnu. Brug tjek og forklar.`);
  if (tool === undefined) return refuse(USAGE);
  if (dag !== null && !isDay(dag))
    return refuse(`--dag er »${dag}«. Skriv en dag, der findes, som 2026-03-31.`);
  const today = todayOf(env['KLAGEVEJ_NU']);
  if (today === null) return refuse('KLAGEVEJ_NU skal være et tidspunkt som 2026-03-31T12:00:00Z.');
  const dir = regler ?? env['RULES_DIR'] ?? 'routing-rules';
  if (!(await isFolder(dir)))
    return refuse(`Mappen ${dir} findes ikke. Ret --regler eller RULES_DIR.`);
  return { answer: await tool({ dir, dag, today, git, json, args }), json };
}

function parseCommandLine(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        regler: { type: 'string' },
        dag: { type: 'string' },
        git: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [command = '', ...args] = positionals;
    const { regler = null, dag = null, git = null, json = false } = values;
    return { command, args, regler, dag, git, json };
  } catch {
    return null;
  }
}

/** Today in Europe/Copenhagen, or the day KLAGEVEJ_NU says; null when that is no instant. */
function todayOf(now: string | undefined): Day | null {
  if (now === undefined || now === '') return dayInCopenhagen(new Date());
  const instant = new Date(now);
  return Number.isNaN(instant.getTime()) ? null : dayInCopenhagen(instant);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
