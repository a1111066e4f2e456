import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, readText } from './source.ts';

const README = readText('README.md');
const PACKAGE: {
  readonly scripts: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
} = JSON.parse(readText('package.json'));

/** A section of the README, by its heading. */
function section(title: string, text = README): string {
  const [, after = ''] = text.split(new RegExp(`^## ${title}$`, 'm'));
  return after.split(/^## /m)[0] ?? '';
}

/** What stands as code in the first cell of each row of a section's table. */
function firstCells(title: string): readonly string[] {
  return rows(section(title)).flatMap((cells) => codeIn(cells[0] ?? ''));
}

function rows(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/** Names of the scripts a text tells to run. */
function scriptsIn(text: string): readonly string[] {
  const told = text.matchAll(/npm (?:run (?:-s )?)?([a-z][a-z:]*)/g);
  return [...told].map(([, name = '']) => name).filter((name) => !['ci', 'run'].includes(name));
}

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}`);
}

describe('the README', () => {
  test('tells of every command there is, and of no other', () => {
    const told = new Set(firstCells('Commands').flatMap(scriptsIn));
    const typed = Object.keys(PACKAGE.scripts).filter((name) => name !== 'postinstall');
    expect([...told].toSorted()).toEqual(typed.toSorted());
    const anywhere = codeIn(README).concat(
      [...README.matchAll(/```sh\n([\s\S]*?)```/g)].map(([all]) => all),
    );
    expect(anywhere.flatMap(scriptsIn).filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
  });

  test('lists the folders that are on the disk, and no other', () => {
    const top = ['src', 'functions', 'routing-rules', 'test'];
    const onDisk = [...top, ...top.flatMap(foldersIn)];
    expect(firstCells('Folders').toSorted()).toEqual(onDisk.toSorted());
  });

  test('lists the settings that are read, and no other', () => {
    const readers = ['settings', 'setting-reader', 'telemetry/telemetry-settings'];
    const code = readers.map((name) => readText(`functions/${name}.ts`)).join('');
    const names = code.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'/g);
    const read = new Set([...names].map(([, name = '']) => name).filter((name) => name.length > 3));
    expect(firstCells('Environment').toSorted()).toEqual([...read].toSorted());
  });

  test('has a line for every package, and for no other', () => {
    const lines = section('Dependencies')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    const told = lines.flatMap((line) =>
      codeIn(line.split(/ (?:is|are|check|takes|puts|runs?|renders?|lets) /)[0] ?? line),
    );
    const asked = Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies });
    expect(asked.filter((name) => !told.includes(name))).toEqual([]);
    const packages = told.filter((name) => !name.startsWith('node:'));
    expect(packages.filter((name) => !asked.includes(name))).toEqual([]);
  });

  test('links only to what is there', () => {
    const links = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to);
    const ours = links.filter((to) => !/^https?:/.test(to));
    expect(ours).toContain('LICENSE');
    expect(ours.filter((to) => !existsSync(join(ROOT, to)))).toEqual([]);
  });

  test('gives every figure a command that is there', () => {
    for (const cells of rows(section('Figures'))) {
      expect(cells).toHaveLength(5);
      expect(scriptsIn(cells[4] ?? '').filter((name) => name in PACKAGE.scripts)).not.toEqual([]);
    }
  });

  test('dates every decision, with context, decision and consequence', () => {
    const decisions = section('Decisions')
      .split('\n')
      .filter((line) => line.startsWith('**'));
    expect(decisions.length).toBeGreaterThan(5);
    for (const decision of decisions) {
      expect(decision).toMatch(
        /^\*\*\d{4}-\d{2}-\d{2} · [^*]+\.\*\* \*Context:\* .+ \*Decision:\* .+ \*Consequence:\* .+\.$/,
      );
    }
  });

  test('is read rightly: a table, a section, a command', () => {
    const text = '## A\n\n| a | b |\n|---|---|\n| `npm run x -- y` | z |\n\n## B\n';
    expect(rows(section('A', text))).toEqual([['`npm run x -- y`', 'z']]);
    expect(scriptsIn('npm ci && npm start; npm run -s drift -- saldo')).toEqual(['start', 'drift']);
  });
});

describe('the changelog', () => {
  test('has the form of Keep a Changelog', () => {
    const changelog = readText('CHANGELOG.md');
    expect(changelog).toMatch(/^# Changelog\n/);
    const titles = [...changelog.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
    expect(titles[0]).toBe('[Unreleased]');
    expect(
      titles.slice(1).filter((title) => !/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/.test(title)),
    ).toEqual([]);
    const kinds = [...changelog.matchAll(/^### (.+)$/gm)].map(([, kind = '']) => kind);
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  });
});

describe('the licence', () => {
  test('is the EUPL 1.2, whole, and the one package.json names', () => {
    const licence = readText('LICENSE');
    expect(licence).toMatch(/^ +EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
    const articles = [...licence.matchAll(/^(\d+)\. [A-Z]/gm)].map(([, number]) => Number(number));
    expect(articles).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(licence).toMatch(
      /All other changes or additions to this Appendix require the production of a new\s+EUPL version\.\n$/,
    );
    expect(readText('package.json')).toContain('"license": "EUPL-1.2"');
  });
});
