import type { Day } from '../../src/klage/calendar.ts';
import { ANSWERS, type AnswerTo, type Svar } from '../../src/klage/questions.ts';
import { forvaltningOf, VED_IKKE } from './derive-svar.ts';
import type { Emne, RuleSet } from './rule-set.ts';

/** The answers that do not depend on the emne. */
export type Rest = Omit<Svar, 'emne' | 'forvaltning'>;

/** Every reachable combination of {@link Rest}: `svarfristUdloebet` only says something to who waits. */
export const RESTS: readonly Rest[] = ANSWERS.klagenHandlerOm.flatMap((klagenHandlerOm) =>
  ANSWERS.harKlaget.flatMap((harKlaget) =>
    svarfristAnswers(harKlaget).flatMap((svarfristUdloebet) =>
      ANSWERS.kanSelvKlareDialogen.flatMap((kanSelvKlareDialogen) =>
        ANSWERS.overEtAarSiden.flatMap((overEtAarSiden) =>
          ANSWERS.behandlesAndetSteds.map((behandlesAndetSteds) => ({
            klagenHandlerOm,
            harKlaget,
            svarfristUdloebet,
            kanSelvKlareDialogen,
            overEtAarSiden,
            behandlesAndetSteds,
          })),
        ),
      ),
    ),
  ),
);

/**
 * Every combination of answers a klage can have on a day (contract §3, "reachable"), each once.
 * Proofs, counts and differences are over exactly these.
 */
export function* enumerateReachable(rules: RuleSet, dag: Day): Generator<Svar> {
  for (const emne of rules.emner.values()) {
    for (const forvaltning of reachableForvaltninger(rules, emne, dag)) {
      for (const rest of RESTS) yield { emne: emne.id, forvaltning, ...rest };
    }
  }
}

/** Whom a klage over an emne can be about on a day: who has it, and what the citizen may pick. */
export function reachableForvaltninger(rules: RuleSet, emne: Emne, dag: Day): ReadonlySet<string> {
  const suggested = forvaltningOf(emne, dag);
  return new Set(emne.afklar === null ? [suggested] : [suggested, ...pickable(rules)]);
}

/** What `valgtForvaltning` may be: any forvaltning, and "ved ikke". */
export function pickable(rules: RuleSet): readonly string[] {
  const modtagere = [...rules.modtagere.values()];
  const forvaltninger = modtagere.filter(({ slags }) => slags === 'forvaltning');
  return [...forvaltninger.map(({ id }) => id), VED_IKKE];
}

function svarfristAnswers(
  harKlaget: AnswerTo<'harKlaget'>,
): readonly AnswerTo<'svarfristUdloebet'>[] {
  return harKlaget === 'ja-venter' ? ['ja', 'nej'] : ['ikke-relevant'];
}
