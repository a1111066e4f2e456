import type { Day } from '../../src/klage/calendar.ts';
import { QUESTIONS } from '../../src/klage/questions.ts';
import { decidingAnswers } from './deciding-answers.ts';
import { type DecisionTable, decisionTable, NO_RULE } from './decision-table.ts';
import { type Fejl, placeOf, toldAt } from './fejl.ts';
import type { Decision, Modtager, Regel, RuleSet } from './rule-set.ts';
import { type Spot, svarAt, type Tally, tallyTable } from './tally.ts';

/** The proof of one day. */
export type DayReport = {
  readonly dag: Day;
  readonly findings: readonly DayFinding[];
  /** Ids of rules in force that decide nothing. */
  readonly idle: readonly string[];
  /** The last rule, when it takes everything and is not needed. */
  readonly spare: Regel | null;
  readonly tally: Tally;
  readonly table: DecisionTable;
};

/** A fault, and what makes it the same fault on another day. */
export type DayFinding = { readonly key: string; readonly fejl: Fejl };

/** Faults of one kind that are told one by one. */
const GAPS_TOLD_MAX = 10;

/** Proves the rules of one day over every reachable combination of answers. */
export function checkDay(rules: RuleSet, dag: Day): DayReport {
  const table = decisionTable(rules, dag);
  const tally = tallyTable(table);
  const spare = spareRule(table, tally);
  const idle = table.rules.filter((_, index) => tally.decided[index] === 0);
  return {
    dag,
    table,
    tally,
    spare,
    idle: idle.map(({ regel }) => regel.id),
    findings: [
      ...gapFindings(rules, table, tally),
      ...nowhereFindings(rules, table, tally),
      ...deadFindings(rules, table, { tally, spare }),
      ...unreachedFindings(rules, dag, tally),
    ],
  };
}

/** A last rule that takes everything is a net under the others: it may lie there unneeded. */
function spareRule({ rules }: DecisionTable, { decided }: Tally): Regel | null {
  const last = rules.at(-1);
  const isNet = last !== undefined && last.conditions.length === 0 && decided.at(-1) === 0;
  return isNet ? last.regel : null;
}

/** Gaps are told by the fewest answers that lead into one, so that a whole field of them is one fault. */
function gapFindings(rules: RuleSet, table: DecisionTable, { gaps }: Tally): DayFinding[] {
  const findings: DayFinding[] = [];
  let left = gaps;
  while (left[0] !== undefined && findings.length < GAPS_TOLD_MAX) {
    const kombination = svarAt(left[0]);
    const answers = decidingAnswers(table, kombination, (_, rule) => rule !== NO_RULE);
    const [inside, outside] = split(left, answers);
    const besked = `Ingen regel passer, når ${spoken(answers)} (${combinations(weight(inside))}). Tilføj en regel, eller udvid en.`;
    findings.push({
      key: `uden-regel ${spoken(answers)}`,
      fejl: { ...gapAt(rules, besked), kombination },
    });
    left = outside;
  }
  return findings;
}

function gapAt(rules: RuleSet, besked: string): Fejl {
  const last = placeOf(rules.places, 'regler.json', ['regler', rules.regler.length - 1]);
  return toldAt(last, { kode: 'uden-regel', fil: 'regler.json', besked });
}

function split(
  spots: readonly Spot[],
  answers: Decision['afgoerende'],
): readonly [readonly Spot[], readonly Spot[]] {
  const inside: Spot[] = [];
  const outside: Spot[] = [];
  for (const spot of spots) {
    const svar = svarAt(spot);
    const fits = QUESTIONS.every((question) => {
      const answer = answers[question];
      if (question === 'emne') return answer === undefined || spot.emneClass.emner.has(answer);
      return answer === undefined || answer === svar[question];
    });
    (fits ? inside : outside).push(spot);
  }
  return [inside, outside];
}

function nowhereFindings(rules: RuleSet, table: DecisionTable, { nowhere }: Tally): DayFinding[] {
  return [...nowhere].flatMap(([index, { spot, antal }]) => {
    const regel = table.rules[index]?.regel;
    if (regel === undefined) return [];
    const kombination = svarAt(spot);
    const besked = `Reglen »${regel.id}« sender til emnets forvaltning, men ingen har emnet »${kombination.emne}«, når forvaltning er »${kombination.forvaltning}« (${combinations(antal)}). Sæt en regel før den, som tager dem, eller skriv hos på emnet.`;
    const fejl = regelFejl(rules, regel, { kode: 'intet-at-sende-til', key: 'send', besked });
    return [{ key: `intet-at-sende-til ${regel.id}`, fejl: { ...fejl, kombination } }];
  });
}

function deadFindings(
  rules: RuleSet,
  table: DecisionTable,
  { tally, spare }: { readonly tally: Tally; readonly spare: Regel | null },
): DayFinding[] {
  return [...table.rules.entries()].flatMap(([index, { regel }]) => {
    if (tally.decided[index] !== 0 || regel === spare) return [];
    const before = takenBy(table, index).map((id) => `»${id}«`);
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
function takenBy({ rules, classes, matching }: DecisionTable, index: number): readonly string[] {
  const takers = new Set<number>();
  for (const { possible, deciding } of classes) {
    if (!possible.includes(index)) continue;
    for (const [rest, rule] of deciding.entries()) {
      if (matching[index]?.[rest] === 1) takers.add(rule);
    }
  }
  return [...takers].toSorted((a, b) => a - b).flatMap((taker) => rules[taker]?.regel.id ?? []);
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

function weight(spots: readonly Spot[]): number {
  return spots.reduce((sum, { emneClass }) => sum + emneClass.emner.size, 0);
}

function combinations(antal: number): string {
  return antal === 1 ? '1 kombination af svar' : `${danish(antal)} kombinationer af svar`;
}

function danish(n: number): string {
  return n.toLocaleString('da-DK');
}
