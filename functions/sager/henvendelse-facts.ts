import type { Day } from '../../src/klage/calendar.ts';
import { svarfrist } from '../../src/klage/deadlines.ts';
import type { FieldError } from '../../src/klage/klage.ts';
import type { NewCaseRoute, NewHenvendelsePage } from '../../src/sager-locals.ts';
import { modtagerOf } from '../receiving/decide-klage.ts';
import { nameOn } from '../routing/on-day.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { emnerOf, forvaltningerOf } from './names.ts';
import type { Henvendelse } from './new-henvendelse.ts';

/** The short form as a page shows it, without who asks. */
export function henvendelseFacts(
  { rules, dag }: { readonly rules: RuleSet; readonly dag: Day },
  {
    values,
    errors = [],
    rute = null,
  }: {
    readonly values: ReadonlyMap<string, string>;
    readonly errors?: readonly FieldError[];
    readonly rute?: NewCaseRoute | null;
  },
): Omit<NewHenvendelsePage, 'view' | 'person'> {
  const afklar = [...rules.emner.values()].filter((emne) => emne.afklar !== null);
  return {
    ...{ values: Object.fromEntries(values), errors, rute, dag },
    emner: emnerOf(rules),
    afklar: afklar.map(({ id }) => id),
    forvaltninger: forvaltningerOf(rules, dag),
  };
}

/** What the rules say of a henvendelse, for whoever is on the phone; null for konsultativ bistand. */
export function routeFacts(
  rules: RuleSet,
  { route, dag }: Henvendelse,
  vist: string | undefined,
): NewCaseRoute | null {
  if (route === null) return null;
  const { decision, svar } = route;
  const modtager = modtagerOf(rules, decision.modtager);
  const ekstern = rules.emner.get(svar.emne)?.ekstern ?? null;
  return {
    modtager: { id: modtager.id, navn: nameOn(modtager, dag).da },
    forvaltning: modtager.slags === 'forvaltning',
    begrundelse: decision.begrundelse.da,
    regel: decision.regel,
    regelsaet: rules.hash,
    svarfrist: svarfrist(dag, rules.indstillinger),
    ekstern: ekstern && { navn: ekstern.da, adresse: ekstern.adresse },
    vejledning: decision.vejledning.map((id) => ({
      id,
      tekst: rules.vejledninger.get(id)?.da ?? id,
    })),
    aendret: vist !== undefined && vist !== decision.modtager,
  };
}
