import { checkBilag } from '../../../functions/bilag/check-bilag.ts';
import type { RawFile } from '../../../functions/bilag/read-form.ts';

/** Files sent as bilag, judged together. */
export async function check(...files: readonly (readonly [navn: string, bytes: Buffer])[]) {
  const raw: RawFile[] = files.map(([navn, bytes]) => ({ felt: 'bilag', navn, bytes }));
  return checkBilag(raw);
}

/** One file that has to pass. */
export async function passed(navn: string, bytes: Buffer) {
  const result = await check([navn, bytes]);
  if (!result.ok || result.bilag[0] === undefined) throw new Error(`${navn} was refused.`);
  return result.bilag[0];
}

/** What comes of a file that is nothing a klage may carry. */
export const refused = { ok: false, faults: [{ field: 'bilag', code: 'filtype' }] };
