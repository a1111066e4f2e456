import ts from 'typescript';
import { type Finding, findingAt, nodesOf, type Source } from './source.ts';

/** Orders to a checker to look away. */
const ORDERS = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable|prettier-ignore/;

/** Places where somebody overrules the type checker or the linter (style 4). */
export function findOverruling(source: Source): readonly Finding[] {
  const places = [...nodesOf(source)].flatMap((node) => {
    const what = overruledBy(node);
    return what === null ? [] : [findingAt(node, what)];
  });
  return [...places, ...findOrders(source)];
}

function overruledBy(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isNonNullExpression(node)) return 'a ! that says "never null"';
  if (ts.isTypeAssertionExpression(node)) return '<Type>value';
  if (ts.isAsExpression(node) && !isConst(node.type)) return 'as';
  const declared = ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node);
  return declared && node.exclamationToken !== undefined ? 'a ! that says "surely set"' : null;
}

function isConst(type: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(type) && type.getText() === 'const';
}

function findOrders(source: Source): readonly Finding[] {
  const comments = source.path.endsWith('.astro') ? [source.text] : commentsOf(source);
  return comments
    .filter((comment) => ORDERS.test(comment))
    .map((comment) => ({
      path: source.path,
      line: source.text.slice(0, source.text.indexOf(comment)).split('\n').length,
      what: 'an order to look away',
    }));
}

function commentsOf({ text }: Source): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.JSX, text);
  const comments: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const single = kind === ts.SyntaxKind.SingleLineCommentTrivia;
    if (single || kind === ts.SyntaxKind.MultiLineCommentTrivia)
      comments.push(scanner.getTokenText());
  }
  return comments;
}
