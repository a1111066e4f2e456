import type { Day } from '../../src/klage/calendar.ts';
import { svarAt } from './axes.ts';
import { type DayDiagram, dayDiagram } from './day-diagram.ts';
import { countLeaves } from './diagram/count-leaves.ts';
import { findPath } from './diagram/find-path.ts';
import { type Fejl, placeOf, toldAt } from './fejl.ts';
import { findGaps } from './find-gaps.ts';
import type { Decision, Modtager, Regel, RuleSet } from './rule-set.ts';
import { type Tally, tallyDay } from './tally.ts';

/** The proof of one day. */
export type DayReport = {
  readonly dag: Day;
  readonly findings: readonly DayFinding[];
  /** Ids of rules in force that decide nothing. */
  readonly idle: readonly string[];
  /** The last rule, when it takes everything and is not needed. */
  readonly spare: Regel | null;
  readonly tally: Tally;
  readonly diagram: DayDiagram;
};

/** A fault, and what makes it the same fault on another day. */
export type DayFinding = { readonly key: string; readonly fejl: Fejl };

/**
 * Proves the rules of one day over every reachable combination of answers.
 * @throws TooComplex
 */
export function checkDay(rules: RuleSet, dag: Day): DayReport {
  const diagram = dayDiagram(rules, dag);
  const tally = tallyDay(diagram);
  const spare = spareRule(diagram, tally);
  const idle = diagram.regler.filter((_, index) => tally.decided[index] === 0);
  return {
    dag,
    diagram,
    tally,
    spare,
    idle: idle.map(({ id }) => id),
    findings: [
      ...gapFindings(rules, diagram, tally),
      ...nowhereFindings(rules, diagram, tally),
      ...deadFindings(rules, diagram, { tally, spare }),
      ...unreachedFindings(rules, dag, tally),
    ],
  };
}

/** A last rule that takes everything is a net under the others: it may lie there unneeded. */
function spareRule({ regler }: DayDiagram, { decided }: Tally): Regel | null {
  const last = regler.at(-1);
  if (last === undefined || decided.at(-1) !== 0) return null;
  return Object.keys(last.naar).length === 0 ? last : null;
}

function gapFindings(rules: RuleSet, diagram: DayDiagram, { gaps }: Tally): DayFinding[] {
  if (gaps === 0) return [];
  return findGaps(diagram).map(({ answers, kombination, antal }) => {
    const besked = `Ingen regel passer, når ${spoken(answers)} (${combinations(antal)}). Tilføj en regel, eller udvid en.`;
    return {
      key: `uden-regel ${spoken(answers)}`,
      fejl: { ...gapAt(rules, besked), kombination },
    };
  });
}

function gapAt(rules: RuleSet, besked: string): Fejl {
  const last = placeOf(rules.places, 'regler.json', ['regler', rules.regler.length - 1]);
  return toldAt(last, { kode: 'uden-regel', fil: 'regler.json', besked });
}

function nowhereFindings(rules: RuleSet, day: DayDiagram, { nowhere }: Tally): DayFinding[] {
  return [...nowhere].flatMap(([index, antal]) => {
    const regel = day.regler[index];
    const path = findPath(day.diagram, (leaf) => isNowhere(day, leaf, index));
    if (regel === undefined || path === null) return [];
    const kombination = svarAt(day.axes, path);
    const besked = `Reglen »${regel.id}« sender til emnets forvaltning, men ingen har emnet »${kombination.emne}«, når forvaltning er »${kombination.forvaltning}« (${combinations(antal)}). Sæt en regel før den, som tager dem, eller skriv hos på emnet.`;
    const fejl = regelFejl(rules, regel, { kode: 'intet-at-sende-til', key: 'send', besked });
    return [{ key: `intet-at-sende-til ${regel.id}`, fejl: { ...fejl, kombination } }];
  });
}

function isNowhere({ outcomes }: DayDiagram, leaf: number, index: number): boolean {
  const outcome = outcomes[leaf];
  return outcome?.rule === index && outcome.modtager === null;
}

function deadFindings(
  rules: RuleSet,
  day: DayDiagram,
  { tally, spare }: { readonly tally: Tally; readonly spare: Regel | null },
): DayFinding[] {
  return [...day.regler.entries()].flatMap(([index, regel]) => {
    if (tally.decided[index] !== 0 || regel === spare) return [];
    const before = takenBy(day, index).map((id) => `»${id}«`);
    const why =
      before.length === 0
        ? 'ingen svar, der kan forekomme sammen, passer på den. Ret naar'
        : `${before.join(', ')} tager alt, hvad den passer på. Flyt den op, gør de andre snævrere`;
    const besked = `Reglen »${regel.id}« afgør intet: ${why}, eller slet den.`;
    const fejl = regelFejl(rules, regel, { kode: 'doed-regel', key: 'id', besked });
    return [{ key: `doed-regel ${regel.id}`, fejl }];
  });
}

/** The rules that decide what a rule matches. */
function takenBy({ regler, diagram, outcomes }: DayDiagram, index: number): readonly string[] {
  const takers = new Set<number>();
  for (const { box } of outcomes.filter(({ rule }) => rule === index)) {
    const counts = countLeaves(diagram, outcomes.length + 1, box);
    for (const [leaf, { rule }] of outcomes.entries()) if (counts[leaf] !== 0) takers.add(rule);
  }
  return [...takers].toSorted((a, b) => a - b).flatMap((taker) => regler[taker]?.id ?? []);
}

/** A modtager that does not exist yet on the day need not be reached. */
function unreachedFindings(rules: RuleSet, dag: Day, { dele }: Tally): DayFinding[] {
  const modtagere = [...rules.modtagere.values()];
  return modtagere.flatMap(({ id, navne }, index) => {
    if (dele.has(id) || rules.reserve.includes(id) || !hasBegun(navne, dag)) return [];
    const place = placeOf(rules.places, 'modtagere.json', ['modtagere', index, 'id']);
    const besked = `Ingen klage kan komme til »${id}«. Lad et emne (hos) eller en regel (send) nævne den, eller slet den.`;
    const fejl = toldAt(place, {
      kode: 'uopnaaelig-modtager' as const,
      fil: 'modtagere.json',
      besked,
    });
    return [{ key: `uopnaaelig-modtager ${id}`, fejl }];
  });
}

function hasBegun(navne: Modtager['navne'], dag: Day): boolean {
  return navne.some(({ gyldigFra }) => gyldigFra <= dag);
}

function regelFejl(
  rules: RuleSet,
  regel: Regel,
  {
    kode,
    key,
    besked,
  }: { readonly kode: Fejl['kode']; readonly key: string; readonly besked: string },
): Fejl {
  const index = rules.regler.indexOf(regel);
  const place = placeOf(rules.places, 'regler.json', ['regler', index, key]);
  return toldAt(place, { kode, fil: 'regler.json', besked, regel: regel.id });
}

function spoken(answers: Decision['afgoerende']): string {
  const named = Object.entries(answers).map(([question, answer]) => `${question} er »${answer}«`);
  return named.length === 0 ? 'noget som helst svares' : named.join(' og ');
}

function combinations(antal: number): string {
  return antal === 1 ? '1 kombination af svar' : `${danish(antal)} kombinationer af svar`;
}

function danish(n: number): string {
  return n.toLocaleString('da-DK');
}
