import type { Typed } from '../../src/locals.ts';
import type { ChangedByOther } from '../../src/registrer-locals.ts';
import { fieldsOf } from '../register/registrering-fields.ts';
import type { CaseEvent, LoadedCase } from './load-case.ts';
import { NOTAT } from './notat.ts';

/** Fields that carry the form, and are not filled in by anybody. */
const CARRIERS = ['nummer', 'kode', 'udgave', 'sidst', 'punkter'];
/** What the page shows and changes. The citizen's answers and the assessments of others it does not. */
const ON_PAGE =
  /^(?:styrketBorgerkontakt\.\w+|klagepunkter\.\d+\.(?:overordnetEmne|art|medhold)|loesning|laering|note|afsluttet)$/;

/** What is registered, as the form's fields. */
export function caseValues({ registrering, notat, note }: LoadedCase): Typed {
  return {
    ...Object.fromEntries([...fieldsOf(registrering.registreret)].filter(isOnPage)),
    ...(notat ? { [NOTAT]: 'ja' } : {}),
    note,
  };
}

/** What was typed, as it was typed. */
export function typedValues(typed: ReadonlyMap<string, string>): Typed {
  return Object.fromEntries([...typed].filter(([field]) => !CARRIERS.includes(field)));
}

function isOnPage([felt]: readonly [string, string]): boolean {
  return ON_PAGE.test(felt);
}

/** What of the page has been changed after the event that was seen last: each field from and to. */
export function changedSince(events: readonly CaseEvent[], sidst: number): ChangedByOther[] {
  const fields = new Map<string, ChangedByOther>();
  for (const { id, felt, fra, til, tid } of events) {
    if (id <= sidst || felt === null || !ON_PAGE.test(felt)) continue;
    const before = fields.get(felt);
    fields.set(felt, { felt, fra: before === undefined ? fra : before.fra, til, tid });
  }
  return [...fields.values()].filter(({ felt, fra, til }) => felt === 'note' || fra !== til);
}

/**
 * What was typed beside what others have changed meanwhile: a field that was left as it was shown
 * takes their value, so that saving again takes nothing back unseen; what was changed here stays.
 */
export function withOthers(typed: Typed, others: readonly ChangedByOther[]): Typed {
  const taken = others
    .filter(({ felt, fra }) => felt !== 'note' && isLeft(typed, felt, fra))
    .map(({ felt, til }): [string, string] => [felt, til ?? '']);
  return { ...typed, ...Object.fromEntries(taken) };
}

/** The day of closing stands in the form before anybody has closed the case. */
function isLeft(typed: Typed, felt: string, fra: string | null): boolean {
  return (typed[felt] ?? '') === (fra ?? '') || (felt === 'afsluttet' && fra === null);
}
