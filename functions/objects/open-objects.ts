import { fileObjects } from './file-objects.ts';
import type { Objects } from './objects.ts';
import { readS3Address } from './s3-address.ts';

/**
 * Opens the store that OBJECTS_URL names: `file:PATH` or `s3://BUCKET/PREFIX`.
 * @throws Error, a sentence for the operator, when it cannot be used.
 */
export async function openObjects(url: string): Promise<Objects> {
  const s3 = readS3Address(url);
  if (s3 !== null) {
    // Loaded only where it is used: the SDK would make every start on one machine slower.
    const { s3Objects } = await import('./s3-objects.ts');
    return s3Objects(s3);
  }
  if (!url.startsWith('file:') || url === 'file:') {
    throw new Error(
      'Cannot read setting "OBJECTS_URL": it must be file:PATH or s3://BUCKET/PREFIX.',
    );
  }
  return fileObjects(url.slice('file:'.length));
}
