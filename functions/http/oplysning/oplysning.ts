import { RETTELSE_DAGE } from '../../../src/klage/borgersvar.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import { RETTIGHEDSGRUPPER } from '../../../src/klage/rettighedsgrupper.ts';
import type { AccessibilityPage, PrivacyPage, RightsPage } from '../../../src/oplysning-locals.ts';
import type { RuleSet } from '../../routing/rule-set.ts';

/** When what /was tells of these pages was last gone through: at least once a year, by law. */
const ERKLAERING_RETTET = '2026-11-30';

/** All guidance of the rules in force, by chapter; what stands in none is told last. */
export function rightsPage({ vejledninger }: RuleSet, sprog: Sprog): RightsPage {
  const all = [...vejledninger].map(([id, vejledning]) => ({ id, vejledning }));
  const grupper = RETTIGHEDSGRUPPER.map((gruppe) => ({
    id: gruppe,
    rettigheder: all
      .filter(({ vejledning }) => (vejledning.gruppe ?? 'andet') === gruppe)
      .map(({ id, vejledning }) => ({
        id,
        titel: vejledning.titel?.[sprog] ?? null,
        tekst: vejledning[sprog],
      })),
  }));
  return { view: 'rights', grupper: grupper.filter(({ rettigheder }) => rettigheder.length > 0) };
}

/**
 * What a citizen must know of their data, with the days this system really keeps it.
 * @param retentionDays RETENTION_DAYS
 */
export function privacyPage(rules: RuleSet, retentionDays: number): PrivacyPage {
  return {
    view: 'privacy',
    kopiDage: retentionDays,
    kodeDage: RETTELSE_DAGE + retentionDays,
    side: rules.indstillinger.databeskyttelse ?? null,
  };
}

/** Whom to reach about pages one cannot use: the kommune's own telephone when it names none. */
export function accessibilityPage(rules: RuleSet): AccessibilityPage {
  const { kommune, tilgaengelighed } = rules.indstillinger;
  return {
    view: 'accessibility',
    telefon: tilgaengelighed?.telefon ?? kommune.telefon,
    email: tilgaengelighed?.email ?? null,
    rettet: ERKLAERING_RETTET,
    gennemgaaet: tilgaengelighed?.gennemgaaet ?? null,
    erklaering: tilgaengelighed?.erklaering ?? null,
  };
}
