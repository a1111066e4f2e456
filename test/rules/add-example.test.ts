import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addExample } from '../../functions/routing/add-example.ts';

const eksempel = {
  navn: 'Et "nyt" eksempel [med] tegn',
  dag: '2026-03-09',
  svar: { emne: 'hjemmepleje', harKlaget: 'nej' },
  modtager: 'SUF',
};
const shipped = readFileSync(new URL('../../routing-rules/regler.json', import.meta.url), 'utf8');

/** The text with one rule whose examples are written as given. */
function withExamples(examples: string): string {
  return `{\n  "regler": [\n    { "id": "a", "eksempler": [1] },\n    {\n      "id": "b",\n      "eksempler": ${examples}\n    }\n  ]\n}\n`;
}

describe('an example that is added', () => {
  test('changes no other byte of the shipped rules, and stands last in its rule', () => {
    const added = addExample(shipped, 'afgoerelse', eksempel);
    const lines = added?.text.split('\n') ?? [];
    const before = shipped.split('\n');
    const at = (added?.linje ?? 0) - 1;
    const length = lines.length - before.length;
    expect(lines.slice(at, at + length).join('\n')).toContain('"Et \\"nyt\\" eksempel [med] tegn"');
    const rest = [...lines.slice(0, at), ...lines.slice(at + length)].join('\n');
    // The one before it now has a comma.
    expect(rest.replace(/\},\n(\s+\]\n)/, '}\n$1')).toBe(shipped);
    const { regler } = JSON.parse(added?.text ?? '{}');
    const rule = regler.find(({ id }: { id: string }) => id === 'afgoerelse');
    expect(rule.eksempler.at(-1)).toEqual(eksempel);
  });

  test.each(['[]', '[ ]', '[\n      ]', '[{"a": "]"}]', '[\n        { "b": [1, 2] }\n      ]'])(
    'can join %j',
    (examples) => {
      const added = addExample(withExamples(examples), 'b', eksempel);
      const { regler } = JSON.parse(added?.text ?? '{}');
      expect(regler[1].eksempler.at(-1)).toEqual(eksempel);
      expect(regler[0].eksempler).toEqual([1]);
      expect(added?.text.split('\n')[(added?.linje ?? 0) - 1]).toMatch(/^ {8}\{$/);
    },
  );

  test('keeps the line ends of the file', () => {
    const text = withExamples('[\n        1\n      ]').replaceAll('\n', '\r\n');
    expect(addExample(text, 'b', eksempel)?.text).not.toMatch(/[^\r]\n/);
  });
});

test.each([
  ['a rule that is not there', withExamples('[]'), 'c'],
  ['a rule without a list', withExamples('"nej"'), 'b'],
  ['what cannot be read', '{ "regler": [', 'b'],
])('nothing is added to %s', (_, text, regel) => {
  expect(addExample(text, regel, eksempel)).toBeNull();
});
