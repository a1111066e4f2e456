import { parseArgs } from 'node:util';
import { makeClock } from './clock.ts';
import { readSettings, SettingsError } from './settings.ts';
import { FORMATS } from './statistics-tools/formats.ts';
import { type Answer, misused, refused } from './statistics-tools/invocation.ts';
import { rapport } from './statistics-tools/rapport.ts';

/** `npm run statistik -- …`: the report, beside a running server and without one. */

const USAGE = `Brug: npm run -s statistik -- rapport --fra DATO --til DATO [--forvaltning ID …] [--format FORMAT] [--ud FIL]
  --fra, --til      perioden, begge dage med
  --forvaltning ID  kun sager om den; kan skrives flere gange
  --format FORMAT   ${[...FORMATS.keys()].join(', ')} (ellers json)
  --ud FIL          skriv i filen (ellers, og med -, på skærmen)
  --json            svar som JSON, når der skrives i en fil`;

const { answer, json } = await run(process.argv.slice(2));
const asJson = json && answer.data !== undefined;
const lines = asJson ? [JSON.stringify(answer.data, null, 2)] : answer.text;
const stream = asJson || answer.exitCode !== 2 ? process.stdout : process.stderr;
if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
process.exitCode = answer.exitCode;

async function run(argv: readonly string[]): Promise<{ answer: Answer; json: boolean }> {
  const parsed = parseCommandLine(argv);
  if (parsed?.command !== 'rapport') return { answer: misused(USAGE), json: false };
  const { command: _, json, ...typed } = parsed;
  try {
    const settings = readSettings(process.env);
    const { now } = makeClock({ start: settings.clockStart, tempo: settings.tempo });
    return { answer: await rapport({ ...typed, settings, now }), json };
  } catch (error) {
    const besked = error instanceof Error ? error.message : String(error);
    return { answer: error instanceof SettingsError ? misused(besked) : refused(besked), json };
  }
}

function parseCommandLine(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        fra: { type: 'string' },
        til: { type: 'string' },
        forvaltning: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', default: 'json' },
        ud: { type: 'string', default: '-' },
        json: { type: 'boolean', default: false },
      },
    });
    const [command = '', ...args] = positionals;
    const { fra = null, til = null, forvaltning: forvaltninger, format, json } = values;
    const ud = values.ud === '-' ? null : values.ud;
    return { command, args, fra, til, forvaltninger, format, ud, json };
  } catch {
    return null;
  }
}
