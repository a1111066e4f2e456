import { fileObjects } from './file-objects.ts';
import type { Objects } from './objects.ts';

/** Opens the store that OBJECTS_URL names: `file:PATH`. */
export async function openObjects(url: string): Promise<Objects> {
  if (!url.startsWith('file:') || url === 'file:') {
    throw new Error('Cannot read setting "OBJECTS_URL": it must be file:PATH.');
  }
  return fileObjects(url.slice('file:'.length));
}
