import type { Meter, Observable } from '@opentelemetry/api';
import { METRICS, type Metric } from './metrics.ts';

/** The figures of /metrics under the same names, measured whenever they are to go out. */
export function observe(meter: Meter, measure: () => Promise<readonly Metric[]>): void {
  const instruments = new Map<string, Observable>();
  for (const { name, type } of METRICS) {
    const make = type === 'counter' ? 'createObservableCounter' : 'createObservableGauge';
    instruments.set(name, meter[make](name));
  }
  meter.addBatchObservableCallback(
    async (result) => {
      for (const { name, samples } of await measure()) {
        const instrument = instruments.get(name);
        if (instrument === undefined) continue;
        for (const { labels, value } of samples) result.observe(instrument, value, { ...labels });
      }
    },
    [...instruments.values()],
  );
}
