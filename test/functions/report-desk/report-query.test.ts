import { describe, expect, test } from 'vitest';
import { reportChoice } from '../../../functions/report-desk/report-choice.ts';
import { readReportQuery, reportQuery } from '../../../functions/report-desk/report-query.ts';
import { reportSightOf } from '../../../functions/report-desk/report-sight.ts';
import type { Rolle } from '../../../functions/staff/medarbejder.ts';
import { shippedRules } from '../../browser/subjects.ts';

const TODAY = '2026-03-18';
const rules = shippedRules();

function read(query: string, ...roller: readonly Rolle[]) {
  const sight = reportSightOf(rules, { roller: roller.length > 0 ? roller : ['statistik'] });
  return readReportQuery(new URLSearchParams(query), { sight, today: TODAY });
}

describe('an address', () => {
  test('without anything asks for the last half-year, of all', () => {
    expect(read('').read).toEqual({
      ok: true,
      asked: { periode: { fra: '2025-07-01', til: '2025-12-31' }, forvaltninger: null },
    });
  });

  test('takes days in the Danish order too, and forvaltninger in that of the rules', () => {
    expect(read('fra=1-4-2025&til=31.3.2026&forvaltning=BIF&forvaltning=SUF').read).toEqual({
      ok: true,
      asked: {
        periode: { fra: '2025-04-01', til: '2026-03-31' },
        forvaltninger: ['SUF', 'BIF'],
      },
    });
  });

  test('is the same after it is written and read again', () => {
    const periode = { fra: '2025-04-01', til: '2025-06-30' };
    const query = reportQuery(periode, ['SUF']);
    expect(query).toBe('?fra=2025-04-01&til=2025-06-30&forvaltning=SUF');
    expect(read(query).read).toEqual({ ok: true, asked: { periode, forvaltninger: ['SUF'] } });
  });

  test.each([
    ['fra=2025-02-30&til=2025-03-31', 'fra', /første dag/],
    ['fra=2025-01-01', 'til', /sidste dag/],
    ['fra=2025-04-01&til=2025-03-31', 'til', /slutter, før den begynder/],
    ['fra=2010-01-01&til=2025-03-31', 'til', /længere end ti år/],
    ['fra=%3Cscript%3E&til=2025-03-31', 'fra', /første dag/],
    ['forvaltning=XX', 'forvaltning', /Vælg kun/],
    ['forvaltning=BORGERRAADGIVEREN', 'forvaltning', /Vælg kun/],
  ])('%s is told what is wrong with %s', (query, field, message) => {
    const answer = read(query).read;
    expect(answer.ok).toBe(false);
    const errors = answer.ok ? [] : answer.errors;
    expect(errors).toMatchObject([{ field, message: expect.stringMatching(message) }]);
  });

  test('keeps what was typed, cut off where it is no date at all', () => {
    expect(read(`fra=${'i går '.repeat(20)}&til=2025-03-31`).typed).toEqual({
      fra: 'i går i går i går i ',
      til: '2025-03-31',
    });
  });
});

describe('a forvaltning’s own people', () => {
  test('see their own, whatever they leave out', () => {
    expect(read('', 'forvaltning:SUF', 'forvaltning:BUF').read).toMatchObject({
      ok: true,
      asked: { forvaltninger: ['BUF', 'SUF'] },
    });
  });

  test('are refused another’s', () => {
    expect(read('forvaltning=SOF', 'forvaltning:SUF').read.ok).toBe(false);
    expect(read('forvaltning=SOF', 'forvaltning:SUF', 'statistik').read.ok).toBe(true);
  });

  test('read what was learned in their own cases; who counts only does not', () => {
    const learns = (...roller: readonly Rolle[]) => reportSightOf(rules, { roller }).laering;
    expect(learns('forvaltning:SUF')).toEqual(['SUF']);
    expect(learns('statistik')).toEqual([]);
    expect(learns('statistik', 'forvaltning:SUF')).toEqual(['SUF']);
    expect(learns('borgerraadgiver')).toHaveLength(7);
  });
});

describe('the choice', () => {
  const choose = (query: string, ...roller: readonly Rolle[]) => {
    const sight = reportSightOf(rules, { roller: roller.length > 0 ? roller : ['statistik'] });
    const asked = readReportQuery(new URLSearchParams(query), { sight, today: TODAY });
    return reportChoice(asked, { rules, today: TODAY, sight, adresse: '/her' });
  };

  test('offers the newest of each kind of period, and says which one is shown', () => {
    const offered = choose('').perioder.map(({ slags, valg }) => [slags, valg[0]?.navn]);
    expect(offered).toEqual([
      ['kvartal', '1. kvartal 2026'],
      ['halvaar', '1. halvår 2026'],
      ['aar', '2026'],
      ['beretningsaar', 'Beretningsåret 2025'],
    ]);
    const chosen = choose('').perioder.flatMap(({ valg }) => valg.filter(({ valgt }) => valgt));
    expect(chosen.map(({ navn }) => navn)).toEqual(['2. halvår 2025']);
  });

  test('keeps the forvaltninger when the period changes', () => {
    const { foer, perioder } = choose('forvaltning=SUF');
    expect(foer.adresse).toBe('/her?fra=2025-01-01&til=2025-06-30&forvaltning=SUF');
    for (const { valg } of perioder) {
      for (const { adresse } of valg) expect(adresse).toMatch(/&forvaltning=SUF$/);
    }
  });

  test('leads to no period that has not begun', () => {
    expect(choose('').efter?.navn).toBe('1. halvår 2026');
    expect(choose('fra=2026-01-01&til=2026-06-30').efter).toBeNull();
  });

  test('has no forvaltning of others', () => {
    const { forvaltninger } = choose('', 'forvaltning:SUF');
    expect(forvaltninger.map(({ id }) => id)).toEqual(['SUF']);
  });
});
