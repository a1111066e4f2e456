import { ANSWERS } from '../klage/questions.ts';
import { da } from '../texts/da.ts';
import { vaerksted } from '../texts/vaerksted.ts';

type Words = { readonly [name: string]: string };
type Named = readonly [name: string, words: string];
type Asked = { readonly [field: string]: { readonly label: string; readonly svar?: Words } };

/** Words of the questions that only the rules ask. */
const OWN: Asked = { svarfristUdloebet: { label: vaerksted.proev.fristGaaet } };
const ASKED: Asked = { ...da.form.spoergsmaal, ...OWN };

/** A question as the form asks it: "Har du klaget til forvaltningen over det samme?". */
export function askedWords(question: string): string {
  return ASKED[question]?.label ?? question;
}

/** A question as staff name it: "Har klaget før". */
export function questionWords(question: string): string {
  const words: Words = vaerksted.spoergsmaal;
  return words[question] ?? question;
}

/** An answer as the form says it; the name of an emne or a modtager stays as it is. */
export function answerWords(question: string, answer: string): string {
  const own: Words = vaerksted.svar;
  return ASKED[question]?.svar?.[answer] ?? own[answer] ?? answer;
}

/** Words for every question, and for every answer as `question/answer`: what an editor offers. */
export function answersInWords(): Words {
  const questions = Object.keys(vaerksted.spoergsmaal);
  const answers = Object.entries(ANSWERS).flatMap(([question, known]) =>
    known.map((answer): Named => [`${question}/${answer}`, answerWords(question, answer)]),
  );
  const names = questions.map((question): Named => [question, questionWords(question)]);
  return Object.fromEntries([...names, ...answers]);
}
