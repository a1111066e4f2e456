import { basename } from 'node:path';
import ts from 'typescript';
import { type Finding, findingAt, nodesOf, type Source } from './source.ts';

/** Names that say nothing about what lies in the drawer. */
const EMPTY_NAMES = /^(?:utils?|helpers?|commons?|libs?|misc)$/i;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test|\.d|\.config)?\.(?:ts|tsx|mjs)$/;
const COMPONENT = /^[A-Z][A-Za-z0-9]*\.(?:astro|tsx)$/;
const PAGE = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\[[a-z]+\])\.astro$/;

/** Folders and files with a name that says nothing, or of another form than their kind. */
export function findBadPaths(path: string): readonly Finding[] {
  const file = basename(path);
  const stems = path.split('/').map((part) => part.split('.')[0] ?? '');
  const empty = stems.filter((stem) => EMPTY_NAMES.test(stem));
  return [
    ...empty.map((stem) => ({ path, line: 1, what: `"${stem}" says nothing` })),
    ...(hasForm(path, file) ? [] : [{ path, line: 1, what: 'a name of another form' }]),
  ];
}

function hasForm(path: string, file: string): boolean {
  if (path.startsWith('src/pages/')) return PAGE.test(file);
  if (file.endsWith('.astro')) return COMPONENT.test(file);
  if (file.endsWith('.tsx')) return COMPONENT.test(file) || KEBAB.test(file);
  return !/\.(?:ts|mjs)$/.test(file) || KEBAB.test(file);
}

/** Names in code with two meanings: complaints or complainant, council or ombudsman (design, Words). */
export function findDoubleMeanings(source: Source): readonly Finding[] {
  return [...nodesOf(source)].flatMap((node) => {
    if (!ts.isIdentifier(node)) return [];
    const words = node.text.split(/(?<=[a-zæøå0-9])(?=[A-ZÆØÅ])|_/);
    const bad = words.find((word) => /^(?:klager|klagere)$/i.test(word) || word === 'BR');
    return bad === undefined ? [] : [findingAt(node, `the name ${node.text} has two meanings`)];
  });
}

/** What only one kommune has: its name, its hosts, its forvaltninger. */
const LOCAL_NAMES =
  /k(?:ø|oe|o)benhavn|copenhagen|\bkk\.dk\b|(?:økonomi|fritids|ungdoms|omsorgs|social|miljø|integrations)forvaltning/i;
const LOCAL_IDS = /\b(?:OEKF|ØKF|KFF|BUF|SUF|SOF|TMF|BIF)\b/;
const TIME_ZONE = 'Europe/Copenhagen';

/** Words of one kommune in what the program says or compares; comments may name their sources. */
export function findLocalWords(source: Source): readonly Finding[] {
  if (!/^(?:src|functions)\//.test(source.path)) return [];
  return [...nodesOf(source)].flatMap((node) => {
    const said = saidBy(node);
    return isLocal(said)
      ? [findingAt(node, `"${said.trim().slice(0, 60)}" is of one kommune`)]
      : [];
  });
}

function saidBy(node: ts.Node): string {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
  const part = ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return part ? node.text : '';
}

function isLocal(said: string): boolean {
  return LOCAL_NAMES.test(said.replaceAll(TIME_ZONE, '')) || LOCAL_IDS.test(said);
}
