import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  nodesOf,
  parseSource,
  pathsIn,
  ROOT,
  readSources,
  readText,
  type Source,
} from './source.ts';
import { findBadPaths } from './words.ts';

/** The top level is fixed by the design; the rest is what tools ask for by name. */
const TOP = [
  '.ci',
  '.gitignore',
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'astro.config.mjs',
  'biome.json',
  'functions',
  'package-lock.json',
  'package.json',
  'routing-rules',
  'src',
  'test',
  'tsconfig.json',
  'vitest.config.ts',
];
/** On a machine at work, and in git's list of what is not ours. */
const PASSING = /^(?:node_modules|dist|data.*|\.git|\.astro|test-results|.*\.log)$/;
const BINARY = /\.(?:png|jpe?g|webp|woff2|pdf|p7m|der|docx|odt|zip|bin)$/;
/** Spoilt on purpose, down to the byte. */
const BOGUS = /^test\/rules\/bogus\/.*\.(?:json|pem)$/;
const PATHS = [
  ...TOP.filter((name) => name.includes('.')),
  ...['src', 'functions', 'routing-rules', 'test'].flatMap(pathsIn),
].filter((path) => path !== '.ci');
/** Folders of one machine: a home, a checkout, a scratch folder. */
const MACHINE_PATH = new RegExp(
  ['work', 'root', 'home', 'Users', 'tmp', 'mnt'].map((dir) => `[\\s"'\`(=:]/${dir}/`).join('|'),
);
const SKIPPED = /^(?:test|it|describe)\.(?:[a-z]+\.)*(?:skip|only|todo|fails)\b/;

describe('the top level', () => {
  test('holds what the design says and nothing else', () => {
    const found = readdirSync(ROOT).filter((name) => !PASSING.test(name));
    expect(found.toSorted()).toEqual(TOP.toSorted());
  });
});

describe('every file', () => {
  test('lies under names that say something', () => {
    expect(PATHS.flatMap(findBadPaths)).toEqual([]);
  });

  test('is free of paths of one machine', () => {
    const found = PATHS.filter((path) => !BINARY.test(path) && MACHINE_PATH.test(readText(path)));
    expect(found).toEqual([]);
    expect(MACHINE_PATH.test(`cd "/${'home'}/anna/klagevej"`)).toBe(true);
    expect(MACHINE_PATH.test('https://eksempel.dk/home/ GET /tmpl/ src/work/')).toBe(false);
  });

  test('ends with one line break and has no blanks at its line ends', () => {
    const texts = PATHS.filter((path) => /\.(?:ts|astro|scss|md|json|mjs)$/.test(path));
    const found = texts.filter((path) => !BOGUS.test(path) && !isTidy(readText(path)));
    expect(found).toEqual([]);
    expect(['a \n', 'a', 'a\n\n', '\n'].map(isTidy)).toEqual([false, false, false, false]);
  });
});

describe('tests', () => {
  test('are all run: none skipped, none alone', () => {
    expect(
      readSources()
        .filter(({ path }) => path.startsWith('test/'))
        .flatMap(skippedIn),
    ).toEqual([]);
    const bogus =
      "test.skip('a', f); describe.concurrent.only('b', f); it.todo('c'); test.each([])('d', f);";
    expect(skippedIn(parseSource('test/a.test.ts', bogus))).toHaveLength(3);
  });

  test('lie in a folder that a suite reads', () => {
    const suites = [...readText('vitest.config.ts').matchAll(/suite\('([a-z]+)'/g)].map(
      ([, name]) => name,
    );
    const tests = pathsIn('test').filter((path) => path.endsWith('.test.ts'));
    expect(tests.filter((path) => !suites.includes(path.split('/')[1]))).toEqual([]);
  });
});

function isTidy(text: string): boolean {
  return /[^\s]\n$/.test(text) && !/[ \t]\n/.test(text) && !text.includes('\r');
}

function skippedIn(source: Source): readonly string[] {
  return [...nodesOf(source)]
    .map((node) => node.getText())
    .filter((text) => SKIPPED.test(text) && !/[\s(]/.test(text))
    .map((text) => `${source.path} ${text}`);
}
