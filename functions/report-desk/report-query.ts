import { type Day, daysBetween, isDay } from '../../src/klage/calendar.ts';
import { readDate } from '../../src/klage/form-input.ts';
import type { FieldError } from '../../src/klage/klage.ts';
import type { Typed } from '../../src/locals.ts';
import type { Periode, ReportAsked } from '../statistics/report.ts';
import { lastHalfYear } from './period.ts';
import type { ReportSight } from './report-sight.ts';

/** What an address asks of the statistics. */
export type ReportQuery = {
  /** The dates as typed, and which forvaltninger are ticked. */
  readonly typed: Typed;
  readonly ticked: readonly string[];
  readonly read:
    | { readonly ok: true; readonly asked: ReportAsked }
    | { readonly ok: false; readonly errors: readonly FieldError[] };
};

/** A report has a row a month, and no kommune keeps cases for ever. */
const PERIODE_DAYS_MAX = 3_660;
const TYPED_CHARS_MAX = 20;

/** Reads an address; without dates it asks for the last half-year that has passed. */
export function readReportQuery(
  query: URLSearchParams,
  { sight, today }: { readonly sight: ReportSight; readonly today: Day },
): ReportQuery {
  const usual = lastHalfYear(today);
  const isDated = query.has('fra') || query.has('til');
  const typedAs = (name: string) => (query.get(name) ?? '').trim().slice(0, TYPED_CHARS_MAX);
  const typed = isDated ? { fra: typedAs('fra'), til: typedAs('til') } : usual;
  const periode = { fra: readDate(typed.fra), til: readDate(typed.til) };
  const ticked = [...new Set(query.getAll('forvaltning').filter((id) => id !== ''))];
  const errors = [...dateErrors(periode), ...forvaltningErrors(ticked, sight)];
  if (errors.length > 0) return { typed, ticked, read: { ok: false, errors } };
  const whole = sight.alle ? null : sight.forvaltninger;
  const asked = { periode, forvaltninger: ticked.length > 0 ? inOrder(ticked, sight) : whole };
  return { typed, ticked, read: { ok: true, asked } };
}

function dateErrors({ fra, til }: Periode): readonly FieldError[] {
  const wrong = [
    ...(isDay(fra) ? [] : [fault('fra', 'Skriv den første dag som 2026-01-31.')]),
    ...(isDay(til) ? [] : [fault('til', 'Skriv den sidste dag som 2026-01-31.')]),
  ];
  if (wrong.length > 0) return wrong;
  if (til < fra) return [fault('til', 'Perioden slutter, før den begynder. Ret en af dagene.')];
  if (daysBetween(fra, til) < PERIODE_DAYS_MAX) return [];
  return [fault('til', 'Perioden er længere end ti år. Vælg en kortere.')];
}

function forvaltningErrors(
  ticked: readonly string[],
  { forvaltninger }: ReportSight,
): readonly FieldError[] {
  if (ticked.every((id) => forvaltninger.includes(id))) return [];
  return [fault('forvaltning', 'Vælg kun blandt de forvaltninger, der står på siden.')];
}

function fault(field: string, message: string): FieldError {
  return { field, code: 'format', message };
}

function inOrder(ticked: readonly string[], { forvaltninger }: ReportSight): readonly string[] {
  return forvaltninger.filter((id) => ticked.includes(id));
}

/** The part of an address that asks for a report; the usual way to write it. */
export function reportQuery({ fra, til }: Periode, forvaltninger: readonly string[] = []): string {
  const pairs = forvaltninger.map((id): [string, string] => ['forvaltning', id]);
  return `?${new URLSearchParams([['fra', fra], ['til', til], ...pairs])}`;
}
