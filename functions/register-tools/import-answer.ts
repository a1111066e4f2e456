import type { LineFault } from '../register/read-case-record.ts';

/** One fault in what was sent; `felt` null: the line as a whole. */
export type ImportFejl = LineFault & { readonly linje: number };

/** What an import came to, in lines; `fejlUdeladt` counts the faults beyond those listed. */
export type ImportAnswer = {
  readonly laest: number;
  readonly oprettet: number;
  readonly uaendret: number;
  readonly opdateret: number;
  readonly afvist: number;
  readonly fejl: readonly ImportFejl[];
  readonly fejlUdeladt?: number;
};

/** Faults that are listed; a file of nothing but faults must not fill the memory. */
export const FEJL_MAX = 1_000;

export type Outcome = 'oprettet' | 'uaendret' | 'opdateret';

/** Counts an import as it goes. */
export class ImportTally {
  readonly #counts = { laest: 0, oprettet: 0, uaendret: 0, opdateret: 0, afvist: 0 };
  readonly #fejl: ImportFejl[] = [];
  #faults = 0;

  read(): void {
    this.#counts.laest += 1;
  }

  stored(outcome: Outcome): void {
    this.#counts[outcome] += 1;
  }

  refused(linje: number, faults: readonly LineFault[]): void {
    this.#counts.afvist += 1;
    this.#faults += faults.length;
    for (const { felt, besked } of faults) {
      if (this.#fejl.length < FEJL_MAX) this.#fejl.push({ linje, felt, besked });
    }
  }

  get refusedLines(): number {
    return this.#counts.afvist;
  }

  /** Faults in the order of their lines: some show only when the lines around them are stored. */
  answer(): ImportAnswer {
    const fejl = this.#fejl.toSorted((a, b) => a.linje - b.linje);
    const fejlUdeladt = this.#faults - fejl.length;
    return { ...this.#counts, fejl, ...(fejlUdeladt > 0 ? { fejlUdeladt } : {}) };
  }
}
