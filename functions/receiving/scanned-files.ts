import { type ScannedBilag, scanBilag } from '../bilag/scan-bilag.ts';
import type { Submission } from '../receive-klage.ts';
import type { World } from '../world.ts';

/**
 * Only a new klage is scanned: what was received once is not received again, and what is carried on
 * was judged when it came.
 */
export async function scannedFiles(world: World, submission: Submission): Promise<ScannedBilag> {
  const { bilag, tidligere } = submission;
  if (tidligere !== null) return { kind: 'ren', bilag };
  const found = await scanBilag(world.scan, bilag);
  if (found.kind === 'uvist') world.alarm('virusscanner-svarer-ikke');
  if (found.kind === 'virus') world.log('warn', 'virus-fundet', { filer: found.fundet.length });
  return found;
}
