import { ANSWERS, ASKED } from '../klage/questions.ts';
import type { Known, KnownIds } from '../workshop-facts.ts';
import { type Path, readTokens } from './json-tokens.ts';

/** Ids that are the program's, and no file's: where they belong, and how they are called. */
export type OwnIds = {
  /** `emnets-forvaltning`, under its words. */
  readonly send: readonly Known[];
  /** `ingen` and `ved-ikke`, under their words. */
  readonly uden: readonly Known[];
};

type Kind = keyof (KnownIds & OwnIds);

/** Which ids belong where; `*` is any number in a list. */
const PLACES: readonly (readonly [fil: string, place: string, kinds: readonly Kind[]])[] = [
  ['regler.json', 'regler/*/naar/emne/*', ['emne']],
  ['regler.json', 'regler/*/naar/forvaltning/*', ['modtager', 'uden']],
  ['regler.json', 'regler/*/send', ['send', 'modtager']],
  ['regler.json', 'regler/*/vejledning/*', ['vejledning']],
  ['regler.json', 'regler/*/eksempler/*/modtager', ['modtager']],
  ['regler.json', 'regler/*/eksempler/*/svar/emne', ['emne']],
  ['regler.json', 'regler/*/eksempler/*/svar/valgtForvaltning', ['forvaltning', 'uden']],
  ['emner.json', 'emner/*/hos/*/id', ['modtager']],
  ['ordforraad.json', 'emner/*/id', ['emne']],
  ['soegehjaelp.json', 'tvetydige/*/svar/*/emne', ['emne']],
  ['modtagere.json', 'reserve/*', ['modtager']],
  ['modtagere.json', 'modtagere/*/certifikater/*', ['certifikat']],
  ['maaltal.json', 'maaltal/*/forvaltning', ['forvaltning']],
];
const SVAR = 'regler/*/eksempler/*/svar';

/** The ids that may stand at a place of a file. */
export function idsAt(known: KnownIds & OwnIds, fil: string, path: Path): readonly Known[] {
  const place = placeOf(path);
  const kinds = PLACES.find(([file, pattern]) => file === fil && pattern === place)?.[2] ?? [];
  return kinds.flatMap((kind) => known[kind]);
}

/** Answers an example may give at a place: the schema leaves them open. */
export function answersAt(fil: string, path: Path): readonly string[] {
  const question = ASKED.find((asked) => asked === path.at(-1));
  const isAnswer = fil === 'regler.json' && placeOf(path.slice(0, -1)) === SVAR;
  return isAnswer && question !== undefined ? ANSWERS[question] : [];
}

/** Questions an example may answer at a place, which the schema leaves open. */
export function questionsAt(fil: string, path: Path): readonly string[] {
  const isSvar = fil === 'regler.json' && placeOf(path) === SVAR;
  return isSvar ? ['emne', 'valgtForvaltning', ...ASKED, 'klagedato'] : [];
}

/** The ids a list in the text gives its members now, such as a rule nobody has saved yet. */
export function idsIn(text: string, list: string): readonly string[] {
  return [...readTokens(text)]
    .filter(({ role, path }) => role === 'value' && placeOf(path) === `${list}/*/id`)
    .map((token) => token.text);
}

function placeOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
}
