import type { Emne, Regel, RuleSet } from '../../functions/routing/rule-set.ts';
import { ANSWERS, QUESTIONS, type Question, type Svar } from '../../src/klage/questions.ts';

/**
 * The oracle: contract §3 written down once more, as plainly as can be and with nothing of
 * functions/routing but its types.
 */

/** Every combination of the answers that no rule set decides: all tried, and those thrown away that cannot be. */
export const EVERY_REST: readonly Omit<Svar, 'emne' | 'forvaltning'>[] = everyRest();

function everyRest() {
  const found: Omit<Svar, 'emne' | 'forvaltning'>[] = [];
  for (const klagenHandlerOm of ANSWERS.klagenHandlerOm)
    for (const harKlaget of ANSWERS.harKlaget)
      for (const svarfristUdloebet of ANSWERS.svarfristUdloebet) {
        if ((harKlaget === 'ja-venter') === (svarfristUdloebet === 'ikke-relevant')) continue;
        for (const kanSelvKlareDialogen of ANSWERS.kanSelvKlareDialogen)
          for (const overEtAarSiden of ANSWERS.overEtAarSiden)
            for (const behandlesAndetSteds of ANSWERS.behandlesAndetSteds)
              found.push({
                klagenHandlerOm,
                harKlaget,
                svarfristUdloebet,
                kanSelvKlareDialogen,
                overEtAarSiden,
                behandlesAndetSteds,
              });
      }
  return found;
}

/** Every reachable combination of a day. */
export function everySvar(rules: RuleSet, dag: string): readonly Svar[] {
  return [...rules.emner.values()].flatMap((emne) =>
    forvaltningerOf(rules, emne, dag).flatMap((forvaltning) =>
      EVERY_REST.map((rest) => ({ emne: emne.id, forvaltning, ...rest })),
    ),
  );
}

function forvaltningerOf(rules: RuleSet, emne: Emne, dag: string): readonly string[] {
  const own = ownForvaltning(emne, dag);
  return emne.afklar === null ? [own] : [...new Set([own, ...picksOf(rules)])];
}

/** Who has an emne on a day when nobody is picked. */
export function ownForvaltning(emne: Emne, dag: string): string {
  const begun = emne.hos.filter((entry) => entry.gyldigFra <= dag);
  const latest = begun.toSorted((a, b) => (a.gyldigFra < b.gyldigFra ? -1 : 1)).at(-1);
  return latest?.id ?? (emne.ekstern ? 'ingen' : 'ved-ikke');
}

/** Who can be picked where an emne asks. */
export function picksOf(rules: RuleSet): readonly string[] {
  const all = [...rules.modtagere.values()].filter((one) => one.slags === 'forvaltning');
  return [...all.map((one) => one.id), 'ved-ikke'];
}

export type Verdict = { readonly regel: Regel | null; readonly modtager: string | null };

/** The first rule in force that matches, and whom it means. */
export function judge(rules: RuleSet, svar: Svar, dag: string): Verdict {
  const regel = inForce(rules, dag).find((candidate) => fits(candidate, svar)) ?? null;
  return { regel, modtager: regel === null ? null : meantBy(regel, svar) };
}

function meantBy({ send }: Regel, { forvaltning }: Svar): string | null {
  if (send !== 'emnets-forvaltning') return send;
  return ['ingen', 'ved-ikke'].includes(forvaltning) ? null : forvaltning;
}

export function inForce(rules: RuleSet, dag: string): readonly Regel[] {
  return rules.regler.filter(
    (regel) => regel.gyldigFra <= dag && dag <= (regel.gyldigTil ?? '9999-12-31'),
  );
}

/** Whether a rule's conditions let all answers in. */
export function fits({ naar }: { readonly naar: Asked }, svar: Svar): boolean {
  for (const question of QUESTIONS) {
    const answers = naar[question];
    if (answers !== undefined && !answers.includes(svar[question])) return false;
  }
  return true;
}

/** Questions and the answers that match. */
export type Asked = { readonly [question: string]: readonly string[] | undefined };

/** The days on which anything begins, or is over. */
export function everyDay(rules: RuleSet): readonly string[] {
  const begun = [...rules.emner.values()].flatMap(({ hos }) => hos);
  const named = [...rules.modtagere.values()].flatMap(({ navne }) => navne);
  const over = rules.regler.flatMap(({ gyldigTil }) => (gyldigTil === null ? [] : [gyldigTil]));
  const first = [...rules.regler, ...begun, ...named].map(({ gyldigFra }) => gyldigFra);
  return [...new Set([...first, ...over.map(dayAfter)])].toSorted();
}

function dayAfter(dag: string): string {
  const at = new Date(`${dag}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
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

/** The combinations that a rule takes from a later one which means somebody else, by `winner loser`. */
export function overlaps(rules: RuleSet, dag: string): ReadonlyMap<string, readonly Svar[]> {
  const found = new Map<string, Svar[]>();
  for (const svar of everySvar(rules, dag)) {
    const [winner, ...losers] = inForce(rules, dag).filter((regel) => fits(regel, svar));
    for (const loser of losers) {
      if (winner === undefined || meantBy(winner, svar) === meantBy(loser, svar)) continue;
      const pair = `${winner.id} ${loser.id}`;
      const known = found.get(pair) ?? [];
      known.push(svar);
      found.set(pair, known);
    }
  }
  return found;
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
