import { type Day, dayInCopenhagen } from '../src/klage/calendar.ts';
import { type Answer, misused, refused, runCommandLine } from './command-line.ts';
import { TOO_COMPLEX } from './routing/check-rules.ts';
import { TooComplex } from './routing/diagram/diagram.ts';
import { forklar } from './rule-tools/forklar.ts';
import { forskel } from './rule-tools/forskel.ts';
import { genspil } from './rule-tools/genspil.ts';
import { hent } from './rule-tools/hent.ts';
import type { Invocation } from './rule-tools/invocation.ts';
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

await runCommandLine(process.argv.slice(2), {
  usage: USAGE,
  options: {
    words: ['regler', 'git', 'version', 'grund'],
    days: ['dag', 'fra', 'til'],
    flags: ['overskriv'],
  },
  answer: ({ command, args, json, word, day, flag }) => {
    const tool = TOOLS.get(command);
    const days = { dag: day('dag'), fra: day('fra'), til: day('til') };
    const version = { version: word('version'), grund: word('grund') };
    const dir = word('regler') ?? process.env['RULES_DIR'] ?? 'routing-rules';
    const given = { ...days, ...version, git: word('git'), overskriv: flag('overskriv') };
    return tool === undefined ? null : run(tool, { ...given, args, json, dir });
  },
});

async function run(
  tool: (invocation: Invocation) => Promise<Answer>,
  given: Omit<Invocation, 'today'>,
): Promise<Answer> {
  const today = todayOf(process.env['KLAGEVEJ_NU']);
  if (today === null)
    return misused('KLAGEVEJ_NU skal være et tidspunkt som 2026-03-31T12:00:00Z.');
  if (!(await isFolder(given.dir))) {
    return misused(`Mappen ${given.dir} findes ikke. Ret --regler eller RULES_DIR.`);
  }
  return tool({ ...given, today }).catch(giveUp);
}

/** Whatever a tool was asked, rules that are too complex are told alike. */
function giveUp(error: unknown): Answer {
  if (!(error instanceof TooComplex)) throw error;
  return refused(TOO_COMPLEX);
}

/** Today in Europe/Copenhagen, or the day KLAGEVEJ_NU says; null when that is no instant. */
function todayOf(now: string | undefined): Day | null {
  if (now === undefined || now === '') return dayInCopenhagen(new Date());
  const instant = new Date(now);
  return Number.isNaN(instant.getTime()) ? null : dayInCopenhagen(instant);
}
