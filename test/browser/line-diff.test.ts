import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, diffParts } from '../../src/workshop/line-diff.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '{', ''), { maxLength: 12 })
  .map((lines) => (lines.length === 0 ? '' : `${lines.join('\n')}\n`));

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const row = Array(b.length + 1).fill(0);
  for (const line of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j];
      row[j] = line === b[j - 1] ? diagonal + 1 : Math.max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return row[b.length];
}

function linesOf(whole: string): readonly string[] {
  return whole === '' ? [] : whole.slice(0, -1).split('\n');
}

test('a comparison gives both texts back, and calls no line changed that need not be', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const of = (kind: string) => lines.filter((line) => line.kind !== kind);
      expect(of('added').map((line) => line.text)).toEqual(linesOf(before));
      expect(of('removed').map((line) => line.text)).toEqual(linesOf(after));
      const same = lines.filter(({ kind }) => kind === 'same').length;
      expect(same).toBe(longestCommon(linesOf(before), linesOf(after)));
    }),
    { numRuns: 2_000 },
  );
});

test('lines are numbered as in their own text', () => {
  expect(diffLines('a\nb\nc\n', 'a\nx\nc\n')).toEqual([
    { kind: 'same', text: 'a', before: 1, after: 1 },
    { kind: 'removed', text: 'b', before: 2 },
    { kind: 'added', text: 'x', after: 2 },
    { kind: 'same', text: 'c', before: 3, after: 3 },
  ]);
});

test('equal lines far from a difference are only counted', () => {
  const many = 'x\n'.repeat(50);
  const parts = diffParts(`${many}a\n${many}`, `${many}b\n${many}`);
  expect(parts.map((part) => (part.kind === 'skipped' ? part.count : part.lines.length))).toEqual([
    47, 8, 47,
  ]);
  expect(diffParts(many, many)).toEqual([{ kind: 'skipped', count: 50 }]);
});

test('texts that have nothing in common are told as one taken out and one put in', () => {
  const before = Array.from({ length: 3_000 }, (_, i) => `a${i}`).join('\n');
  const after = Array.from({ length: 3_000 }, (_, i) => `b${i}`).join('\n');
  const kinds = diffLines(before, after).map(({ kind }) => kind);
  expect(kinds.slice(0, 3_000)).toEqual(Array(3_000).fill('removed'));
  expect(kinds).toHaveLength(6_000);
});
