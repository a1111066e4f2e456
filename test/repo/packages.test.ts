import { describe, expect, test } from 'vitest';
import { importsOf } from './imports.ts';
import { pathsIn, readSources, readText } from './source.ts';

type Package = {
  readonly scripts: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
};

const PACKAGE: Package = JSON.parse(readText('package.json'));
const NEEDED = Object.keys(PACKAGE.dependencies);
const FOR_WORK = Object.keys(PACKAGE.devDependencies);
const SOURCES = readSources();
const SCSS = pathsIn('src')
  .filter((path) => path.endsWith('.scss'))
  .map(readText)
  .join('\n');

/** Packages that are used without being imported, each with what uses it. */
const FONTS = readText('functions/documents/fonts.ts');
const USED_OTHERWISE: { readonly [name: string]: boolean } = {
  node: Object.values(PACKAGE.scripts).some((script) => script.startsWith('node ')),
  sass: SCSS !== '',
  dkfds: /dkfds/.test(readText('astro.config.mjs')),
  '@expo-google-fonts/ibm-plex-sans-arabic': FONTS.includes('/ibm-plex-sans-arabic'),
  '@expo-google-fonts/noto-emoji': FONTS.includes('/noto-emoji'),
  '@astrojs/check': /astro check/.test(PACKAGE.scripts['check'] ?? ''),
  '@biomejs/biome': /biome ci/.test(PACKAGE.scripts['lint'] ?? ''),
};

/** The package an import names: `@scope/name/part` → `@scope/name`. */
function packageOf(specifier: string): string | null {
  if (/^(?:[./]|node:|astro:)/.test(specifier)) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function importedBy(isOurs: (path: string) => boolean): ReadonlyMap<string, string> {
  const imported = SOURCES.filter(({ path }) => isOurs(path)).flatMap((source) =>
    importsOf(source).map(({ specifier }): [string | null, string] => [
      packageOf(specifier),
      source.path,
    ]),
  );
  return new Map(imported.flatMap(([name, path]) => (name === null ? [] : [[name, path]])));
}

describe('packages', () => {
  test('are asked for in one exact version', () => {
    const versions = { ...PACKAGE.dependencies, ...PACKAGE.devDependencies };
    const loose = Object.entries(versions).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('that are imported are asked for, by what runs among the dependencies', () => {
    const running = importedBy((path) => /^(?:src|functions|astro)/.test(path));
    expect([...running].filter(([name]) => !NEEDED.includes(name))).toEqual([]);
    const all = importedBy(() => true);
    expect([...all].filter(([name]) => ![...NEEDED, ...FOR_WORK].includes(name))).toEqual([]);
  });

  test('that are asked for are used', () => {
    const all = importedBy(() => true);
    const typed = (name: string) => all.has(name.replace('@types/', '')) || name === '@types/node';
    const unused = [...NEEDED, ...FOR_WORK].filter(
      (name) => !all.has(name) && USED_OTHERWISE[name] !== true && !typed(name),
    );
    expect(unused).toEqual([]);
  });

  test('that only tests use are no dependencies of what runs', () => {
    const running = importedBy((path) => /^(?:src|functions|astro)/.test(path));
    expect(NEEDED.filter((name) => !running.has(name) && USED_OTHERWISE[name] !== true)).toEqual(
      [],
    );
  });

  test('come from the public registry', () => {
    const hosts = readText('package-lock.json').matchAll(/"resolved": "https?:\/\/([^/"]+)/g);
    const others = [...hosts]
      .map(([, host]) => host)
      .filter((host) => host !== 'registry.npmjs.org');
    expect(new Set(others)).toEqual(new Set());
  });

  test('are named by their imports', () => {
    expect(packageOf('@scope/name/part')).toBe('@scope/name');
    expect(packageOf('hono/streaming')).toBe('hono');
    expect(packageOf('./hono.ts')).toBeNull();
    expect(packageOf('node:fs')).toBeNull();
  });
});
