import { type HTMLElement, type Node, NodeType, parse } from 'node-html-parser';

/** Not the kommune's words: what a citizen typed, lists of names, what machines read. */
const NOT_READ = 'script, select, textarea, pre, svg, code';
const INLINE = new Set(['A', 'STRONG', 'B', 'EM']);
/** Spans that stand on a line of their own by their style. */
const LINES = ['form-hint', 'form-error-message', 'quiet'];

/** The main part of a page, without what is not the kommune's own words. */
export function mainOf(html: string): HTMLElement {
  const main = parse(html).querySelector('main');
  if (main === null) throw new Error('The page has no main part.');
  for (const element of main.querySelectorAll(NOT_READ)) element.remove();
  return main;
}

/** What a citizen reads there, line by line, as a screen reader would stop: no line is empty. */
export function linesOf(main: HTMLElement): readonly string[] {
  return wordsOf(main)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

function wordsOf(node: Node): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text.replace(/\s+/g, ' ');
  const inner = node.childNodes.map(wordsOf).join('');
  return isInline(node) ? inner : `\n${inner}\n`;
}

function isInline(node: Node): boolean {
  const name = node.rawTagName?.toUpperCase() ?? '';
  if (name !== 'SPAN') return INLINE.has(name);
  const classes = 'classNames' in node ? String(node.classNames).split(' ') : [];
  return !LINES.some((line) => classes.includes(line));
}

/** Whole sentences: labels, headings and names would flatter a measure of reading. */
export function runningText(lines: readonly string[]): string {
  return lines.filter((line) => /[.!?]$/.test(line)).join(' ');
}
