import type { OthersChange } from '../../src/sag-locals.ts';
import type { registreringHaendelserOf } from '../register/registrering-haendelse.ts';
import { isInForm } from './registration-fields.ts';

type Event = Awaited<ReturnType<typeof registreringHaendelserOf>>[number];

/** What somebody typed over a registration that was another by the time they sent it. */
export type Clash = {
  /** Every field as it is now. */
  readonly now: ReadonlyMap<string, string>;
  /** What has happened to it since they saw it, oldest first. */
  readonly siden: readonly Event[];
  readonly typed: ReadonlyMap<string, string>;
  readonly raadgiver: boolean;
};

export type Merged = {
  /** What the form holds now: theirs where they changed it, else what it is by now. */
  readonly values: ReadonlyMap<string, string>;
  readonly andres: readonly OthersChange[];
};

/**
 * Two people wrote on one case. Nothing of either is lost: the second one sees what the first
 * changed, and finds it in every field they had not changed themselves.
 */
export function mergeOthers({ now, siden, typed, raadgiver }: Clash): Merged {
  const before = asSeen(now, siden);
  const seen = { now, before, typed };
  const names = new Set([...now.keys(), ...before.keys(), ...typed.keys()]);
  const inForm = [...names].filter((felt) => isInForm(felt, raadgiver));
  const values = new Map(typed);
  for (const felt of inForm) {
    if (!isMine(felt, seen)) values.set(felt, now.get(felt) ?? '');
  }
  const andres = siden.flatMap(({ felt, fra, til, tid, hvem }) => {
    if (felt === null) return [];
    const begge = isInForm(felt, raadgiver) && isMine(felt, seen) && typed.get(felt) !== til;
    return [{ felt, fra, til, tid, hvem, begge }];
  });
  return { values, andres };
}

type Fields = ReadonlyMap<string, string>;
type Seen = { readonly now: Fields; readonly before: Fields; readonly typed: Fields };

/** The fields as they were before the events: the oldest event of each field says. */
function asSeen(now: Fields, siden: readonly Event[]): Fields {
  const before = new Map(now);
  for (const { felt, fra } of siden.toReversed()) {
    if (felt !== null) before.set(felt, fra ?? '');
  }
  return before;
}

/** Whether the one who sends changed a field; rows move together, so a list is changed as a whole. */
function isMine(felt: string, { before, typed }: Seen): boolean {
  const list = LIST.exec(felt)?.[0];
  const names = list === undefined ? [felt] : namesIn(list, [before, typed]);
  return names.some((name) => (typed.get(name) ?? '') !== (before.get(name) ?? ''));
}

const LIST = /^(?:klagepunkter|indsatser)\./;

function namesIn(list: string, fields: readonly Fields[]): readonly string[] {
  return [...new Set(fields.flatMap((one) => [...one.keys()]))].filter((name) =>
    name.startsWith(list),
  );
}
