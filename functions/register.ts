import { type Answer, runCommandLine, settingsAndClock } from './command-line.ts';
import { eksporter } from './register-tools/eksporter.ts';
import { importer } from './register-tools/importer.ts';
import type { Invocation } from './register-tools/invocation.ts';

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

await runCommandLine(process.argv.slice(2), {
  usage: USAGE,
  options: { words: ['ud'], days: ['fra', 'til'], flags: ['alt-eller-intet'] },
  answer: ({ command, args, word, day, flag }) => {
    const tool = TOOLS.get(command);
    const given = { args, fra: day('fra'), til: day('til'), ud: word('ud') };
    return tool === undefined
      ? null
      : run(tool, { ...given, altEllerIntet: flag('alt-eller-intet') });
  },
});

async function run(
  tool: (invocation: Invocation) => Promise<Answer>,
  given: Omit<Invocation, 'settings' | 'now'>,
): Promise<Answer> {
  return tool({ ...given, ...settingsAndClock() });
}
