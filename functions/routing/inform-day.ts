import type { DayReport } from './check-day.ts';
import type { DecisionTable } from './decision-table.ts';
import { type Oplysning, placeOf, toldAt } from './fejl.ts';
import type { Regel, RuleSet } from './rule-set.ts';

/** What is worth knowing of a day's rules: shares, overlaps with the winner, an unneeded net. */
export function informDay(rules: RuleSet, report: DayReport): readonly Oplysning[] {
  return [...shares(rules, report), ...overlaps(rules, report.table), ...spare(rules, report)];
}

/** Shares are of the possible answers, not of the klager that come. */
function shares(rules: RuleSet, { tally }: DayReport): Oplysning[] {
  const { dele, kombinationer } = tally;
  return [...rules.modtagere.keys()].flatMap((id, index) => {
    const antal = dele.get(id);
    if (antal === undefined) return [];
    const place = placeOf(rules.places, 'modtagere.json', ['modtagere', index, 'id']);
    const share = (antal / kombinationer).toLocaleString('da-DK', PERCENT);
    const besked = `»${id}« får ${danish(antal)} af ${danish(kombinationer)} mulige kombinationer af svar (${share}).`;
    return [toldAt(place, { kode: 'andel' as const, fil: 'modtagere.json', besked })];
  });
}

const PERCENT = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** What a rule takes from a later one that would have sent it to somebody else. */
function overlaps(rules: RuleSet, table: DecisionTable): Oplysning[] {
  const pairs = overlapCounts(table);
  const count = table.rules.length;
  return [...pairs]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([pair, antal]) => {
      const winner = table.rules[Math.floor(pair / count)]?.regel;
      const loser = table.rules[pair % count]?.regel;
      if (winner === undefined || loser === undefined) return [];
      const besked = `»${winner.id}« står før »${loser.id}« og vinder ${danish(antal)} kombinationer af svar, som »${loser.id}« ville sende et andet sted hen.`;
      return [regelOplysning(rules, winner, { kode: 'overlap', besked })];
    });
}

/** Combinations per pair: the deciding rule × the number of rules + the later rule. */
function overlapCounts({ rules, classes, matching }: DecisionTable): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { emner, possible, deciding, targets } of classes) {
    for (const later of possible) {
      for (const [rest, winner] of deciding.entries()) {
        if (later <= winner || matching[later]?.[rest] !== 1) continue;
        if (targets[later] === targets[winner]) continue;
        const pair = winner * rules.length + later;
        counts.set(pair, (counts.get(pair) ?? 0) + emner.size);
      }
    }
  }
  return counts;
}

function spare(rules: RuleSet, report: DayReport): Oplysning[] {
  if (report.spare === null) return [];
  const besked = `»${report.spare.id}« nås ikke: reglerne før den tager alt. Den må blive stående som net.`;
  return [regelOplysning(rules, report.spare, { kode: 'naas-ikke', besked })];
}

function regelOplysning(
  rules: RuleSet,
  regel: Regel,
  { kode, besked }: Pick<Oplysning, 'kode' | 'besked'>,
): Oplysning {
  const place = placeOf(rules.places, 'regler.json', ['regler', rules.regler.indexOf(regel), 'id']);
  return toldAt(place, { kode, fil: 'regler.json', besked, regel: regel.id });
}

function danish(n: number): string {
  return n.toLocaleString('da-DK');
}
