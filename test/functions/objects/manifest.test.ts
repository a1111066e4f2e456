import { describe, expect, test } from 'vitest';
import { type Manifest, readManifest, withManifest } from '../../../functions/objects/manifest.ts';
import { klage } from '../given/klage.ts';

async function written(): Promise<Manifest> {
  const breve = [{ slags: 'modtager', modtager: 'SOF', dele: 1 }] as const;
  const entries = [{ name: 'modtager-1.p7m', chunks: [Buffer.from('forseglet')] }];
  const all = await Array.fromAsync(withManifest(klage(1).sag, breve, entries));
  const bytes = Buffer.concat(all.at(-1)?.chunks ?? []);
  return JSON.parse(bytes.toString('utf8'));
}

const bytesOf = (manifest: object) => Buffer.from(JSON.stringify(manifest));

describe('a manifest', () => {
  test('is read as it was written', async () => {
    const manifest = await written();

    expect(readManifest(bytesOf(manifest))).toEqual(manifest);
  });

  test('of a newer version is read without what this one does not know', async () => {
    const manifest = await written();
    const newer = {
      ...{ ...manifest, nyt: 1 },
      sag: { ...manifest.sag, nyt: 'a', svar: { ...manifest.sag.svar, nytSpoergsmaal: 'ja' } },
      breve: manifest.breve.map((brev) => ({ ...brev, nyt: true })),
      objekter: manifest.objekter.map((objekt) => ({ ...objekt, nyt: null })),
    };

    expect(readManifest(bytesOf(newer))).toEqual(manifest);
  });

  test.each(['version', 'sag', 'breve', 'objekter'] as const)('without %s is none', async (key) => {
    const { [key]: _, ...rest } = await written();

    expect(readManifest(bytesOf(rest))).toBeNull();
  });
});
