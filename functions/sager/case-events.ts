import type { CaseEvent } from '../../src/sag-locals.ts';
import type { WholeCase } from '../register/find-case.ts';

/** Registrations of one person at one instant are one event with several fields. */
export function caseEvents({ haendelser, rettelser }: WholeCase): readonly CaseEvent[] {
  const ofTheLetter = haendelser.filter(({ hvad }) => !REGISTERED_TOO.includes(hvad));
  const letters = ofTheLetter.map(({ tid, hvem, hvad, data }) => ({
    ...{ tid, hvem, hvad, felter: [] },
    data: closedValues(data),
  }));
  const changes = rettelser.filter(({ hvad }) => hvad !== 'laest');
  const together = Map.groupBy(changes, ({ tid, hvem }) => `${tid} ${hvem}`);
  const registered = [...together.values()].flatMap((events) => grouped(events));
  return [...letters, ...registered].toSorted((a, b) => a.tid.localeCompare(b.tid));
}

/** What the citizen is told too; the registration says it with the fields. */
const REGISTERED_TOO: readonly string[] = ['afsluttet', 'genaabnet'];

type Change = WholeCase['rettelser'][number];

/** What closes or opens a case, a note and the like stand by themselves. */
function grouped(events: readonly Change[]): readonly CaseEvent[] {
  const [first] = events;
  if (first === undefined) return [];
  const { tid, hvem } = first;
  const felter = events.flatMap(({ hvad, felt, fra, til }) =>
    felt === null || hvad !== 'aendret' ? [] : [{ felt, fra, til }],
  );
  const others = events.filter(({ hvad }) => hvad !== 'aendret');
  const alone = others.map(({ hvad, felt, fra, til }) => ({
    ...{ tid, hvem, hvad, data: {} },
    // Of a note it is told that it was written, never what.
    felter: felt === null || felt === 'note' ? [] : [{ felt, fra, til }],
  }));
  return felter.length === 0 ? alone : [{ tid, hvem, hvad: 'aendret', felter, data: {} }, ...alone];
}

/** The values of an event's JSON that can be shown. */
export function closedValues(json: string): CaseEvent['data'] {
  const data: unknown = JSON.parse(json);
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string | number | null] =>
        entry[1] === null || typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
