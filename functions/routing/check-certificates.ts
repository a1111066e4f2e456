import type { Day } from '../../src/klage/calendar.ts';
import { type Fejl, type Oplysning, placeOf, toldAt } from './fejl.ts';
import type { Modtager, RuleSet } from './rule-set.ts';

/** Judges one certificate: `fejl` makes it unfit, `oplysning` is worth knowing. */
export type CertificateJudge = (
  pem: string,
  use: Pick<Modtager, 'postkasse' | 'certifikatadresse'> & { readonly at: Date },
) => readonly { readonly alvor: 'fejl' | 'oplysning'; readonly besked: string }[];

type Judged = { readonly fejl: readonly Fejl[]; readonly oplysninger: readonly Oplysning[] };

/** Judges every certificate of a rule set as of a day. */
export function checkCertificates(
  rules: RuleSet,
  { dag, judge }: { readonly dag: Day; readonly judge: CertificateJudge },
): Judged {
  const at = new Date(`${dag}T12:00:00Z`);
  const fejl: Fejl[] = [];
  const oplysninger: Oplysning[] = [];
  for (const [i, modtager] of [...rules.modtagere.values()].entries()) {
    const { postkasse, certifikatadresse } = modtager;
    for (const [j, path] of modtager.certifikater.entries()) {
      const place = placeOf(rules.places, FIL, ['modtagere', i, 'certifikater', j]);
      const pem = rules.certifikater.get(path) ?? '';
      for (const { alvor, besked } of judge(pem, { postkasse, certifikatadresse, at })) {
        const text = `${modtager.id}, »${path}«: ${besked}`;
        const told = toldAt(place, { kode: 'certifikat' as const, fil: FIL, besked: text });
        (alvor === 'fejl' ? fejl : oplysninger).push(told);
      }
    }
  }
  return { fejl, oplysninger: [...oplysninger, ...withoutAny(rules)] };
}

const FIL = 'modtagere.json';

/** In development these get a demo pair; production does not start without a certificate. */
function withoutAny(rules: RuleSet): readonly Oplysning[] {
  const bare = [...rules.modtagere.values()].filter(
    ({ certifikater }) => certifikater.length === 0,
  );
  if (bare.length === 0) return [];
  const ids = bare.map(({ id }) => id).join(', ');
  const besked = `Uden certifikat: ${ids}. Her bruges prøvenøgler; i drift skal hver have et certifikat.`;
  const place = placeOf(rules.places, FIL, ['modtagere']);
  return [toldAt(place, { kode: 'certifikat', fil: FIL, besked })];
}
