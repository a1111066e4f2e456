import ts from 'typescript';
import { nodesOf, parseSource, pathsIn, readText } from '../repo/source.ts';

/** A sentence as it stands in code, `…` for what it fills in, and how to know it when it is said. */
export type Sentence = { readonly text: string; readonly pattern: RegExp };

/** What reads and proves a rule set. The rest of functions/routing informs, or speaks to citizens. */
const REFUSING =
  /\/(?:schemas\/.*|decode-file|read-.*|json-.*|cross-check|parse-svar|check-(?:day|examples|ordforraad|rules)|finding)\.ts$/;
/** Three words with lower-case letters in them: neither an id nor a key. */
const SENTENCE = /[a-zæøå]\S* \S+ \S*[a-zæøå]/;
const NO_REFUSAL = /^(?:v\.description|(?:new )?Error)$/;

/** Every sentence with which the reader or `tjek` can refuse, found in the code itself. */
export function danishSentences(): readonly Sentence[] {
  const paths = pathsIn('functions/routing').filter((path) => REFUSING.test(path));
  return paths.flatMap((path) =>
    [...nodesOf(parseSource(path, readText(path)))]
      .filter((node) => !NO_REFUSAL.test(calledWith(node)))
      .map(piecesOf)
      .filter((pieces) => SENTENCE.test(pieces.join('…')))
      .map((pieces) => ({
        text: pieces.join('…').trim(),
        pattern: new RegExp(pieces.map(RegExp.escape).join('.*'), 's'),
      })),
  );
}

/** What a literal says, cut where something is filled in; nothing of any other node. */
function piecesOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

/** The function that a node is an argument of. */
function calledWith({ parent }: ts.Node): string {
  if (parent === undefined) return '';
  return ts.isCallExpression(parent) || ts.isNewExpression(parent)
    ? parent.expression.getText()
    : '';
}
