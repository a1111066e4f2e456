/** A server of its own that the system can use in place of what it has built in. */
export type Engine = {
  /** What it is called on the command line and in what is told. */
  readonly name: string;
  /** Which tests run on it: suites of `vitest.config.ts`, and what a path must hold (none: all). */
  readonly tests: readonly {
    readonly suites: readonly string[];
    readonly paths: readonly string[];
  }[];
  /** Gets what is missing, starts a server for the tests alone, or takes the one the environment names. */
  readonly start: () => Promise<StartedEngine | NotRun>;
};

export type StartedEngine = {
  /** What the tests find it by. */
  readonly env: { readonly [name: string]: string };
  readonly stop: () => Promise<void>;
};

/** Why it does not run here: a Danish sentence that says what to do. */
export type NotRun = { readonly ikkeKoert: string };
