import type { Svar } from '../../src/klage/questions.ts';
import { svarAt } from './axes.ts';
import type { DayReport } from './check-day.ts';
import type { DayDiagram } from './day-diagram.ts';
import { countLeaves } from './diagram/count-leaves.ts';
import { findPath } from './diagram/find-path.ts';
import type { Box } from './diagram/first-match.ts';
import { type Oplysning, placeOf, toldAt } from './fejl.ts';
import type { Regel, RuleSet } from './rule-set.ts';

/** What is worth knowing of a day's rules: shares, overlaps with the winner, an unneeded net. */
export function informDay(rules: RuleSet, report: DayReport): readonly Oplysning[] {
  return [...shares(rules, report), ...overlaps(rules, report.diagram), ...spare(rules, report)];
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
function overlaps(rules: RuleSet, day: DayDiagram): Oplysning[] {
  const sorted = findOverlaps(day).toSorted((a, b) => a.winner - b.winner || a.loser - b.loser);
  return sorted.flatMap(({ antal, kombination, ...pair }) => {
    const winner = day.regler[pair.winner];
    const loser = day.regler[pair.loser];
    if (winner === undefined || loser === undefined) return [];
    const besked = `»${winner.id}« står før »${loser.id}« og vinder ${danish(antal)} kombinationer af svar, som »${loser.id}« ville sende et andet sted hen.`;
    return [{ ...regelOplysning(rules, winner, { kode: 'overlap', besked }), kombination }];
  });
}

type Overlap = {
  /** Indexes of the rule that decides and of the later one. */
  readonly winner: number;
  readonly loser: number;
  readonly antal: number;
  readonly kombination: Svar;
};

function findOverlaps(day: DayDiagram): readonly Overlap[] {
  const { outcomes, diagram } = day;
  const found = new Map<number, Overlap>();
  for (const [at, later] of outcomes.entries()) {
    const counts = countLeaves(diagram, outcomes.length + 1, later.box);
    // Earlier rules have smaller leaves. Indexed: this loop is the bulk of a proof with many rules.
    for (let leaf = 0; leaf < at; leaf += 1) {
      const antal = counts[leaf] ?? 0;
      const winner = outcomes[leaf];
      if (antal === 0 || winner === undefined) continue;
      if (winner.rule === later.rule || winner.modtager === later.modtager) continue;
      const key = winner.rule * outcomes.length + later.rule;
      const known = found.get(key);
      found.set(key, {
        winner: winner.rule,
        loser: later.rule,
        antal: antal + (known?.antal ?? 0),
        kombination: known?.kombination ?? witness(day, leaf, later.box),
      });
    }
  }
  return [...found.values()];
}

function witness({ diagram, axes }: DayDiagram, leaf: number, box: Box): Svar {
  return svarAt(axes, findPath(diagram, (value) => value === leaf, box) ?? []);
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

/** Made once: making it is what takes time, and a set can have hundreds of overlaps. */
const DANISH = new Intl.NumberFormat('da-DK');

function danish(n: number): string {
  return DANISH.format(n);
}
