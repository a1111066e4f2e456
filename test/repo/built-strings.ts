import ts from 'typescript';
import { type Finding, findingAt, nodesOf, type Source } from './source.ts';

const CONSTANT = /^[A-Z][A-Z0-9_]*$/;
/** SQL that makes tables binds no values: its words are our own constants. */
const MAKES_TABLES = 'functions/register/migrations/';
/** Methods whose first argument a database or a shell runs. */
const RUN_AS_CODE = new Set(['prepare', 'exec', 'execSync', 'query', 'raw']);

/**
 * Code put together from pieces at run time: SQL (ASVS 1.2.4), patterns (1.3.12), programs.
 * Kysely's tag sql`…${value}` binds its values and is fine.
 */
export function findBuiltStrings(source: Source): readonly Finding[] {
  if (source.path.startsWith('test/')) return [];
  return [...nodesOf(source)].flatMap((node) => {
    const what = builtBy(node, source.path.startsWith(MAKES_TABLES));
    return what === null ? [] : [findingAt(node, what)];
  });
}

function builtBy(node: ts.Node, makesTables: boolean): string | null {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return null;
  const [first] = node.arguments ?? [];
  const callee = node.expression;
  if (ts.isIdentifier(callee)) {
    if (callee.text === 'eval' || callee.text === 'Function') return `${callee.text}()`;
    const built = first !== undefined && !isFixed(first);
    return callee.text === 'RegExp' && built ? 'a pattern put together at run time' : null;
  }
  if (!ts.isPropertyAccessExpression(callee) || !RUN_AS_CODE.has(callee.name.text)) return null;
  const raw = callee.getText() === 'sql.raw';
  if (raw && makesTables) return null;
  if (first === undefined || (raw ? isFixed(first) : !isPieced(first))) return null;
  return `${callee.name.text}() of a text put together at run time`;
}

/** A text that stands in the code, our own constants (ALPHABET) put in. */
function isFixed(node: ts.Expression): boolean {
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.every(({ expression }) => CONSTANT.test(expression.getText()));
  }
  return ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node);
}

function isPieced(node: ts.Expression): boolean {
  if (ts.isTemplateExpression(node)) return !isFixed(node);
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}
