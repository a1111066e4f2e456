import { describe, expect, test } from 'vitest';
import { checkRules } from '../../functions/routing/check-rules.ts';
import type { RuleSetFiles } from '../../functions/routing/read-rule-files.ts';
import { checkCertificate } from '../../functions/seal/check-certificate.ts';
import { cpuMs } from '../klage/cpu-ms.ts';
import { withBogus } from './bogus/bogus-files.ts';
import { everyDay } from './brute-force.ts';
import { DAG, edited, FICTIONAL, RULE_FOLDERS, readable, rulesIn } from './rule-folders.ts';
import { tangledRules } from './tangled-rules.ts';

/** What `tjek` says of files from the usual day on. What it says of one defect: bogus-files.test.ts. */
function check(files: RuleSetFiles, onwards = true) {
  return checkRules(readable(files), { dag: DAG, onwards, judge: checkCertificate });
}

describe.each(RULE_FOLDERS)('tjek of $kommune', ({ dir }) => {
  test('finds nothing to mend', async () => {
    const options = { dag: DAG, onwards: true, judge: checkCertificate };
    const { ok, fejl, kombinationer, dele } = checkRules(await rulesIn(dir), options);
    expect(fejl).toEqual([]);
    expect(ok).toBe(true);
    const shared = Object.values(dele).reduce((sum, antal) => sum + antal, 0);
    expect(shared).toBe(kombinationer);
  });

  test('finds nothing to mend on any day from the first on', async () => {
    const rules = await rulesIn(dir);
    const days = everyDay(rules);
    expect(days.length).toBeGreaterThan(1);
    for (const dag of days) {
      const { fejl } = checkRules(rules, { dag, onwards: false, judge: checkCertificate });
      expect(fejl).toEqual([]);
    }
    const [dag = ''] = days;
    expect(checkRules(rules, { dag, onwards: true, judge: checkCertificate }).ok).toBe(true);
  });

  test('takes less than a second', async () => {
    const rules = await rulesIn(dir);
    const options = { dag: DAG, onwards: true, judge: checkCertificate };
    expect(cpuMs(() => checkRules(rules, options))).toBeLessThan(1_000);
  });
});

describe('tjek blocks', () => {
  test('a wide gap as few faults, each by the fewest answers that lead into it', () => {
    const naar = '{ "harKlaget": ["nej", "ja-venter", "ja-faaet-svar"] }';
    const { fejl } = check(
      edited(FICTIONAL, { fil: 'regler.json', from: '"naar": {},', to: `"naar": ${naar},` }),
    );
    const gaps = fejl.filter(({ kode }) => kode === 'uden-regel');
    expect(gaps.length).toBeGreaterThan(0);
    // At most ten a day, on two days: not one for each of the thousands of combinations.
    expect(gaps.length).toBeLessThanOrEqual(20);
    for (const { besked, kombination } of gaps) {
      expect(kombination?.harKlaget).toBe('ved-ikke');
      expect(besked).toContain('harKlaget er »ved-ikke«');
    }
  });

  test('an emne that lies with nobody yet, where no rule takes the doubt', () => {
    const { fejl } = check(
      edited(
        FICTIONAL,
        {
          fil: 'emner.json',
          from: '"gyldigFra": "2014-01-01"',
          to: '"gyldigFra": "2028-01-01"',
        },
        {
          fil: 'regler.json',
          from: '"forvaltning": ["ved-ikke"]',
          to: '"forvaltning": ["ved-ikke"], "emne": ["opfoersel", "stoej", "faerge"]',
        },
      ),
    );
    const told = fejl.filter(({ kode }) => kode === 'intet-at-sende-til');
    expect(told.length).toBeGreaterThan(0);
    for (const { besked } of told) expect(besked).toContain('ingen har emnet »hjemmehjaelp«');
  });

  test.each([
    ['uden-regel-fra-en-senere-dag.regler.json', '2027-07-01'],
    ['doed-fra-en-senere-dag.regler.json', '2028-01-01'],
    ['intet-at-sende-til-fra-en-senere-dag.regler.json', '2027-01-01'],
    ['uopnaaelig-fra-en-senere-dag.modtagere.json', '2027-03-01'],
  ])('%s only when the days from %s on are proved too', (name, day) => {
    expect(check(withBogus(name), false).ok).toBe(true);
    const { ok, fejl } = check(withBogus(name), true);
    expect(ok).toBe(false);
    for (const { besked } of fejl) expect(besked).toContain(`Det begynder den ${day}.`);
  });
});

describe('tjek gives up', () => {
  test('in seconds and with a sentence where rules are too tangled to prove', () => {
    const files = tangledRules();
    expect(check(files).fejl).toMatchObject([
      { kode: 'laesning', besked: expect.stringContaining('for komplekse til at bevise') },
    ]);
    expect(cpuMs(() => check(files))).toBeLessThan(10_000);
  });
});

describe('tjek informs', () => {
  test('of who wins where rules mean different modtagere', () => {
    const { oplysninger } = check(FICTIONAL);
    const told = oplysninger.filter(({ kode }) => kode === 'overlap').map(({ besked }) => besked);
    expect(told.join('\n')).toContain(
      '»ventet-for-laenge« står før »resten« og vinder 640 kombinationer',
    );
  });

  test('of the share of each modtager', () => {
    const { oplysninger } = check(FICTIONAL);
    const told = oplysninger.filter(({ kode }) => kode === 'andel').map(({ besked }) => besked);
    expect(told).toHaveLength(4);
    expect(told[0]).toContain(
      '»VEL« får 2.808 af 17.280 mulige kombinationer af svar (16,3\u00a0%).',
    );
  });
});
