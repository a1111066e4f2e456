import type { Day } from '../src/klage/calendar.ts';
import { nameOn } from './routing/on-day.ts';
import type { RuleSet } from './routing/rule-set.ts';
import type { ReportRules } from './statistics/report-rules.ts';

/** What a report needs of the rules: plain values, so that a thread can be given them. @param dag whose names are used */
export function reportRules(rules: RuleSet, dag: Day): ReportRules {
  const forvaltninger = [...rules.modtagere.values()].filter(
    ({ slags }) => slags === 'forvaltning',
  );
  const named = ({ id, da }: { readonly id: string; readonly da: string }) => ({ id, navn: da });
  return {
    hash: rules.hash,
    forvaltninger: forvaltninger.map((modtager) => ({
      id: modtager.id,
      kortnavn: modtager.kortnavn,
      navn: nameOn(modtager, dag).da,
    })),
    overordnedeEmner: rules.kategorier.overordnedeEmner.map(named),
    borgerensProblem: rules.kategorier.borgerensProblem.map(named),
    regler: rules.regler.map(({ id }) => id),
    maaltal: rules.maaltal.map(({ forvaltning, maal, hoejst, mindst, gyldigFra, gyldigTil }) => ({
      ...{ forvaltning, maal, hoejst: hoejst ?? null, mindst: mindst ?? null },
      ...{ gyldigFra, gyldigTil },
    })),
    forvaltningskilder: rules.indstillinger.forvaltningskilder,
  };
}
