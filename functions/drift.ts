import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { makeClock } from './clock.ts';
import { gensendTool } from './operator-tools/gensend.ts';
import { type Answer, type Invocation, misused, refused } from './operator-tools/invocation.ts';
import { manuelTool } from './operator-tools/manuel.ts';
import { saldoTool } from './operator-tools/saldo.ts';
import { statusTool } from './operator-tools/status.ts';
import { readSettings, SettingsError } from './settings.ts';

/** `npm run drift -- …`: the operator's tools; they work beside a running server and without one. */

const TOOLS: ReadonlyMap<string, (invocation: Invocation) => Promise<Answer>> = new Map([
  ['saldo', saldoTool],
  ['status', statusTool],
  ['gensend', gensendTool],
  ['manuel', manuelTool],
]);

/** Named in the contract, made in a later part. */
const LATER: readonly string[] = ['opryd', 'proevebrev', 'genopret', 'flyt'];

const USAGE = `Brug: npm run drift -- saldo | status [NUMMER] | gensend NUMMER
       npm run drift -- manuel NUMMER --grund "…" [--til-reserve]
  --json           svar som JSON (brug: npm run -s drift -- …)`;

const { answer, json } = await run(process.argv.slice(2));
const asJson = json && answer.data !== undefined;
const text = asJson ? JSON.stringify(answer.data, null, 2) : answer.text.join('\n');
(asJson || answer.exitCode !== 2 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = answer.exitCode;

async function run(argv: readonly string[]): Promise<{ answer: Answer; json: boolean }> {
  const parsed = parseCommandLine(argv);
  if (parsed === null) return { answer: misused(USAGE), json: false };
  const { command, json, ...given } = parsed;
  if (LATER.includes(command)) {
    return {
      answer: misused(`${command} findes ikke endnu. Brug saldo, status, gensend og manuel.`),
      json,
    };
  }
  const tool = TOOLS.get(command);
  if (tool === undefined) return { answer: misused(USAGE), json };
  return { answer: await answerOf(tool, given), json };
}

async function answerOf(
  tool: (invocation: Invocation) => Promise<Answer>,
  given: Pick<Invocation, 'args' | 'grund' | 'tilReserve'>,
): Promise<Answer> {
  try {
    const settings = readSettings(process.env);
    const { now } = makeClock({ start: settings.clockStart, tempo: settings.tempo });
    return await tool({ ...given, settings, now: now(), hvem: `drift:${userInfo().username}` });
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
        grund: { type: 'string' },
        'til-reserve': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const [command = '', ...args] = positionals;
    const { grund = null, json = false } = values;
    return { command, args, grund, tilReserve: values['til-reserve'] ?? false, json };
  } catch {
    return null;
  }
}
