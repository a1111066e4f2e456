import type { Emne, Regel, RuleSet } from '../../functions/routing/rule-set.ts';
import { QUESTIONS } from '../../src/klage/questions.ts';

/** A rule set without one of its parts, and which. */
export type Deletion = { readonly what: string; readonly rules: RuleSet };

/** Every way to delete one thing that can decide who gets a klage. */
export function everyDeletion(rules: RuleSet): readonly Deletion[] {
  return [
    ...rules.regler.flatMap((regel, index) => [
      { what: regel.id, rules: { ...rules, regler: rules.regler.toSpliced(index, 1) } },
      ...answersDeleted(regel).map(({ what, regel: left }) => ({
        what,
        rules: { ...rules, regler: rules.regler.with(index, left) },
      })),
    ]),
    ...[...rules.emner.values()].flatMap((emne) => [
      { what: emne.id, rules: withEmner(rules, (id) => (id === emne.id ? null : undefined)) },
      ...emne.hos.map(({ id, gyldigFra }, index) => ({
        what: `${emne.id}: hos ${id} fra ${gyldigFra}`,
        rules: withEmner(rules, (other) =>
          other === emne.id ? { ...emne, hos: emne.hos.toSpliced(index, 1) } : undefined,
        ),
      })),
    ]),
  ];
}

/** A rule without one of the answers it asks for; without the question, when it was the only one. */
function answersDeleted(regel: Regel): readonly { what: string; regel: Regel }[] {
  return QUESTIONS.flatMap((question) =>
    (regel.naar[question] ?? []).map((answer) => {
      const asked = Object.entries(regel.naar).map(
        ([other, answers]) =>
          [other, answers.filter((one) => other !== question || one !== answer)] as const,
      );
      const naar = Object.fromEntries(asked.filter(([, answers]) => answers.length > 0));
      return { what: `${regel.id}: ${question} ${answer}`, regel: { ...regel, naar } };
    }),
  );
}

/** The set with some emner replaced, or left out where `instead` says null. */
function withEmner(rules: RuleSet, instead: (id: string) => Emne | null | undefined): RuleSet {
  const emner = [...rules.emner].flatMap(([id, emne]) => {
    const put = instead(id);
    return put === null ? [] : [[id, put ?? emne] as const];
  });
  return { ...rules, emner: new Map(emner) };
}
