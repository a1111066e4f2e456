import { type Day, isDayOfReceipt } from '../../src/klage/calendar.ts';
import type { Given } from './derive-svar.ts';
import { parseSvar, type SvarFault } from './parse-svar.ts';
import type { RuleSet } from './rule-set.ts';

export type ParsedRute =
  | { readonly ok: true; readonly given: Given; readonly dag: Day }
  | { readonly ok: false; readonly faults: readonly SvarFault[] };

/**
 * Reads answers together with the day of receipt, `dag`, as POST /api/rute and `forklar` take them.
 * @param usualDag the day when `dag` is left out.
 */
export function parseRute(rules: RuleSet, input: unknown, usualDag: Day): ParsedRute {
  const { dag, answers } = withoutDag(input);
  if (dag !== undefined && !(typeof dag === 'string' && isDayOfReceipt(dag))) {
    const besked = '»dag« skal være en dag, der findes, som 2026-03-31.';
    return { ok: false, faults: [{ field: 'dag', code: 'format', besked }] };
  }
  const received = dag ?? usualDag;
  const parsed = parseSvar(rules, answers, received);
  return parsed.ok ? { ...parsed, dag: received } : parsed;
}

function withoutDag(input: unknown): { readonly dag: unknown; readonly answers: unknown } {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { dag: undefined, answers: input };
  }
  const members = new Map<string, unknown>(Object.entries(input));
  const dag = members.get('dag');
  members.delete('dag');
  return { dag, answers: Object.fromEntries(members) };
}
