import { daysBetween } from '../../../src/klage/calendar.ts';
import { benjaminiHochberg } from '../benjamini-hochberg.ts';
import type { PeriodCounts } from '../period-counts.ts';
import { type RateRatio, rateRatio } from '../rate-ratio.ts';
import type { Column, Row, Table } from '../report.ts';
import { countColumn } from './figures.ts';
import { klageCount } from './klager.ts';
import type { Seen } from './seen.ts';
import { TABLE_WORDS } from './words.ts';

const Q_MAX = 0.05;
const ROWS_MAX = 20;

/** One emne × problem × forvaltning. */
type Combination = {
  readonly forvaltning: string;
  readonly emne: string;
  readonly problem: string;
  readonly nu: number;
  readonly foer: number;
};

type Found = Combination & RateRatio & { readonly q: number };

/** 19: what grew more than chance can explain. */
export function indsatsomraader(seen: Seen): Table {
  const combinations = combinationsIn(seen);
  const [nuDays, foerDays] = [daysIn(seen.nu), daysIn(seen.foer)];
  const ratios = combinations.map(({ nu, foer }) =>
    rateRatio({ antal: nu, tid: nuDays }, { antal: foer, tid: foerDays }),
  );
  const qs = benjaminiHochberg(ratios.map(({ p }) => p));
  const found = combinations.flatMap((combination, i): Found[] => {
    const ratio = ratios[i];
    return ratio === undefined ? [] : [{ ...combination, ...ratio, q: qs[i] ?? 1 }];
  });
  const { titel, definition } = TABLE_WORDS.indsatsomraader;
  return {
    ...{ id: 'indsatsomraader', titel },
    definition: `${definition} Kombinationer undersøgt: ${combinations.length}.`,
    n: klageCount(seen.nu.of('alle', null)),
    kolonner: COLUMNS,
    raekker: found
      .filter(hasGrown)
      .toSorted(byGrowth)
      .slice(0, ROWS_MAX)
      .map((one) => rowOf(seen, one)),
  };
}

function daysIn({ periode: { fra, til } }: PeriodCounts): number {
  return daysBetween(fra, til) + 1;
}

function combinationsIn({ nu, foer, forvaltninger }: Seen): readonly Combination[] {
  return forvaltninger.flatMap(({ id: forvaltning }) => {
    const [now, before] = [pairsIn(nu, forvaltning), pairsIn(foer, forvaltning)];
    const keys = [...new Set([...now.keys(), ...before.keys()])].toSorted();
    return keys.map((key) => {
      const [emne = '', problem = ''] = key.split(' ');
      const antal = { nu: now.get(key) ?? 0, foer: before.get(key) ?? 0 };
      return { forvaltning, emne, problem, ...antal };
    });
  });
}

/** Klager by `emne problem`. */
function pairsIn(counts: PeriodCounts, forvaltning: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const { par } of counts.of('alle', forvaltning)) {
    for (const [emne, problemer] of par) {
      for (const [problem, antal] of problemer) {
        const key = `${emne} ${problem}`;
        pairs.set(key, (pairs.get(key) ?? 0) + antal);
      }
    }
  }
  return pairs;
}

/** There were none before, or more for each day now. */
function hasGrown({ q, nu, forhold }: Found): boolean {
  return q <= Q_MAX && nu > 0 && (forhold === null || forhold > 1);
}

/** The greatest growth first: none before is the greatest. */
function byGrowth(a: Found, b: Found): number {
  const growth = ({ forhold }: Found) => forhold ?? Number.MAX_VALUE;
  return growth(b) - growth(a) || b.nu - a.nu || keyOf(a).localeCompare(keyOf(b));
}

function keyOf({ emne, problem, forvaltning }: Combination): string {
  return `${emne}:${problem}:${forvaltning}`;
}

function rowOf({ rules, forvaltninger }: Seen, found: Found): Row {
  const { emne, problem, forvaltning, nu, foer, ki95, forhold, p, q } = found;
  const nameIn = (words: readonly { id: string; navn: string }[], id: string) =>
    words.find((word) => word.id === id)?.navn ?? id;
  return {
    noegle: keyOf(found),
    navn: `${nameIn(rules.overordnedeEmner, emne)} · ${nameIn(rules.borgerensProblem, problem)} · ${nameIn(forvaltninger, forvaltning)}`,
    ...{ antal: nu, ki95, foer: { antal: foer } },
    felter: { emne, problem, forvaltning, forhold, p, q },
  };
}

const COLUMNS: readonly Column[] = [
  countColumn('antal', 'Klager'),
  countColumn('foer.antal', 'Perioden før'),
  { noegle: 'felter.forhold', navn: 'Forhold', slags: 'tal' },
  { noegle: 'ki95', navn: '95 %-interval', slags: 'interval-tal' },
  { noegle: 'felter.q', navn: 'q', slags: 'tal' },
];
