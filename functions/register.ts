import { parseArgs } from 'node:util';
import { isDay } from '../src/klage/calendar.ts';
import { makeClock } from './clock.ts';
import { eksporter } from './register-tools/eksporter.ts';
import { importer } from './register-tools/importer.ts';
import { type Answer, type Invocation, misused, refused } from './register-tools/invocation.ts';
import { readSettings, SettingsError } from './settings.ts';

/** `npm run register -- …`: cases in and out (contract §7), beside a running server and without one. */

const TOOLS: ReadonlyMap<string, (invocation: Invocation) => Promise<Answer>> = new Map([
  ['importer', importer],
  ['eksporter', eksporter],
]);

const USAGE = `Brug: npm run register -- importer FIL.ndjson [--alt-eller-intet]
       npm run -s register -- eksporter [--fra DATO] [--til DATO] [--ud FIL]
  FIL.ndjson         en sag på hver linje; - læser fra et rør
  --alt-eller-intet  intet kommer ind, hvis en linje afvises
  --fra, --til       sager modtaget i de dage, begge med
  --ud FIL           skriv i filen (ellers på skærmen)
  --json             svar som JSON (brug: npm run -s register -- …)`;

const { answer, json } = await run(process.argv.slice(2));
const asJson = json && answer.data !== undefined;
const lines = asJson ? [JSON.stringify(answer.data, null, 2)] : answer.text;
const stream = asJson || answer.exitCode !== 2 ? process.stdout : process.stderr;
if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
process.exitCode = answer.exitCode;

async function run(argv: readonly string[]): Promise<{ answer: Answer; json: boolean }> {
  const parsed = parseCommandLine(argv);
  if (parsed === null) return { answer: misused(USAGE), json: false };
  const { command, json, ...given } = parsed;
  const tool = TOOLS.get(command);
  if (tool === undefined) return { answer: misused(USAGE), json };
  for (const [navn, value] of Object.entries({ fra: given.fra, til: given.til })) {
    if (value !== null && !isDay(value)) {
      const besked = `--${navn} er »${value}«. Skriv en dag, der findes, som 2026-03-31.`;
      return { answer: misused(besked), json };
    }
  }
  return { answer: await answerOf(tool, given), json };
}

async function answerOf(
  tool: (invocation: Invocation) => Promise<Answer>,
  given: Omit<Invocation, 'settings' | 'now'>,
): Promise<Answer> {
  try {
    const settings = readSettings(process.env);
    const { now } = makeClock({ start: settings.clockStart, tempo: settings.tempo });
    return await tool({ ...given, settings, now });
  } catch (error) {
    const besked = error instanceof Error ? error.message : String(error);
    return error instanceof SettingsError ? misused(besked) : refused(besked);
  }
}

function parseCommandLine(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'alt-eller-intet': { type: 'boolean' },
        fra: { type: 'string' },
        til: { type: 'string' },
        ud: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [command = '', ...args] = positionals;
    const { fra = null, til = null, ud = null, json = false } = values;
    return { command, args, fra, til, ud, altEllerIntet: values['alt-eller-intet'] ?? false, json };
  } catch {
    return null;
  }
}
