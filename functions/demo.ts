import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayInCopenhagen } from '../src/klage/calendar.ts';
import { makeClock } from './clock.ts';
import { copyRules } from './demo/demo-rules.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { readSettings } from './settings.ts';

/**
 * `npm run demo`: the whole system as `npm start`, in a folder of its own with fictional years of
 * cases, made when the folder is new.
 */
async function main(): Promise<void> {
  process.env['DATA_DIR'] ||= 'data-demo';
  const settings = readSettings(process.env);
  if (settings.production) {
    throw new Error(
      'Demodata hører ikke til i produktion. Brug "npm start", eller fjern NODE_ENV.',
    );
  }
  const rulesDir = join(settings.dataDir, 'regler');
  if (!(await isFolder(rulesDir))) {
    const { now } = makeClock({ start: settings.clockStart, tempo: settings.tempo });
    await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
    await copyRules(settings.rulesDir, rulesDir, dayInCopenhagen(now()));
  }
  process.env['RULES_DIR'] = rulesDir;
  const began = performance.now();
  const filled = await fillDemo(readSettings(process.env));
  if (filled.kind === 'fyldt') {
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(`Demodata: ${filled.sager} fiktive sager lavet på ${seconds} s\n`);
  }
  await import('./serve.ts');
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
