import type { Sprog } from '../klage/klage.ts';
import { textsIn } from '../texts/texts.ts';
import type { Condition } from '../workshop-facts.ts';

type Sentence = {
  /** "Hvis klagen handler om en afgørelse", or "Alle andre klager". */
  readonly hvis: string;
  /** "den forvaltning, der har emnet", or the name of a modtager. */
  readonly til: string;
};

/** Answers of one condition that are named before the rest are only counted. */
const NAMED_MAX = 8;

/** A rule as people read it: for whom it is, and where it sends them. */
export function ruleSentence(
  { naar, send }: { readonly naar: readonly Condition[]; readonly send: string },
  sprog: Sprog,
): Sentence {
  const { hvis, alle, emnetsForvaltning } = textsIn(sprog).rules.saetning;
  return {
    hvis: naar.length === 0 ? alle : hvis(conditionsInWords(naar, sprog)),
    til: send === 'emnets-forvaltning' ? emnetsForvaltning : send,
  };
}

/**
 * Conditions as one clause: "klagen handler om en afgørelse, og det er over et år siden".
 * @param named answers of a condition that are named; more are only counted.
 */
export function conditionsInWords(
  naar: readonly Condition[],
  sprog: Sprog,
  named = NAMED_MAX,
): string {
  const { og } = textsIn(sprog).rules.saetning;
  return naar.map((condition) => conditionInWords(condition, sprog, named)).join(og);
}

/** One condition as a clause. */
function conditionInWords({ question, answers }: Condition, sprog: Sprog, named: number): string {
  const { led, eller } = textsIn(sprog).rules.saetning;
  const clauses: { readonly [question: string]: (svar: string) => string } = led;
  const words = answers.map((answer) => answerInWords(question, answer, sprog));
  const clause = clauses[question] ?? ((svar: string) => `${question}: ${svar}`);
  return clause(listed(shortened(words, sprog, named), eller));
}

/** An answer as it stands in a clause; what is no closed answer is a name already. */
function answerInWords(question: string, answer: string, sprog: Sprog): string {
  const known: { readonly [question: string]: { readonly [answer: string]: string } } =
    textsIn(sprog).rules.saetning.svar;
  return known[question]?.[answer] ?? answer;
}

/** "a, b eller c". */
function listed(words: readonly string[], last: string): string {
  const before = words.slice(0, -1).join(', ');
  const end = words.at(-1) ?? '';
  return before === '' ? end : `${before}${last}${end}`;
}

function shortened(words: readonly string[], sprog: Sprog, named: number): readonly string[] {
  const more = words.length - named;
  if (more <= 1) return words;
  const { andre } = textsIn(sprog).rules.saetning;
  return [...words.slice(0, named), andre(String(more))];
}
