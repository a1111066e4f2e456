import ts from 'typescript';
import { type Finding, findingAt, nodesOf, type Source } from './source.ts';

/** `*`, `+` or `{n,}`: repeats without end. */
const ENDLESS = /^(?:[*+]|\{\d+,\})/;
/** White space up to the end is looked for from every white space: trimEnd() is not. */
const BLANKS_AT_END = /\\s[*+]\$$/;
/** One piece of a pattern: a class, an escape or a sign. */
const PIECE = /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\.|[\s\S]/g;

/** Patterns that some text makes slow: repeats within repeats, `\s+$` (ASVS 1.3.12). */
export function findSlowPatterns(source: Source): readonly Finding[] {
  return [...nodesOf(source)].flatMap((node) => {
    if (!ts.isRegularExpressionLiteral(node)) return [];
    const pattern = node.text.slice(1, node.text.lastIndexOf('/'));
    return isSlow(pattern) ? [findingAt(node, `the pattern ${node.text} can be slow`)] : [];
  });
}

/** Whether a pattern holds an endless repeat of something that itself can repeat without end. */
export function isSlow(pattern: string): boolean {
  if (BLANKS_AT_END.test(pattern)) return true;
  const pieces = pattern.match(PIECE) ?? [];
  const open: number[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (piece === '(') open.push(i);
    if (piece !== ')') continue;
    const inside = pieces.slice((open.pop() ?? 0) + 1, i);
    const repeated = ENDLESS.test(pieces.slice(i + 1).join(''));
    if (repeated && repeatsEndlessly(inside) && !hasSeparator(inside)) return true;
  }
  return false;
}

function repeatsEndlessly(pieces: readonly string[]): boolean {
  return pieces.some((_, i) => i > 0 && ENDLESS.test(pieces.slice(i).join('')));
}

/** A sign at the group's start or end that nothing else in it can be: a round begins at one place. */
function hasSeparator(inside: readonly string[]): boolean {
  const body = inside.join('').startsWith('?:') ? inside.slice(2) : inside;
  return separates(body[0], body.slice(1)) || separates(body.at(-1), body.slice(0, -1));
}

function separates(piece: string | undefined, others: readonly string[]): boolean {
  const sign = (piece ?? '').replace('\\', '');
  const fixed = piece === sign ? /[^.([{?*+|^$\\)}\]]/.test(sign) : /[^A-Za-z0-9]/.test(sign);
  const repeated = ENDLESS.test(others.join('')) || others.includes('|');
  return fixed && !repeated && others.every((other) => !canBe(other, sign));
}

function canBe(piece: string, sign: string): boolean {
  const isClass = piece.startsWith('[') || piece.startsWith('\\') || piece === '.';
  return isClass ? new RegExp(`^${piece}$`, 'u').test(sign) : piece === sign;
}
