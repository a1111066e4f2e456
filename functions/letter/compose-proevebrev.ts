import { createHash } from 'node:crypto';
import type { Bilag } from '../../src/klage/klage.ts';
import type { Chunks } from './chunks.ts';
import { composeMime } from './compose-mime.ts';
import { type ProevebrevInput, proevebrevJson, proevebrevText } from './proevebrev-text.ts';

/**
 * A prøvebrev as one MIME entity, ready to be signed: the shape of a klage's letter, a text and a
 * file, but no klage.json, so that no system at the modtager takes it for a klage.
 * @param boundary letters and digits
 */
export function composeProevebrev(input: ProevebrevInput, boundary: string): Chunks {
  const tekst = proevebrevText(input);
  return composeMime({ tekst, klageJson: null, bilag: [jsonFile(input)] }, `=_proeve_${boundary}`);
}

function jsonFile(input: ProevebrevInput): Bilag {
  const bytes = Buffer.from(proevebrevJson(input));
  return {
    felt: 'bilag',
    navn: 'proevebrev.json',
    type: 'application/json',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    scanning: 'ikke scannet',
  };
}
