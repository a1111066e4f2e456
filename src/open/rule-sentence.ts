import type { Sprog } from '../klage/klage.ts';
import { textsIn } from '../texts/texts.ts';

/** One condition of a rule as a citizen reads it: "Klagen handler om: En afgørelse eller …". */
export function conditionInWords(
  { question, answers }: { readonly question: string; readonly answers: readonly string[] },
  {
    sprog,
    names,
  }: {
    readonly sprog: Sprog;
    /** Names of modtagere by id. */
    readonly names: ReadonlyMap<string, string>;
  },
): string {
  const { rules, form } = textsIn(sprog);
  const questions: { readonly [question: string]: string } = rules.spoergsmaal;
  const other: { readonly [answer: string]: string } = rules.andreSvar;
  const asked: { readonly [field: string]: { readonly svar?: { readonly [a: string]: string } } } =
    form.spoergsmaal;
  const words = answers.map(
    (answer) => asked[question]?.svar?.[answer] ?? other[answer] ?? names.get(answer) ?? answer,
  );
  return `${questions[question] ?? question}: ${words.join(rules.eller)}`;
}
