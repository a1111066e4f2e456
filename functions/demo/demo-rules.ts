import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Day } from '../../src/klage/calendar.ts';
import { ruleSetFiles } from '../routing/load-rule-set.ts';
import { readRuleFiles } from '../routing/read-rule-files.ts';
import { seeded, seedOf } from './seeded.ts';

/**
 * Copies the kommune's rules to a folder of the demo, with some måltal in them, so that the
 * kommune's own folder stays as it is.
 */
export async function copyRules(from: string, to: string, today: Day): Promise<void> {
  const files = await ruleSetFiles(from);
  const read = readRuleFiles(files);
  if (!read.ok) throw new Error(`Reglerne i ${from} kan ikke læses. Kør "npm run regler -- tjek".`);
  const modtagere = [...read.rules.modtagere.values()];
  const forvaltninger = modtagere.filter(({ slags }) => slags === 'forvaltning');
  const maaltal = maaltalFor(
    forvaltninger.map(({ id }) => id),
    `${Number(today.slice(0, 4)) - 2}-01-01`,
  );
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), bytes);
  }
  await writeFile(join(to, 'maaltal.json'), `${JSON.stringify({ maaltal }, null, 2)}\n`);
}

type Maaltal = {
  readonly forvaltning: string | null;
  readonly maal: string;
  readonly hoejst?: number;
  readonly mindst?: number;
  readonly gyldigFra: Day;
  readonly gyldigTil: Day | null;
};

/** Some targets for all, and one of its own for each forvaltning. */
function maaltalFor(forvaltninger: readonly string[], gyldigFra: Day): readonly Maaltal[] {
  const valid = { gyldigFra, gyldigTil: null };
  return [
    { forvaltning: null, maal: 'svarfrist-holdt', mindst: 0.9, ...valid },
    { forvaltning: null, maal: 'hoejst-30-dage', mindst: 0.8, ...valid },
    { forvaltning: null, maal: 'loesningsgrad', mindst: 0.75, ...valid },
    { forvaltning: null, maal: 'tilfredshed', mindst: 3.5, ...valid },
    ...forvaltninger.map((forvaltning) => ({
      ...{ forvaltning, maal: 'sagsbehandlingstid', ...valid },
      hoejst: 14 + seeded(seedOf(forvaltning)).below(8),
    })),
  ];
}
