import { type Day, isDay } from '../../src/klage/calendar.ts';
import { readDate } from '../../src/klage/form-input.ts';
import type { ErrorCode } from '../../src/klage/klage.ts';
import { canonicalText, isPlainText } from '../../src/klage/text.ts';

/**
 * What is wrong with a field. `for-tidlig`: before the klage came; `personoplysninger`: it seems to
 * tell who the citizen is.
 */
export type CaseFault = {
  readonly field: string;
  readonly code: ErrorCode | 'for-tidlig' | 'personoplysninger';
};

/** Between which days a day may lie, both inclusive. */
export type DaySpan = { readonly from: Day; readonly to: Day };

const WHOLE = /^\d{1,3}$/;

/** Reads the fields of a form one by one, and collects every fault on the way; '' is nothing. */
export class FieldReader {
  readonly faults: CaseFault[] = [];
  readonly #typed: ReadonlyMap<string, string>;

  constructor(typed: ReadonlyMap<string, string>) {
    this.#typed = typed;
  }

  /** What was typed, ends trimmed. */
  typed(field: string): string {
    return (this.#typed.get(field) ?? '').trim();
  }

  choice<const Option extends string>(field: string, options: readonly Option[]): Option | null {
    const typed = this.typed(field);
    const found = options.find((option) => option === typed) ?? null;
    if (found === null && typed !== '') this.fault(field, 'ukendt');
    return found;
  }

  day(field: string, { from, to }: DaySpan): Day | null {
    const day = readDate(this.typed(field));
    if (day === '') return null;
    if (!isDay(day)) return this.fault(field, 'format');
    if (day > to) return this.fault(field, 'fremtid');
    return day < from ? this.fault(field, 'for-tidlig') : day;
  }

  /** A whole number from 0 to `max`. */
  count(field: string, max: number): number | null {
    const typed = this.typed(field);
    if (typed === '') return null;
    return WHOLE.test(typed) && Number(typed) <= max ? Number(typed) : this.fault(field, 'format');
  }

  /** Text of at most `charsMax` UTF-16 units. */
  text(field: string, charsMax: number): string {
    const typed = this.#typed.get(field) ?? '';
    const text = canonicalText(typed);
    if (!isPlainText(typed)) this.fault(field, 'tegn');
    else if (text.length > charsMax) this.fault(field, 'for-langt');
    return text;
  }

  fault(field: string, code: CaseFault['code']): null {
    this.faults.push({ field, code });
    return null;
  }
}
