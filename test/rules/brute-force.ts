import type { Emne, Regel, RuleSet } from '../../functions/routing/rule-set.ts';
import { ANSWERS, QUESTIONS, type Question, type Svar } from '../../src/klage/questions.ts';

/**
 * The oracle: contract §3 written down once more, as plainly as can be and with nothing of
 * functions/routing but its types.
 */

/** Every reachable combination, by trying all answers and throwing away what cannot be. */
export function everySvar(rules: RuleSet, dag: string): readonly Svar[] {
  const found: Svar[] = [];
  for (const emne of rules.emner.values()) {
    for (const forvaltning of forvaltningerOf(rules, emne, dag)) {
      for (const klagenHandlerOm of ANSWERS.klagenHandlerOm)
        for (const harKlaget of ANSWERS.harKlaget)
          for (const svarfristUdloebet of ANSWERS.svarfristUdloebet) {
            if ((harKlaget === 'ja-venter') === (svarfristUdloebet === 'ikke-relevant')) continue;
            for (const kanSelvKlareDialogen of ANSWERS.kanSelvKlareDialogen)
              for (const overEtAarSiden of ANSWERS.overEtAarSiden)
                for (const behandlesAndetSteds of ANSWERS.behandlesAndetSteds)
                  found.push({
                    emne: emne.id,
                    forvaltning,
                    klagenHandlerOm,
                    harKlaget,
                    svarfristUdloebet,
                    kanSelvKlareDialogen,
                    overEtAarSiden,
                    behandlesAndetSteds,
                  });
          }
    }
  }
  return found;
}

function forvaltningerOf(rules: RuleSet, emne: Emne, dag: string): readonly string[] {
  const begun = emne.hos.filter((entry) => entry.gyldigFra <= dag);
  const latest = begun.toSorted((a, b) => a.gyldigFra.localeCompare(b.gyldigFra)).at(-1);
  const own = latest?.id ?? (emne.ekstern ? 'ingen' : 'ved-ikke');
  if (emne.afklar === null) return [own];
  const all = [...rules.modtagere.values()].filter((one) => one.slags === 'forvaltning');
  return [...new Set([own, ...all.map((one) => one.id), 'ved-ikke'])];
}

export type Verdict = { readonly regel: Regel | null; readonly modtager: string | null };

/** The first rule in force that matches, and whom it means. */
export function judge(rules: RuleSet, svar: Svar, dag: string): Verdict {
  const regel = inForce(rules, dag).find((candidate) => fits(candidate, svar)) ?? null;
  if (regel === null) return { regel, modtager: null };
  if (regel.send !== 'emnets-forvaltning') return { regel, modtager: regel.send };
  const nobody = ['ingen', 'ved-ikke'].includes(svar.forvaltning);
  return { regel, modtager: nobody ? null : svar.forvaltning };
}

export function inForce(rules: RuleSet, dag: string): readonly Regel[] {
  return rules.regler.filter(
    (regel) => regel.gyldigFra <= dag && dag <= (regel.gyldigTil ?? '9999-12-31'),
  );
}

function fits(regel: Regel, svar: Svar): boolean {
  return QUESTIONS.every((question) => {
    const answers: readonly string[] | undefined = regel.naar[question];
    return answers === undefined || answers.includes(svar[question]);
  });
}

/** What a day's proof must find. */
export type Expected = {
  readonly kombinationer: number;
  readonly dele: { readonly [modtager: string]: number };
  readonly gaps: boolean;
  /** Rules that name nobody for some combination. */
  readonly nowhere: readonly string[];
  readonly dead: readonly string[];
  readonly unreachable: readonly string[];
};

/** Proves a day by judging every combination. */
export function expected(rules: RuleSet, dag: string): Expected {
  const all = everySvar(rules, dag);
  const verdicts = all.map((svar) => judge(rules, svar, dag));
  const decided = new Set(verdicts.map(({ regel }) => regel?.id));
  const dele: { [modtager: string]: number } = {};
  for (const { modtager } of verdicts) {
    if (modtager !== null) dele[modtager] = (dele[modtager] ?? 0) + 1;
  }
  const active = inForce(rules, dag);
  const net = active.at(-1);
  const idle = active.filter(({ id }) => !decided.has(id));
  return {
    kombinationer: all.length,
    dele,
    gaps: verdicts.some(({ regel }) => regel === null),
    nowhere: active
      .map(({ id }) => id)
      .filter((id) => verdicts.some((one) => one.regel?.id === id && one.modtager === null)),
    dead: idle.filter((one) => one !== net || Object.keys(one.naar).length > 0).map(({ id }) => id),
    unreachable: [...rules.modtagere.keys()].filter(
      (id) => dele[id] === undefined && !rules.reserve.includes(id),
    ),
  };
}

/** Whether some answers of `svar` alone mean its modtager: every combination that shares them agrees. */
export function forces(
  outcomes: readonly { readonly svar: Svar; readonly modtager: string }[],
  named: { readonly [Q in Question]?: string },
  modtager: string,
): boolean {
  const questions = QUESTIONS.filter((question) => named[question] !== undefined);
  return outcomes.every(
    (outcome) =>
      outcome.modtager === modtager ||
      questions.some((question) => outcome.svar[question] !== named[question]),
  );
}
