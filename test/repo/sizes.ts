import ts from 'typescript';
import { type Finding, findingAt, nodesOf, type Source } from './source.ts';

export const FILE_LINES_MAX = 250;
/** Tables of cases are as long as there are cases. */
export const TEST_LINES_MAX = 550;
export const FUNCTION_LINES_MAX = 50;
export const PARAMETERS_MAX = 3;

/** Files, functions and parameter lists that are too long (style 15). */
export function findLong(source: Source): readonly Finding[] {
  const lines = fileLines(source);
  const { path } = source;
  const linesMax = path.startsWith('test/') ? TEST_LINES_MAX : FILE_LINES_MAX;
  const file =
    lines > linesMax && !isWords(path) ? [{ path, line: 1, what: `${lines} lines` }] : [];
  const functions = functionsOf(source).flatMap((node) => [
    ...(functionLines(node) > FUNCTION_LINES_MAX
      ? [findingAt(node, `a function of ${functionLines(node)} lines`)]
      : []),
    ...(node.parameters.length > PARAMETERS_MAX && calledBy(node) !== 'test'
      ? [findingAt(node, `${node.parameters.length} parameters`)]
      : []),
  ]);
  return [...file, ...functions];
}

/** Lines of a file that say something. */
export function fileLines({ text }: Source): number {
  return text.trimEnd().split('\n').length;
}

/** Functions with a body, without those that only hold tests together. */
export function functionsOf(source: Source): readonly ts.FunctionLikeDeclaration[] {
  return [...nodesOf(source)].filter(
    (node): node is ts.FunctionLikeDeclaration =>
      ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && !holdsTests(node),
  );
}

/** Lines of a function, docstring apart. */
export function functionLines(node: ts.Node): number {
  const file = node.getSourceFile();
  const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
  return file.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
}

/** Texts and tables of words are as long as the words. */
function isWords(path: string): boolean {
  return path.startsWith('src/texts/');
}

/** A suite: what describe is given, or a function that itself calls describe or test. */
function holdsTests(node: ts.FunctionLikeDeclaration): boolean {
  if (calledBy(node) === 'describe') return true;
  if (node.body === undefined || !ts.isBlock(node.body)) return false;
  return node.body.statements.some((statement) => {
    const called = ts.isExpressionStatement(statement) ? rootOf(statement.expression) : '';
    return called === 'describe' || called === 'test';
  });
}

/** Whose argument a function is: `test` for test.each(…)(…, here). */
function calledBy(node: ts.Node): string {
  return ts.isCallExpression(node.parent) ? rootOf(node.parent) : '';
}

function rootOf(node: ts.Expression): string {
  let callee = node;
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) {
    callee = callee.expression;
  }
  return ts.isIdentifier(callee) ? callee.text : '';
}
