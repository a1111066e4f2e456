import ts from 'typescript';
import { DOORS, PURE, SHARED } from './direction.ts';
import { type Finding, findingAt, nodesOf, type Source } from './source.ts';

/** Names through which code sees the clock, the machine or the net. */
const WORLD = new Set([
  'process',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'crypto',
  'globalThis',
  'localStorage',
  'sessionStorage',
]);
const MEMBERS = new Set(['Date.now', 'Math.random', 'Temporal.Now']);

/** Places in pure folders that look around instead of at their arguments (style 5). */
export function findLookingAround(source: Source): readonly Finding[] {
  const pure = [...SHARED, ...PURE].some((folder) => source.path.startsWith(folder));
  if (!pure || DOORS.includes(source.path)) return [];
  return [...nodesOf(source)].flatMap((node) => {
    const seen = seenBy(node);
    return seen === null ? [] : [findingAt(node, `${seen} in code that decides`)];
  });
}

function seenBy(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return (node.arguments ?? []).length === 0 ? 'new Date()' : null;
  }
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.getText();
    return MEMBERS.has(member) ? member : null;
  }
  if (!ts.isIdentifier(node) || !WORLD.has(node.text)) return null;
  return isUse(node) ? node.text : null;
}

/** Not the name of a field or a key. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !ts.isPropertySignature(parent) && !ts.isBindingElement(parent);
}
