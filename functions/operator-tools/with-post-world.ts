import type { Answer } from '../command-line.ts';
import type { OpenedPostWorld } from '../make-world.ts';
import type { Settings } from '../settings.ts';

/**
 * Runs `work` on rules, keys, register and relay, beside a server or without one. Loaded only here,
 * so that every other command answers at once; log lines would stand among the answer.
 */
export async function withPostWorld<T = Answer>(
  settings: Settings,
  work: (world: OpenedPostWorld['world']) => Promise<T>,
): Promise<T> {
  const { makePostWorld } = await import('../make-world.ts');
  const { world, close } = await makePostWorld(settings);
  try {
    return await work({ ...world, log: () => {}, alarm: () => {} });
  } finally {
    await close();
  }
}
