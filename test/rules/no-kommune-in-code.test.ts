import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rulesIn } from './rule-folders.ts';

/** What decides: none of it may know which kommune it decides for. */
const CODE = [
  'functions/routing/**/*.ts',
  'functions/rule-tools/**/*.ts',
  'functions/regler.ts',
  'src/klage/**/*.ts',
];

test('no id or name of the shipped kommune stands in the code that decides', async () => {
  const { modtagere, indstillinger } = await rulesIn('routing-rules');
  const names = [...modtagere.values()].flatMap(({ id, navne }) => [
    id,
    ...navne.map(({ da }) => da),
  ]);
  const forbidden = [...names, indstillinger.kommune.navn, indstillinger.kommune.navnEn];
  const found: string[] = [];
  for await (const path of glob(CODE)) {
    const code = withoutComments(await readFile(path, 'utf8'));
    found.push(
      ...forbidden.filter((word) => code.includes(word)).map((word) => `${path}: ${word}`),
    );
  }
  expect(found).toEqual([]);
});

/** Comments may name the kommune whose practice is the source of a rule. */
function withoutComments(code: string): string {
  return code.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');
}
