import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { Registreret } from '../../src/klage/registrering.ts';
import type { DaySpan } from './field-reader.ts';

/** From the day a case came until today: when what is registered on it can have happened. */
export function sinceReceipt({ modtaget }: Pick<Registreret, 'modtaget'>, dag: Day): DaySpan {
  return { from: dayInCopenhagen(new Date(modtaget)), to: dag };
}
