import { runCommandLine, settingsAndClock } from './command-line.ts';
import { RAPPORT_FORMATER } from './report-desk/formats.ts';
import { rapport } from './statistics-tools/rapport.ts';

/** `npm run statistik -- …`: the report, beside a running server and without one. */

const USAGE = `Brug: npm run -s statistik -- rapport --fra DATO --til DATO [--forvaltning ID,ID] [--format FORMAT] [--ud FIL]
  --fra, --til         perioden, begge dage med
  --forvaltning ID,ID  kun sager om dem
  --format FORMAT      ${RAPPORT_FORMATER.join(', ')} (ellers json)
  --ud FIL             skriv i filen (ellers, og med -, på skærmen)
  --json               svar som JSON, når der skrives i en fil`;

await runCommandLine(process.argv.slice(2), {
  usage: USAGE,
  options: { words: ['forvaltning', 'format', 'ud'], days: ['fra', 'til'], flags: [] },
  answer: ({ command, args, word, day }) => {
    if (command !== 'rapport') return null;
    const given = { args, fra: day('fra'), til: day('til'), format: word('format') ?? 'json' };
    const forvaltninger = word('forvaltning')?.split(',') ?? null;
    const ud = word('ud');
    return run({ ...given, forvaltninger, ud: ud === '-' ? null : ud });
  },
});

async function run(given: Omit<Parameters<typeof rapport>[0], 'settings' | 'now'>) {
  return rapport({ ...given, ...settingsAndClock() });
}
