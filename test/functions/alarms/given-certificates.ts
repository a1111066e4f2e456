import { makeKeyring } from '../../../functions/seal/keyring.ts';
import { rules } from '../given/rules.ts';
import { MAIL_FROM, makePair, signerOf } from '../seal/sealing-kit.ts';

const YEARS = { validFrom: new Date('2020-01-01T00:00:00Z') };

/** The rules of the other tests with certificates that lapse then; several for one modtager. */
export async function certified(lapse: {
  readonly sof: readonly (Date | readonly [from: Date, to: Date])[];
  readonly reserve: Date;
  readonly afsender: Date;
}) {
  const bare = rules();
  const certifikater = new Map<string, string>();
  const give = async (id: string, spans: (typeof lapse)['sof']) => {
    const modtager = bare.modtagere.get(id);
    if (modtager === undefined) throw new Error(`There is no ${id}.`);
    const paths = spans.map((_, i) => `certifikater/${id}-${i}.pem`);
    for (const [i, span] of spans.entries()) {
      const time = Array.isArray(span)
        ? { validFrom: span[0], validTo: span[1] }
        : { ...YEARS, validTo: span };
      const use = { use: 'receive' as const, address: modtager.postkasse, ...time };
      const { certificate } = await makePair('p-256', use, null);
      certifikater.set(paths[i] ?? '', certificate.toString());
    }
    return [id, { ...modtager, certifikater: paths }] as const;
  };
  const modtagere = new Map([
    await give('SOF', lapse.sof),
    await give('BORGERRAADGIVEREN', [lapse.reserve]),
  ]);
  const use = { use: 'sign' as const, address: MAIL_FROM, ...YEARS, validTo: lapse.afsender };
  const signer = signerOf(await makePair('p-256', use, null));
  const set = { ...bare, modtagere, certifikater };
  const keyring = makeKeyring({ rules: set, signer, demo: new Map() });
  return { rules: () => set, keyring: () => keyring };
}
