import { expect, test } from 'vitest';
import { judgeVersion } from '../../../functions/publishing/judge-version.ts';
import { edited, FICTIONAL } from '../../rules/rule-folders.ts';
import { GOOD, UNREADABLE, WITH_GAP } from '../given/rule-desk.ts';

const DAG = '2026-03-02';
const PRODUCTION = { dag: DAG, production: true };

test('good rules may be published, and come back ready to use', () => {
  const judged = judgeVersion(GOOD, PRODUCTION);
  expect(judged.ok && judged.rules.modtagere.size).toBe(5);
});

const BREAKS_LATER = edited(GOOD, {
  fil: 'regler.json',
  from: `"gyldigTil": null,
      "naar": {}`,
  to: `"gyldigTil": "2026-07-01",
      "naar": {}`,
});

const BAD = [
  ['cannot be read', UNREADABLE, 'laesning', /^regler\.json, linje 1, kolonne 3: /],
  [
    'decide nothing for some klager',
    WITH_GAP,
    'uden-regel',
    /^regler\.json, linje \d+.*Ingen regel/,
  ],
  [
    'name a certificate for another address',
    edited(GOOD, { fil: 'modtagere.json', from: '"gateway@', to: '"en.anden@' }),
    'certifikat',
    /BYG.*gateway@tvaerkoebing\.example/,
  ],
  ['break on a later day', BREAKS_LATER, 'uden-regel', /Det begynder den 2026-07-02/],
] as const;
test.each(BAD)('rules that %s may not', (_, files, kode, besked) => {
  const judged = judgeVersion(files, PRODUCTION);
  const told = judged.ok ? [] : judged.fejl.map((fejl) => [fejl.kode, fejl.besked]);
  expect(told).toContainEqual([kode, expect.stringMatching(besked)]);
});

test('a modtager without a certificate is refused in production, by name and with the cure', () => {
  expect(judgeVersion(FICTIONAL, { dag: DAG, production: false })).toMatchObject({ ok: true });
  const judged = judgeVersion(FICTIONAL, PRODUCTION);
  expect(judged.ok ? [] : judged.fejl.map(({ besked }) => besked)).toEqual(
    ['LAER', 'BORGERVEJLEDEREN', 'BYRAADSSEKRETARIATET'].map((id) =>
      expect.stringMatching(
        new RegExp(`^modtagere\\.json, linje \\d+, .*"${id}" har intet certifikat.*læg et`),
      ),
    ),
  );
});
