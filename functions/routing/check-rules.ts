import type { Day } from '../../src/klage/calendar.ts';
import { type CertificateJudge, checkCertificates } from './check-certificates.ts';
import { checkDay, type DayReport } from './check-day.ts';
import { checkExamples } from './check-examples.ts';
import { TooComplex } from './diagram/diagram.ts';
import { type Fejl, type Oplysning, placeOf, toldAt } from './fejl.ts';
import { informDay } from './inform-day.ts';
import { changeDays } from './on-day.ts';
import type { RuleSet } from './rule-set.ts';

/** `regler -- tjek` (contract §4). Counts and information are the first day's. */
export type Tjek = {
  readonly ok: boolean;
  readonly fejl: readonly Fejl[];
  readonly oplysninger: readonly Oplysning[];
  /** Reachable combinations of answers. */
  readonly kombinationer: number;
  /** Of these, how many each modtager gets. */
  readonly dele: { readonly [modtager: string]: number };
};

export type CheckOptions = {
  /** The first day to prove, and the one the counts are of. */
  readonly dag: Day;
  /** Whether every later day on which something changes is proved too. */
  readonly onwards: boolean;
  /** Judges certificates: functions/seal's checkCertificate. */
  readonly judge: CertificateJudge;
};

/**
 * Proves a rule set: every reachable combination of answers has a rule and a modtager, no rule is
 * dead, everybody can be reached, every example holds, no certificate is unfit.
 */
export function checkRules(rules: RuleSet, options: CheckOptions): Tjek {
  try {
    return prove(rules, options);
  } catch (error) {
    if (error instanceof TooComplex) return unreadable([tooComplex(rules)]);
    throw error;
  }
}

/** What to say of rules that would take too long to prove. */
export const TOO_COMPLEX =
  'Reglerne er for komplekse til at bevise: der er for mange forskellige kombinationer af svar at holde rede på. Gør reglerne færre, eller lad dem spørge om færre emner hver for sig.';

function tooComplex(rules: RuleSet): Fejl {
  const place = placeOf(rules.places, 'regler.json', ['regler']);
  return toldAt(place, { kode: 'laesning', fil: 'regler.json', besked: TOO_COMPLEX });
}

function prove(rules: RuleSet, { dag, onwards, judge }: CheckOptions): Tjek {
  const today = checkDay(rules, dag);
  const later = onwards ? changeDays(rules).filter((day) => day > dag) : [];
  const reports = [today, ...later.map((day) => checkDay(rules, day))];
  const certificates = checkCertificates(rules, { dag, judge });
  const idle = new Set(reports.flatMap((report) => report.idle));
  const fejl = [...firstDays(reports), ...checkExamples(rules, idle), ...certificates.fejl];
  const { kombinationer, dele } = today.tally;
  return {
    ok: fejl.length === 0,
    fejl,
    oplysninger: [...informDay(rules, today), ...certificates.oplysninger],
    kombinationer,
    dele: Object.fromEntries([...rules.modtagere.keys()].flatMap((id) => share(dele, id))),
  };
}

function share(dele: ReadonlyMap<string, number>, id: string): readonly [string, number][] {
  const antal = dele.get(id);
  return antal === undefined ? [] : [[id, antal]];
}

/** What `tjek` says of files that cannot be read. */
export function unreadable(fejl: readonly Fejl[]): Tjek {
  return { ok: false, fejl, oplysninger: [], kombinationer: 0, dele: {} };
}

/** The same fault on several days is told once, as of its first day; a later day is named. */
function firstDays(reports: readonly DayReport[]): readonly Fejl[] {
  const told = new Map<string, Fejl>();
  for (const [index, { dag, findings }] of reports.entries()) {
    for (const { key, fejl } of findings) {
      const besked = index === 0 ? fejl.besked : `${fejl.besked} Det begynder den ${dag}.`;
      if (!told.has(key)) told.set(key, { ...fejl, besked });
    }
  }
  return [...told.values()];
}
