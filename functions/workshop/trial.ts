import { addDays, type Day, isDayOfReceipt } from '../../src/klage/calendar.ts';
import { ASKED, type Svar } from '../../src/klage/questions.ts';
import type { TriedRoute } from '../../src/workshop-facts.ts';
import type { TryPage } from '../../src/workshop-locals.ts';
import { deriveSvar } from '../routing/derive-svar.ts';
import { placeOf } from '../routing/fejl.ts';
import { parseSvar } from '../routing/parse-svar.ts';
import { routeKlage } from '../routing/route-klage.ts';
import { type RuleStep, rulePath } from '../routing/rule-path.ts';
import type { Eksempel, RuleSet } from '../routing/rule-set.ts';
import { answerName, conditions, modtagerName, type Reading } from './rule-facts.ts';

/** Answers that somebody tries, as they stand in the address. */
export type Trial = { readonly svar: TryPage['svar']; readonly dag: Day };

const FIELDS = ['emne', 'valgtForvaltning', ...ASKED, 'svarfristUdloebet'] as const;
/** A klage older than this has no svarfrist left, whatever the kommune's closed days. */
const LONG_AGO_DAYS = 90;

/** The answers among some fields; what is left out has the usual answer. */
export function readTrial(fields: URLSearchParams, today: Day): Trial {
  const given = FIELDS.flatMap((field) => {
    const answer = fields.get(field) ?? '';
    return answer === '' ? [] : [[field, answer] as const];
  });
  const dag = fields.get('dag') ?? '';
  return { svar: Object.fromEntries(given), dag: isDayOfReceipt(dag) ? dag : today };
}

export type ReadTrial =
  | { readonly ok: true; readonly svar: Svar }
  | { readonly ok: false; readonly fejl: TryPage['fejl'] };

/** The answers as a rule set sees them. */
export function answersIn(rules: RuleSet, { svar, dag }: Trial): ReadTrial {
  const parsed = parseSvar(rules, exampleAnswers(rules, { svar, dag }), dag);
  if (!parsed.ok) {
    const fejl = parsed.faults.map(({ field, besked }) => ({ field, message: besked }));
    return { ok: false, fejl };
  }
  return { ok: true, svar: deriveSvar(rules, parsed.given, dag) };
}

/** The answers as an example gives them: a day of the klage stands for whether the svarfrist is over. */
export function exampleAnswers(rules: RuleSet, { svar, dag }: Trial): Eksempel['svar'] {
  const { svarfristUdloebet, valgtForvaltning, ...others } = svar;
  const asksPick = rules.emner.get(svar['emne'] ?? '')?.afklar != null;
  const pick =
    asksPick && valgtForvaltning !== undefined && valgtForvaltning !== ''
      ? { valgtForvaltning }
      : {};
  if (svar['harKlaget'] !== 'ja-venter') return { ...others, ...pick };
  const klagedato = svarfristUdloebet === 'ja' ? addDays(dag, -LONG_AGO_DAYS) : dag;
  return { ...others, ...pick, klagedato };
}

/** Where a rule set sends a klage, why, and past which rules. */
export function triedRoute(reading: Reading, svar: Svar, udgave: TriedRoute['udgave']): TriedRoute {
  const { rules, dag, sprog } = reading;
  const { modtager, regel, begrundelse, afgoerende } = routeKlage(rules, svar, dag);
  return {
    udgave,
    modtager: modtagerName(reading, modtager),
    regel,
    begrundelse: begrundelse[sprog],
    afgoerende: conditions(reading, afgoerende),
    sti: rulePath(rules, svar, dag).map((step) => pathStep(reading, step, svar)),
  };
}

function pathStep(reading: Reading, step: RuleStep, svar: Svar): TriedRoute['sti'][number] {
  const { regel, udfald } = step;
  const index = reading.rules.regler.indexOf(regel);
  const { linje } = placeOf(reading.rules.places, 'regler.json', ['regler', index, 'id']);
  if (step.udfald !== 'passer-ikke') return { regel: regel.id, linje, udfald, fejler: null };
  const question = step.fejler;
  const [krav] = conditions(reading, { [question]: regel.naar[question] });
  const fejler = krav && { svar: answerName(reading, question, svar[question]), krav };
  return { regel: regel.id, linje, udfald, fejler: fejler ?? null };
}
