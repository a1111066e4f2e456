import { parseArgs } from 'node:util';
import { type Day, dayInCopenhagen, isDay } from '../src/klage/calendar.ts';
import { TOO_COMPLEX } from './routing/check-rules.ts';
import { TooComplex } from './routing/diagram/diagram.ts';
import { forklar } from './rule-tools/forklar.ts';
import { forskel } from './rule-tools/forskel.ts';
import { genspil } from './rule-tools/genspil.ts';
import { hent } from './rule-tools/hent.ts';
import { type Answer, type Invocation, misused } from './rule-tools/invocation.ts';
import { isFolder } from './rule-tools/is-folder.ts';
import { skemaer } from './rule-tools/skemaer.ts';
import { tjek } from './rule-tools/tjek.ts';
import { udgiv } from './rule-tools/udgiv.ts';
import { versioner } from './rule-tools/versioner.ts';

/** `npm run regler -- …`: the staff's tools for the kommune's rules (contract §4). */

const TOOLS: ReadonlyMap<string, (invocation: Invocation) => Promise<Answer>> = new Map([
  ['tjek', tjek],
  ['forklar', forklar],
  ['forskel', forskel],
  ['genspil', genspil],
  ['skemaer', skemaer],
  ['udgiv', udgiv],
  ['hent', hent],
  ['versioner', versioner],
]);

const USAGE = `Brug: npm run regler -- tjek | forklar SVAR.json | forklar NUMMER | skemaer
       npm run regler -- forskel MAPPE | forskel --git REV
       npm run regler -- genspil MAPPE [--fra DATO] [--til DATO]
       npm run regler -- udgiv [--grund "…"] [--version HASH] | versioner
       npm run regler -- hent [--version HASH] [--overskriv]
  --regler MAPPE   regelmappen (ellers RULES_DIR, ellers routing-rules)
  --dag DATO       dagen, som 2026-03-31 (ellers i dag)
  --git REV        forskel: fra den udgave i git til regelmappen
  --fra, --til     genspil: sager modtaget i de dage, begge med (ellers det seneste år)
  --json           svar som JSON (brug: npm run -s regler -- …)`;

const OPTIONS = {
  regler: { type: 'string' },
  dag: { type: 'string' },
  fra: { type: 'string' },
  til: { type: 'string' },
  git: { type: 'string' },
  version: { type: 'string' },
  grund: { type: 'string' },
  overskriv: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const { answer, json } = await run(process.argv.slice(2), process.env);
const asJson = json && answer.data !== undefined;
const text = asJson ? JSON.stringify(answer.data, null, 2) : answer.text.join('\n');
(asJson || answer.exitCode !== 2 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = answer.exitCode;

type Ran = { readonly answer: Answer; readonly json: boolean };

async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const parsed = parseCommandLine(argv);
  if (parsed === null) return { answer: misused(USAGE), json: false };
  const { json, regler, dag, command, ...given } = parsed;
  const refuse = (besked: string) => ({ answer: misused(besked), json });
  const tool = TOOLS.get(command);
  if (tool === undefined) return refuse(USAGE);
  for (const [navn, value] of Object.entries({ dag, fra: given.fra, til: given.til })) {
    if (value !== null && !isDay(value))
      return refuse(`--${navn} er »${value}«. Skriv en dag, der findes, som 2026-03-31.`);
  }
  const today = todayOf(env['KLAGEVEJ_NU']);
  if (today === null) return refuse('KLAGEVEJ_NU skal være et tidspunkt som 2026-03-31T12:00:00Z.');
  const dir = regler ?? env['RULES_DIR'] ?? 'routing-rules';
  if (!(await isFolder(dir)))
    return refuse(`Mappen ${dir} findes ikke. Ret --regler eller RULES_DIR.`);
  const invocation = { ...given, dir, dag, today, json };
  return { answer: await tool(invocation).catch(giveUp), json };
}

/** Whatever a tool was asked, rules that are too complex are told alike. */
function giveUp(error: unknown): Answer {
  if (!(error instanceof TooComplex)) throw error;
  return { exitCode: 1, text: [TOO_COMPLEX], data: { fejl: [{ besked: TOO_COMPLEX }] } };
}

function parseCommandLine(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: OPTIONS,
    });
    const [command = '', ...args] = positionals;
    const { regler = null, dag = null, fra = null, til = null, git = null } = values;
    const { version = null, grund = null, overskriv = false, json = false } = values;
    return { command, args, regler, dag, fra, til, git, version, grund, overskriv, json };
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
