import type { LearningTheme } from '../../src/rapport-locals.ts';
import type { Periode } from '../statistics/report.ts';
import type { World } from '../world.ts';

export async function learningThemes(
  _world: World,
  _asked: { readonly id: string; readonly periode: Periode },
): Promise<readonly LearningTheme[]> {
  return [];
}
