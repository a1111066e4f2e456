import type { Day } from '../../src/klage/calendar.ts';
import {
  countClosing,
  countKlage,
  countReceived,
  countSvarfrist,
  isKlage,
  type Span,
} from './count-case.ts';
import type { DayNumbers } from './day-numbers.ts';
import { addTo } from './histogram.ts';
import { type CountedCase, readLine } from './read-line.ts';
import type { Periode } from './report.ts';
import { Tally } from './tally.ts';

/** By what a case is a forvaltning's own klage and not one of Borgerrådgiveren's. */
export type Ownership = {
  /** Sources of nothing but such. */
  readonly kilder: ReadonlySet<string>;
  readonly forvaltninger: ReadonlySet<string>;
  /** What `kilde` says of a case that staff made here, and of a klage through the form. */
  readonly manuel: string;
  readonly blanket: string;
};

/** `rapport`: the half-yearly report's cases; `alle`: the forvaltninger's own klager too. */
export type Scope = 'rapport' | 'alle';

/** How many indsatser were begun in the period because of cases of one kind. */
export type IndsatsCount = {
  readonly forvaltning: string | null;
  readonly kilde: string;
  /** Its type; of an ekspedition also how it was made. */
  readonly noegle: string;
  readonly antal: number;
};

/** One klage through the form, and its letter. */
export type FormKlage = {
  readonly forvaltning: string | null;
  /** null: no rule decided. */
  readonly regel: string | null;
  readonly fejlsendt: boolean;
  readonly indsigelse: boolean;
  readonly reserve: boolean;
  /** null: it has no letter. */
  readonly tilstand: string | null;
  /** Until a mailbox had it; null when none has. */
  readonly sekunder: number | null;
};

/** What is counted by. */
export type CountBy = {
  readonly ownership: Ownership;
  readonly days: DayNumbers;
  readonly today: Day;
};

/** The forvaltning of a case that is about none. */
export const INGEN = 'ingen';

/** What was counted of one period, forvaltning by forvaltning, the own klager of each apart. */
export class PeriodCounts {
  readonly periode: Periode;
  readonly #by: CountBy;
  readonly #span: Span;
  readonly #rapport = new Map<string, Tally>();
  readonly #egne = new Map<string, Tally>();

  constructor(periode: Periode, by: CountBy) {
    this.periode = periode;
    this.#by = by;
    const [fra, til] = [by.days.ofDay(periode.fra), by.days.ofDay(periode.til)];
    this.#span = { fra, til, slut: Math.min(til, by.days.ofDay(by.today)) };
  }

  /** The forvaltninger that anything was counted of. */
  get forvaltninger(): readonly string[] {
    return [...new Set([...this.#rapport.keys(), ...this.#egne.keys()])];
  }

  /** What was counted of one forvaltning, or (null) of every one. */
  of(scope: Scope, forvaltning: string | null): readonly Tally[] {
    const maps = scope === 'alle' ? [this.#rapport, this.#egne] : [this.#rapport];
    if (forvaltning === null) return maps.flatMap((map) => [...map.values()]);
    return maps.flatMap((map) => map.get(forvaltning) ?? []);
  }

  /** Counts a case received in the period. @param maaned the row of klager-modtaget it belongs to */
  addReceived(line: string, maaned: string): void {
    const sag = readLine(line, this.#by.days);
    const tally = this.#tallyOf(sag);
    countReceived(tally, sag);
    if (!isKlage(sag)) return;
    countKlage(tally, sag, { maaned, span: this.#span });
    countSvarfrist(tally.svarfrist, sag, this.#span);
    if (sag.kilde === this.#by.ownership.blanket) {
      countSvarfrist(tally.formSvarfrist, sag, this.#span);
    }
  }

  /** Counts a case closed in the period and received outside it. */
  addClosed(line: string): void {
    const sag = readLine(line, this.#by.days);
    if (isKlage(sag)) countClosing(this.#tallyOf(sag), sag);
  }

  addIndsatser({ forvaltning, kilde, noegle, antal }: IndsatsCount): void {
    const egen = this.#by.ownership.kilder.has(kilde);
    const { indsatser } = this.#tally(egen, forvaltning);
    indsatser.set(noegle, (indsatser.get(noegle) ?? 0) + antal);
  }

  addFormKlage(klage: FormKlage): void {
    const { regler, tilstande, sekunder } = this.#tally(false, klage.forvaltning);
    const regel = klage.regel ?? '';
    const none = { sendt: 0, fejlsendt: 0, indsigelser: 0, reserve: 0 };
    const counts = regler.get(regel) ?? none;
    regler.set(regel, counts);
    counts.sendt += 1;
    counts.fejlsendt += Number(klage.fejlsendt);
    counts.indsigelser += Number(klage.indsigelse);
    counts.reserve += Number(klage.reserve);
    const { tilstand } = klage;
    if (tilstand !== null) tilstande.set(tilstand, (tilstande.get(tilstand) ?? 0) + 1);
    if (klage.sekunder !== null) addTo(sekunder, klage.sekunder);
  }

  #tallyOf(sag: CountedCase): Tally {
    return this.#tally(this.#isOwn(sag), sag.forvaltning);
  }

  /** What a forvaltning itself wrote down and answers: no indsats of Borgerrådgiveren's is in it. */
  #isOwn({ kilde, forvaltning, svarer, indsatser }: CountedCase): boolean {
    const { kilder, manuel, forvaltninger } = this.#by.ownership;
    if (kilder.has(kilde)) return true;
    return kilde === manuel && indsatser === '' && forvaltninger.has(svarer || forvaltning);
  }

  #tally(egen: boolean, forvaltning: string | null): Tally {
    const map = egen ? this.#egne : this.#rapport;
    const id = forvaltning || INGEN;
    const known = map.get(id);
    if (known !== undefined) return known;
    const made = new Tally();
    map.set(id, made);
    return made;
  }
}
