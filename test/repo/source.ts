import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** A file of ours, and the TypeScript in it: of a page its frontmatter, scripts and template. */
export type Source = {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly code: readonly ts.SourceFile[];
};

/** Something a check found. `line` counts from 1. */
export type Finding = { readonly path: string; readonly line: number; readonly what: string };

export const ROOT = resolve(import.meta.dirname, '../..');

/** What git does not hold. */
const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'data-demo', '.git', '.astro']);
const CODE = /\.(?:ts|tsx|mts|mjs|astro)$/;
const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---/;
const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;
const NO_CODE = [/<style[^>]*>[\s\S]*?<\/style>/g, /<!--[\s\S]*?-->/g, /<!doctype html>/i];

/** Paths of every file in a folder of ours, from the root. */
export function pathsIn(folder: string): readonly string[] {
  const found = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return found
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name).replaceAll('\\', '/');
      return entry.isDirectory() ? pathsIn(path) : [path];
    });
}

/** Every file with TypeScript in it under src, functions and test, and at the root. */
export function readSources(): readonly Source[] {
  const top = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  return [...top, ...['src', 'functions', 'test'].flatMap(pathsIn)]
    .filter((path) => CODE.test(path))
    .map((path) => parseSource(path, readText(path)));
}

/** Text of a file, by its path from the root. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The TypeScript of one file, parsed; lines are those of the file. */
export function parseSource(path: string, text: string): Source {
  if (path.endsWith('.astro')) return { path, text, code: partsOfPage(path, text) };
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { path, text, code: [parse(path, text, kind)] };
}

/** A check's answer about a place in the code. */
export function findingAt(node: ts.Node, what: string): Finding {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return { path: file.fileName, line: line + 1, what };
}

/** Every node of a file, each before those in it. */
export function* nodesOf(source: Source): Generator<ts.Node> {
  const waiting: ts.Node[] = source.code.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const inside: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      inside.push(child);
    });
    waiting.push(...inside.reverse());
  }
}

/** Where a path leads from a file, as a path from the root. */
export function pathFrom(file: string, to: string): string {
  return relative(ROOT, resolve(ROOT, file, '..', to)).replaceAll('\\', '/');
}

function parse(path: string, text: string, kind: ts.ScriptKind): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

/** Frontmatter and scripts as TypeScript, the rest as one piece of JSX: it is near enough. */
function partsOfPage(path: string, text: string): readonly ts.SourceFile[] {
  const front = FRONTMATTER.exec(text);
  const scripts = [...text.matchAll(SCRIPT)];
  const code = [...(front === null ? [] : [front]), ...scripts].map((part) => {
    const inside = part[1] ?? '';
    return blank(text.slice(0, part.index + part[0].indexOf(inside))) + inside;
  });
  const template = [FRONTMATTER, SCRIPT, ...NO_CODE].reduce(
    (rest, pattern) => rest.replace(pattern, blank),
    text,
  );
  return [
    ...code.map((part) => parse(path, part, ts.ScriptKind.TS)),
    parse(path, `<>${template}</>`, ts.ScriptKind.TSX),
  ];
}

/** Nothing but the line breaks, so that lines keep their numbers. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, '');
}
