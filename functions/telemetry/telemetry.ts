import type { Metric } from './metrics.ts';
import { noTrace, type Trace } from './trace.ts';

/** What listens to one thread. */
export type Telemetry = {
  readonly trace: Trace;
  /** Sends the figures out as often as is set, measured anew each time. */
  readonly watch: (measure: () => Promise<readonly Metric[]>) => void;
  /** Sends what is left, for a second at most. Never rejects. */
  readonly stop: () => Promise<void>;
};

/** Nobody listens. */
export const NO_TELEMETRY: Telemetry = {
  trace: noTrace,
  watch: () => {},
  stop: async () => {},
};
