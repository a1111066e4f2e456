import { describe, expect, test } from 'vitest';
import { findBuiltStrings } from './built-strings.ts';
import { findCircles, findWrongWay } from './direction.ts';
import { findLookingAround } from './looking-around.ts';
import { findOverruling } from './overruling.ts';
import { fileLines, findLong, functionLines, functionsOf } from './sizes.ts';
import { findSlowPatterns } from './slow-patterns.ts';
import { type Finding, parseSource, readSources, type Source } from './source.ts';
import { findBadPaths, findDoubleMeanings, findLocalWords } from './words.ts';

type Check = {
  readonly name: string;
  readonly find: (source: Source) => readonly Finding[];
  /** [path, text] in which the check must find something, and in which it must not. */
  readonly bad: readonly (readonly [string, string])[];
  readonly good: readonly (readonly [string, string])[];
};

const lines = (count: number) => '// a line\n'.repeat(count);

const CHECKS: readonly Check[] = [
  {
    name: 'nobody overrules the type checker',
    find: findOverruling,
    bad: [
      ['src/a.ts', 'const a: any = 1;'],
      ['src/a.ts', 'export function f(a: readonly any[]) {}'],
      ['src/a.ts', 'const a = b as string;'],
      ['src/a.ts', 'const a = b as unknown as string;'],
      ['src/a.ts', 'const a = <string>b;'],
      ['src/a.ts', 'const a = b!.c;'],
      ['src/a.ts', 'class A { b!: string }'],
      ['src/a.ts', 'let a!: string;'],
      ['src/a.ts', `// ${'@ts'}-ignore\nconst a = 1;`],
      ['src/a.ts', `/* ${'biome'}-ignore lint: no */\nconst a = 1;`],
      ['src/a.tsx', 'const a = <p>{b as string}</p>;'],
      ['src/A.astro', '---\nconst a = b as string;\n---\n<p>{a}</p>'],
      ['src/A.astro', '---\n---\n<script>const a = b!;</script>'],
      ['src/A.astro', '---\n---\n<p title={(b as string).trim()}>{c!}</p>'],
      ['src/A.astro', '---\n---\n<br>\n{list.map((a: any) => <p>{a}</p>)}'],
      ['src/A.astro', `---\n---\n{/* ${'@ts'}-expect-error */ a}`],
    ],
    good: [
      ['src/a.ts', "import * as v from 'valibot';\nexport { a as b } from './a.ts';"],
      ['src/a.ts', 'const a = [1] as const satisfies readonly number[];'],
      ['src/a.ts', "const a = !b && c !== d; // as any word, said! '@ts' - ignored"],
      ['src/A.astro', '---\nconst a = [1] as const;\n---\n<p>as any!</p>'],
    ],
  },
  {
    name: 'files, functions and parameter lists are short',
    find: findLong,
    bad: [
      ['functions/a.ts', lines(251)],
      ['functions/a.ts', `function f() {\n${lines(49)}}`],
      ['functions/a.ts', `const f = () => {\n${lines(49)}};`],
      ['test/a.test.ts', `test('a', () => {\n${lines(49)}});`],
      ['functions/a.ts', 'export function f(a: 1, b: 2, c: 3, d: 4) {}'],
      ['functions/a.ts', 'class A { constructor(a: 1, b: 2, c: 3, d: 4) {} }'],
    ],
    good: [
      ['functions/a.ts', lines(250)],
      ['functions/a.ts', `function f(a: 1, b: 2, c: 3) {\n${lines(48)}}`],
      ['test/a.test.ts', `describe.each([1])('a', () => {\n${lines(100)}});`],
      ['test/a.ts', `export function suite() {\n  test('a', () => {});\n${lines(100)}}`],
      ['test/a.test.ts', "test.each([])('a', (a, b, c, d) => {});"],
      ['src/texts/da.ts', lines(400)],
    ],
  },
  {
    name: 'imports go the way of the design',
    find: findWrongWay,
    bad: [
      ['src/klage/a.ts', "import { b } from '../texts/b.ts';"],
      ['src/klage/a.ts', "import type { b } from 'hono';"],
      ['src/klage/a.ts', "import { readFile } from 'node:fs/promises';"],
      ['src/soegning/a.ts', "import * as v from 'valibot';"],
      ['src/soegning/a.ts', "import { da } from '../texts/da.ts';"],
      ['src/klage/a.ts', "import { fold } from '../soegning/fold.ts';"],
      ['functions/routing/a.ts', "import { fold } from '../../src/soegning/fold.ts';"],
      ['functions/routing/a.ts', "import { readFile } from 'node:fs/promises';"],
      ['functions/routing/a.ts', "import { randomBytes } from 'node:crypto';"],
      ['functions/routing/a.ts', "import { createHash, randomBytes } from 'node:crypto';"],
      ['functions/routing/a.ts', "import * as crypto from 'node:crypto';"],
      ['functions/routing/a.ts', "import { loadRuleSet } from './load-rule-set.ts';"],
      ['functions/letter/a.ts', "import { b } from '../routing/b.ts';"],
      ['functions/letter/a.ts', "import type { Db } from '../register/tables.ts';"],
      ['functions/statistics/a.ts', "import { sql } from 'kysely';"],
      ['src/pages/a.astro', "---\nimport { b } from '../../functions/b.ts';\n---\n"],
      ['src/pages/a.astro', "<script>import { b } from '../../functions/b.ts';</script>"],
      ['src/form/A.tsx', "import type { b } from '../../functions/b.ts';"],
      ['src/form/A.tsx', "import { readFile } from 'node:fs';"],
      ['functions/a.ts', "import { app } from './app.ts';"],
      ['functions/http/a.ts', "const a = await import('../app.ts');"],
      ['functions/a.ts', "import { da } from '../src/texts/da.ts';"],
      ['functions/a.ts', "import { TODAY } from '../test/klage/sample-klage.ts';"],
      ['functions/a.ts', "export { b } from './b';"],
      ['test/repo/a.test.ts', "import { b } from '../../src/klage/calendar';"],
    ],
    good: [
      ['src/klage/a.ts', "import * as v from 'valibot';\nimport { isDay } from './calendar.ts';"],
      ['functions/routing/a.ts', "import { createHash } from 'node:crypto';"],
      ['functions/letter/a.ts', "import { type Modtager } from '../routing/rule-set.ts';"],
      ['functions/letter/a.ts', "import type { Modtager } from '../routing/rule-set.ts';"],
      ['functions/serve.ts', "import { makeApp } from './app.ts';"],
      ['functions/a.ts', "import { isDay } from '../src/klage/calendar.ts';"],
      ['functions/a.ts', "import { fold } from '../src/soegning/fold.ts';"],
      ['src/soegning/a.ts', "import { isDay } from '../klage/calendar.ts';"],
      ['functions/a.ts', "import type { PageLocals } from '../src/locals.ts';"],
      ['src/pages/a.astro', "---\nimport Page from '../layouts/Page.astro';\n---\n"],
      ['test/contract/a.test.ts', "import { makeApp } from '../../functions/app.ts';"],
    ],
  },
  {
    name: 'what decides does not look around',
    find: findLookingAround,
    bad: [
      ['src/klage/a.ts', 'const now = new Date();'],
      ['src/klage/a.ts', 'const now = Date.now();'],
      ['functions/routing/a.ts', "const dir = process.env['RULES_DIR'];"],
      ['functions/letter/a.ts', 'const boundary = String(Math.random());'],
      ['functions/letter/a.ts', 'const id = crypto.randomUUID();'],
      ['functions/statistics/a.ts', 'const begun = performance.now();'],
    ],
    good: [
      ['src/klage/a.ts', 'const day = new Date(ms).toISOString();'],
      ['functions/routing/a.ts', 'const a = rule.process; const b = { document: 1 };'],
      ['functions/clock.ts', 'const now = () => new Date();'],
    ],
  },
  {
    name: 'no code is put together from pieces of text',
    find: findBuiltStrings,
    bad: [
      ['functions/a.ts', 'db.prepare(`select * from sag where nummer = ${nummer}`);'],
      ['functions/a.ts', "db.exec('delete from ' + table);"],
      ['functions/a.ts', 'client.query(`${a}`);'],
      ['functions/a.ts', 'sql.raw(`order by ${column}`);'],
      ['functions/a.ts', 'sql.raw(column);'],
      ['functions/a.ts', 'new RegExp(typed);'],
      ['functions/a.ts', 'RegExp(`^${typed}`);'],
      ['functions/a.ts', 'eval(a); new Function(b);'],
    ],
    good: [
      ['functions/a.ts', "db.prepare('select 1'); db.exec(`pragma foreign_keys = on`);"],
      ['functions/a.ts', 'sql`select ${value}`.execute(db); pattern.exec(text);'],
      ['functions/a.ts', "new RegExp('^a$', 'u'); sql.raw('now()');"],
      ['functions/a.ts', 'new RegExp(`^[${ALPHABET}]$`); /a/.exec(typed ?? "");'],
    ],
  },
  {
    name: 'no pattern is slow for any text',
    find: findSlowPatterns,
    bad: [
      ['functions/a.ts', 'const a = /^(a+)+$/;'],
      ['functions/a.ts', 'const a = /^(?:[a-z]*)*$/;'],
      ['functions/a.ts', 'const a = /(?:\\d+,?){2,}x/;'],
      ['functions/a.ts', 'const a = /(?:\\.[a-z.]+)*$/;'],
      ['functions/a.ts', 'const a = /((?:ab)+c?)+/;'],
      ['functions/a.ts', "text.replace(/\\s+$/, '');"],
    ],
    good: [
      ['functions/a.ts', 'const a = /^[a-z]+(?:-[a-z0-9]+)*$/;'],
      ['functions/a.ts', 'const a = /^[a-z]+(?:\\.[a-z]+)*@x$/;'],
      ['functions/a.ts', 'const a = /^(?:\\d{4}-)+$/; const b = /(?:a+)?b/; const c = /[(+)]+/;'],
    ],
  },
  {
    name: 'no name has two meanings',
    find: findDoubleMeanings,
    bad: [
      ['functions/a.ts', 'const klager = [];'],
      ['functions/a.ts', 'function countKlager() {}'],
      ['functions/a.ts', 'const isBR = true;'],
    ],
    good: [['functions/a.ts', "const klage = 1; const path = '/api/klager'; const BRED = 2;"]],
  },
  {
    name: 'nothing about one kommune is in code',
    find: findLocalWords,
    bad: [
      ['functions/a.ts', "const kommune = 'Københavns Kommune';"],
      ['functions/a.ts', 'const mail = `post@${unit}.kk.dk`;'],
      ['functions/a.ts', "if (modtager === 'SOF') stop();"],
      ['src/texts/da/a.ts', "export const a = 'Skriv til Socialforvaltningen.';"],
      ['src/form/A.tsx', 'const a = <p>City of Copenhagen</p>;'],
      ['src/pages/a.astro', '---\n---\n<h1>Klag til Københavns Kommune</h1>'],
      ['src/pages/a.astro', '---\n---\n<a href="https://www.kk.dk">{a}</a>'],
    ],
    good: [
      ['functions/a.ts', "const zone = 'Europe/Copenhagen'; // Københavns Kommunes løfte, 2006"],
      ['functions/a.ts', "const send = 'emnets-forvaltning'; const sofa = 'sofa';"],
      ['src/pages/a.astro', '---\n---\n<!-- København -->\n<h1>Klag til {site.kommune}</h1>'],
      ['test/rules/a.test.ts', "expect(modtager).toBe('SOF');"],
    ],
  },
  {
    name: 'folders and files are named for what is in them',
    find: (source) => findBadPaths(source.path),
    bad: [
      ['functions/utils/a.ts', ''],
      ['functions/helpers.ts', ''],
      ['src/lib/a.ts', ''],
      ['functions/receiveKlage.ts', ''],
      ['src/components/choice.astro', ''],
      ['src/pages/Klage.astro', ''],
    ],
    good: [
      ['functions/receive-klage.ts', ''],
      ['src/components/Choice.astro', ''],
      ['src/pages/klage.astro', ''],
      ['test/klage/calendar.test.ts', ''],
    ],
  },
];

const SOURCES = readSources();

describe.each(CHECKS)('$name', ({ find, bad, good }) => {
  test('in the whole repository', () => {
    const found = SOURCES.flatMap((source) => find(source));
    expect(found.map(({ path, line, what }) => `${path}:${line} ${what}`)).toEqual([]);
  });

  for (const [path, text] of bad) {
    test(`and is seen not to be so in ${shown(path, text)}`, () => {
      expect(find(parseSource(path, text))).not.toEqual([]);
    });
  }

  for (const [path, text] of good) {
    test(`and is so in ${shown(path, text)}`, () => {
      expect(find(parseSource(path, text))).toEqual([]);
    });
  }
});

describe('imports', () => {
  test('make no circle', () => {
    expect(findCircles(SOURCES).map((circle) => circle.join(' → '))).toEqual([]);
  });

  test('that make a circle are seen, types apart', () => {
    const a = parseSource('src/a.ts', "import { b } from './b.ts';");
    const b = parseSource('src/b.ts', "import { a } from './a.ts';");
    const typed = parseSource('src/b.ts', "import type { a } from './a.ts';");
    expect(findCircles([a, b])).toEqual([['src/a.ts', 'src/b.ts', 'src/a.ts']]);
    expect(findCircles([a, typed])).toEqual([]);
  });
});

describe('most', () => {
  const share = <T>(all: readonly T[], is: (one: T) => boolean) =>
    all.filter(is).length / all.length;
  const ours = SOURCES.filter(({ path }) => /^(?:src|functions)\//.test(path));

  test('files are under 120 lines', () => {
    expect(share(ours, (source) => fileLines(source) < 120)).toBeGreaterThan(0.75);
  });

  test('files are under 250 lines, also those of tests', () => {
    expect(share(SOURCES, (source) => fileLines(source) <= 250)).toBeGreaterThan(0.95);
  });

  test('functions are under 15 lines', () => {
    const functions = ours.flatMap(functionsOf);
    expect(functions.length).toBeGreaterThan(100);
    expect(share(functions, (node) => functionLines(node) < 15)).toBeGreaterThan(0.85);
  });
});

function shown(path: string, text: string): string {
  return text === '' ? path : `${path}: ${text.replace(/\s+/g, ' ').slice(0, 70)}`;
}
