import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../functions/statistics/benjamini-hochberg.ts';
import {
  addTo,
  countUpTo,
  meanOf,
  mergedHistogram,
  sizeOf,
  varianceOf,
} from '../../../functions/statistics/histogram.ts';
import { survivalMedian } from '../../../functions/statistics/kaplan-meier.ts';
import { quantile } from '../../../functions/statistics/quantile.ts';
import { rateRatio } from '../../../functions/statistics/rate-ratio.ts';
import { wilson } from '../../../functions/statistics/wilson.ts';

/** What R's stats and survival answer to the same: made by r-fixtures.R. */
const number = v.number();
const orNull = v.nullable(number);
const numbers = v.array(number);
const Fixtures = v.strictObject({
  quantiles: v.array(
    v.strictObject({
      ...{ values: numbers, q05: number, q25: number, median: number, q95: number },
      ...{ mean: number, var: orNull },
    }),
  ),
  survivals: v.array(
    v.strictObject({
      ...{ time: numbers, status: numbers, n: number, events: number },
      ...{ median: orNull, lower: orNull, upper: orNull },
    }),
  ),
  wilsons: v.array(
    v.strictObject({ taeller: number, naevner: number, lower: number, upper: number }),
  ),
  ratios: v.array(
    v.strictObject({
      ...{ nu: number, foer: number, nuTid: number, foerTid: number },
      ...{ ratio: orNull, lower: number, upper: orNull, p: number },
    }),
  ),
  adjusted: v.array(v.strictObject({ p: numbers, q: numbers })),
});
const path = join(import.meta.dirname, 'r-fixtures.json');
const R = v.parse(Fixtures, JSON.parse(readFileSync(path, 'utf8')));

describe.each(R.quantiles)(
  'of $values',
  ({ values, q05, q25, median, q95, mean, var: variance }) => {
    const histogram = histogramOf(values);

    test('the quantiles are those of R’s type 7', () => {
      expect(quantile(histogram, 0.05)).toBeCloseTo(q05, 10);
      expect(quantile(histogram, 0.25)).toBeCloseTo(q25, 10);
      expect(quantile(histogram, 0.5)).toBeCloseTo(median, 10);
      expect(quantile(histogram, 0.95)).toBeCloseTo(q95, 10);
    });

    test('size, mean and variance are R’s', () => {
      expect(sizeOf(histogram)).toBe(values.length);
      expect(meanOf(histogram)).toBeCloseTo(mean, 10);
      expectClose(varianceOf(histogram), variance);
    });
  },
);

describe.each(R.survivals)('of $n cases, $events closed', (study) => {
  test('the median and its log-log interval are R’s', () => {
    const timesOf = (status: number) =>
      histogramOf(study.time.filter((_, i) => study.status[i] === status));
    const found = survivalMedian({ haendelser: timesOf(1), censureret: timesOf(0) });
    expect(found.n).toBe(study.n);
    expect(found.haendelser).toBe(study.events);
    expect(found.censureret).toBe(study.n - study.events);
    expect(found.median).toBe(study.median);
    const isTold = study.lower !== null && study.upper !== null;
    expect(found.ki95).toEqual(isTold ? [study.lower, study.upper] : null);
  });
});

test.each(R.wilsons)('Wilson’s interval of $taeller of $naevner is R’s', (asked) => {
  const [lower, upper] = wilson(asked.taeller, asked.naevner) ?? [];
  expect(lower).toBeCloseTo(asked.lower, 12);
  expect(upper).toBeCloseTo(asked.upper, 12);
});

test.each(R.ratios)('the ratio of $nu to $foer over $nuTid and $foerTid is R’s', (asked) => {
  const { nu, foer, nuTid, foerTid, ratio, lower, upper, p } = asked;
  const found = rateRatio({ antal: nu, tid: nuTid }, { antal: foer, tid: foerTid });
  expectClose(found.forhold, ratio);
  expect(found.p / p).toBeCloseTo(1, 8);
  if (upper === null) expect(found.ki95).toBeNull();
  else {
    expect(found.ki95?.[0]).toBeCloseTo(lower, 9);
    expect(found.ki95?.[1]).toBeCloseTo(upper, 9);
  }
});

test.each(R.adjusted)('the false discovery rates of $p are R’s', ({ p, q }) => {
  const found = benjaminiHochberg(p);
  expect(found).toHaveLength(q.length);
  for (const [i, one] of q.entries()) expect(found[i]).toBeCloseTo(one, 12);
});

describe('of nothing', () => {
  const none = new Map<number, number>();

  test('there are no quantiles, mean, variance, median, interval or rates', () => {
    expect(quantile(none, 0.5)).toBeNull();
    expect(meanOf(none)).toBeNull();
    expect(varianceOf(none)).toBeNull();
    expect(survivalMedian({ haendelser: none, censureret: none })).toEqual({
      ...{ n: 0, haendelser: 0, censureret: 0, median: null, ki95: null },
    });
    expect(wilson(0, 0)).toBeNull();
    const tid = 30;
    expect(rateRatio({ antal: 0, tid }, { antal: 0, tid })).toEqual({
      ...{ forhold: null, ki95: null, p: 1 },
    });
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

test('histograms are counted together, and up to a limit that is in', () => {
  const merged = mergedHistogram([histogramOf([30, 31]), histogramOf([30]), new Map()]);
  expect([...merged]).toEqual([
    [30, 2],
    [31, 1],
  ]);
  expect(countUpTo(merged, 30)).toBe(2);
});

function histogramOf(values: readonly number[]) {
  const histogram = new Map<number, number>();
  for (const value of values) addTo(histogram, value);
  return histogram;
}

function expectClose(found: number | null, wanted: number | null): void {
  if (wanted === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(wanted, 9);
}
