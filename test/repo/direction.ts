import { type Import, importsOf } from './imports.ts';
import { type Finding, findingAt, type Source } from './source.ts';

/** Folders that decide and compute, and so look at nothing but their arguments (style 5). */
export const PURE = ['functions/routing/', 'functions/letter/', 'functions/statistics/'] as const;
/** The door of functions/routing: it reads the files that the rest of the folder is given. */
export const DOORS: readonly string[] = ['functions/routing/load-rule-set.ts'];
/** What pure code may take from outside: from node:crypto the hash, and nothing that is random. */
const PURE_PACKAGES = new Set([
  'valibot',
  '@valibot/to-json-schema',
  'node:stream',
  'node:buffer',
  'node:util',
]);
/** What both sides run: what a klage is, and how its emne is found. Neither looks at anything else. */
export const SHARED = ['src/klage/', 'src/soegning/'] as const;
/** What both sides know: where a page stands, and the shape of what it is told. */
const ADDRESSES = new Set(['src/addresses.ts', 'src/staff-addresses.ts']);
const LOCALS = new Set([
  'src/locals.ts',
  'src/oplysning-locals.ts',
  'src/rapport-locals.ts',
  'src/registrer-locals.ts',
  'src/sag-locals.ts',
  'src/sager-locals.ts',
  'src/staff-locals.ts',
  'src/status-locals.ts',
  'src/statistik-locals.ts',
  'src/udgivelse-locals.ts',
  'src/workshop-facts.ts',
  'src/workshop-locals.ts',
]);
/** The form on paper asks what the form on the screen asks, in the same words. */
const PAPER = 'functions/blanket/';
const ASKED_ON_PAPER = ['src/texts/', 'src/form/sections.ts'] as const;
const EXTENSION = /\.(?:ts|tsx|mjs|astro|json|scss|css|svg|png|woff2)(?:\?[a-z]+)?$/;

/** Imports that go against the direction of the design: everything may see what a klage is. */
export function findWrongWay(source: Source): readonly Finding[] {
  return importsOf(source).flatMap((imported) => {
    const what = wrongWay(source.path, imported);
    return what === null ? [] : [findingAt(imported.node, `${imported.specifier}: ${what}`)];
  });
}

function wrongWay(from: string, imported: Import): string | null {
  if (imported.specifier.startsWith('.') && !EXTENSION.test(imported.to)) return 'no extension';
  if (from.startsWith('test/') || !from.includes('/')) return null;
  if (imported.to.startsWith('test/')) return 'only tests import tests';
  if (imported.to === 'functions/app.ts' && from !== 'functions/serve.ts') {
    return 'only serve.ts and tests import app.ts';
  }
  if (from.startsWith('src/klage/')) return wrongForKlage(imported);
  if (from.startsWith('src/soegning/')) return wrongForSoegning(imported);
  if (from.startsWith('src/')) return wrongForPages(from, imported);
  const pure = PURE.find((folder) => from.startsWith(folder));
  if (pure !== undefined && !DOORS.includes(from)) return wrongForPure(pure, imported);
  if (from.startsWith(PAPER) && ASKED_ON_PAPER.some((asked) => imported.to.startsWith(asked))) {
    return null;
  }
  return wrongForFunctions(imported);
}

function wrongForKlage({ to }: Import): string | null {
  const fine = to.startsWith('src/klage/') || to === 'valibot';
  return fine ? null : 'src/klage imports nothing outside itself but valibot';
}

function wrongForSoegning({ to }: Import): string | null {
  const fine = SHARED.some((folder) => to.startsWith(folder));
  return fine ? null : 'src/soegning imports nothing outside itself but src/klage';
}

function wrongForPages(from: string, { to }: Import): string | null {
  if (to.startsWith('functions/')) return 'pages know what Astro.locals tells them';
  const built = from.startsWith('src/styles/');
  return to.startsWith('node:') && !built ? 'pages also run in a browser' : null;
}

function wrongForPure(folder: string, { to, typeOnly, names }: Import): string | null {
  if (DOORS.includes(to)) return 'a pure folder does not go through its own door';
  if (to.startsWith('src/klage/') || to.startsWith(folder)) return null;
  if (typeOnly && PURE.some((other) => to.startsWith(other))) return null;
  if (to === 'node:crypto' && names.every((name) => name === 'createHash')) return null;
  return PURE_PACKAGES.has(to) ? null : 'a pure folder sees only src/klage and types of its kind';
}

function wrongForFunctions({ to, typeOnly }: Import): string | null {
  if (!to.startsWith('src/') || ADDRESSES.has(to)) return null;
  if (SHARED.some((folder) => to.startsWith(folder))) return null;
  return LOCALS.has(to) && typeOnly ? null : 'both sides import only src/klage and src/soegning';
}

/** Circles of imports that are there when the types are gone: each file by the one before it. */
export function findCircles(sources: readonly Source[]): readonly (readonly string[])[] {
  const next = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter((imported) => !imported.typeOnly)
        .map((imported) => imported.to),
    ]),
  );
  const done = new Set<string>();
  const circles: string[][] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path]);
    if (done.has(path) || trail.includes(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return circles;
}
