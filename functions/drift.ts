import { userInfo } from 'node:os';
import { type Answer, misused, runCommandLine, settingsAndClock } from './command-line.ts';
import { gensendTool } from './operator-tools/gensend.ts';
import type { Invocation } from './operator-tools/invocation.ts';
import { manuelTool } from './operator-tools/manuel.ts';
import { saldoTool } from './operator-tools/saldo.ts';
import { statusTool } from './operator-tools/status.ts';

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

await runCommandLine(process.argv.slice(2), {
  usage: USAGE,
  options: { words: ['grund'], days: [], flags: ['til-reserve'] },
  answer: ({ command, args, word, flag }) => {
    if (LATER.includes(command)) return notYet(command);
    const tool = TOOLS.get(command);
    return tool === undefined
      ? null
      : operate(tool, { args, grund: word('grund'), tilReserve: flag('til-reserve') });
  },
});

async function notYet(command: string): Promise<Answer> {
  return misused(`${command} findes ikke endnu. Brug saldo, status, gensend og manuel.`);
}

async function operate(
  tool: (invocation: Invocation) => Promise<Answer>,
  given: Pick<Invocation, 'args' | 'grund' | 'tilReserve'>,
): Promise<Answer> {
  const { settings, now } = settingsAndClock();
  return tool({ ...given, settings, now: now(), hvem: `drift:${userInfo().username}` });
}
