import { userInfo } from 'node:os';
import { type Answer, runCommandLine, settingsAndClock } from './command-line.ts';
import { gensendTool } from './operator-tools/gensend.ts';
import type { Invocation } from './operator-tools/invocation.ts';
import { manuelTool } from './operator-tools/manuel.ts';
import { saldoTool } from './operator-tools/saldo.ts';
import { statusTool } from './operator-tools/status.ts';

/** `npm run drift -- …`: the operator's tools; they work beside a running server and without one. */

/** What is seldom used is loaded only then: every other command answers at once. */
const TOOLS: ReadonlyMap<string, (invocation: Invocation) => Promise<Answer>> = new Map([
  ['saldo', saldoTool],
  ['status', statusTool],
  ['gensend', gensendTool],
  ['manuel', manuelTool],
  ['opryd', async (given) => (await import('./operator-tools/opryd.ts')).oprydTool(given)],
  ['genopret', async (given) => (await import('./operator-tools/genopret.ts')).genopretTool(given)],
  ['flyt', async (given) => (await import('./operator-tools/flyt.ts')).flytTool(given)],
  [
    'sikkerhedskopi',
    async (given) => (await import('./operator-tools/sikkerhedskopi.ts')).sikkerhedskopiTool(given),
  ],
  [
    'proevebrev',
    async (given) => (await import('./operator-tools/proevebrev.ts')).proevebrevTool(given),
  ],
]);

const USAGE = `Brug: npm run drift -- saldo | status [NUMMER] | gensend NUMMER
       npm run drift -- manuel NUMMER --grund "…" [--til-reserve]
       npm run drift -- opryd [--proeve] | genopret [--proeve]
       npm run drift -- flyt --til REGISTER OBJEKTER | sikkerhedskopi FIL
       npm run drift -- proevebrev [MODTAGER … | --alle]
  --proeve         sig, hvad der ville ske, og gør det ikke
  --json           svar som JSON (brug: npm run -s drift -- …)`;

await runCommandLine(process.argv.slice(2), {
  usage: USAGE,
  options: { words: ['grund', 'til'], days: [], flags: ['til-reserve', 'proeve', 'alle'] },
  answer: ({ command, args, word, flag }) => {
    const tool = TOOLS.get(command);
    return tool === undefined
      ? null
      : operate(tool, {
          ...{ args, grund: word('grund'), til: word('til') },
          ...{ tilReserve: flag('til-reserve'), proeve: flag('proeve') },
          alle: flag('alle'),
        });
  },
});

async function operate(
  tool: (invocation: Invocation) => Promise<Answer>,
  given: Omit<Invocation, 'settings' | 'now' | 'hvem'>,
): Promise<Answer> {
  const { settings, now } = settingsAndClock();
  return tool({ ...given, settings, now: now(), hvem: `drift:${userInfo().username}` });
}
