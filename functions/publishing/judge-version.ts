import type { Day } from '../../src/klage/calendar.ts';
import { checkRules } from '../routing/check-rules.ts';
import { type Fejl, placeOf, toldAt } from '../routing/fejl.ts';
import { type RuleSetFiles, readRuleFiles } from '../routing/read-rule-files.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { checkCertificate } from '../seal/check-certificate.ts';
import { withoutCertificate } from '../seal/keyring.ts';

export type Judged =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly fejl: readonly Fejl[] };

/** Where a version shall be used: from which day on, and whether demo keys may help out. */
export type JudgedFor = { readonly dag: Day; readonly production: boolean };

/**
 * What must hold before a version may be proposed or published: it can be read, `tjek` finds nothing
 * from the day on, and every modtager can be sealed to. Only time may break it later.
 */
export function judgeVersion(files: RuleSetFiles, { dag, production }: JudgedFor): Judged {
  const read = readRuleFiles(files);
  if (!read.ok) return read;
  const { rules } = read;
  const { fejl } = checkRules(rules, { dag, onwards: true, judge: checkCertificate });
  const all = [...fejl, ...(production ? bareModtagere(rules) : [])];
  return all.length === 0 ? { ok: true, rules } : { ok: false, fejl: all };
}

const FIL = 'modtagere.json';

/** In production each modtager has a certificate: one without is a fault. */
export function bareModtagere({ modtagere, places }: RuleSet): readonly Fejl[] {
  return [...modtagere.values()].flatMap(({ id, certifikater }, index) => {
    if (certifikater.length > 0) return [];
    const place = placeOf(places, FIL, ['modtagere', index, 'certifikater']);
    const besked = withoutCertificate(id);
    return [toldAt(place, { kode: 'certifikat' as const, fil: FIL, besked })];
  });
}
