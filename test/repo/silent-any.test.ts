import { expect, test } from 'vitest';
import { findSilentAny, makeProgram } from './silent-any.ts';

/** The whole project is type-checked once more: seconds alone, minutes on a machine that is full. */
const CHECK_MS_MAX = 300_000;

test('nothing of type any is taken for something else in what runs', {
  timeout: CHECK_MS_MAX,
}, () => {
  const found = findSilentAny(makeProgram(), /^(?:src|functions)\//);
  expect(found.map(({ path, line, what }) => `${path}:${line} ${what}`)).toEqual([]);
});

test('any is seen where it is taken for something else, and let be elsewhere', {
  timeout: CHECK_MS_MAX,
}, () => {
  const text = `
    const a: string = JSON.parse('1');
    const b = JSON.parse('1');
    export const c = async (r: Response): Promise<string> => await r.json();
    const d: unknown = JSON.parse('1');
    export const e = async (r: Response): Promise<unknown> => await r.json();
    JSON.parse('1');
    export { a, b, d };
  `;
  const program = makeProgram({ path: 'functions/made-up.ts', text });
  expect(findSilentAny(program, /^functions\//).map(({ line }) => line)).toEqual([2, 3, 4]);
});
