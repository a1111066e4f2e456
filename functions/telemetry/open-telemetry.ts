import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DiagLogLevel,
  diag,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace as traceApi,
} from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { AlwaysOnSampler, BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Log } from './log.ts';
import { observe } from './observe-metrics.ts';
import type { Telemetry } from './telemetry.ts';
import type { Otlp } from './telemetry-settings.ts';
import type { Span, SpanFacts, SpanName, Trace } from './trace.ts';

/** One export; then it counts as lost. */
const EXPORT_MS_MAX = 5_000;
/** Spans that wait for an export; those beyond are dropped, so that memory stays flat. */
const SPANS_WAITING_MAX = 2_048;
/** Between two exports of spans. */
const SPANS_EVERY_MS = 2_000;
const STOP_MS_MAX = 1_000;
/** A collector that is down is told of this seldom. */
const TELL_EVERY_MS = 600_000;

/**
 * Traces and metrics by OpenTelemetry, as OTLP/HTTP in JSON. Loaded only where OTEL_EXPORTER_OTLP_ENDPOINT
 * is set. What a collector does or fails to do never reaches the work: spans wait in a bounded queue,
 * are sent beside it, and are dropped when they cannot be.
 */
export function openTelemetry(otlp: Otlp, log: Log): Telemetry {
  tellFailures(log);
  const resource = resourceFromAttributes({
    'service.name': otlp.serviceName,
    'service.instance.id': randomUUID(),
  });
  const spans = makeTracing(otlp, resource);
  const meters: MeterProvider[] = [];
  return {
    trace: makeTrace(spans.getTracer('klagevej')),
    watch: (measure) => {
      const provider = makeMetering(otlp, resource);
      observe(provider.getMeter('klagevej'), measure);
      meters.push(provider);
    },
    stop: async () => {
      const all = [spans, ...meters].map((one) => one.shutdown().catch(() => {}));
      await Promise.race([Promise.all(all), pause(STOP_MS_MAX, undefined, { ref: false })]);
    },
  };
}

function makeTracing(otlp: Otlp, resource: Resource): TracerProvider {
  const exporter = new OTLPTraceExporter(exporterOptions(otlp, 'traces'));
  const processor = new BatchSpanProcessor({
    exporter,
    maxQueueSize: SPANS_WAITING_MAX,
    scheduledDelayMillis: SPANS_EVERY_MS,
    exportTimeoutMillis: EXPORT_MS_MAX,
  });
  const sampler = new AlwaysOnSampler();
  return new TracerProvider({ resource, sampler, spanProcessors: [processor] });
}

function makeMetering(otlp: Otlp, resource: Resource): MeterProvider {
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(exporterOptions(otlp, 'metrics')),
    exportIntervalMillis: otlp.metricsEveryMs,
    exportTimeoutMillis: Math.min(EXPORT_MS_MAX, otlp.metricsEveryMs),
  });
  return new MeterProvider({ resource, readers: [reader] });
}

function exporterOptions({ endpoint, headers }: Otlp, signal: 'traces' | 'metrics') {
  const url = `${endpoint.href.replace(/\/$/, '')}/v1/${signal}`;
  return { url, headers: { ...headers }, timeoutMillis: EXPORT_MS_MAX, concurrencyLimit: 2 };
}

/** Which span is being worked in; it follows the work through its awaits. */
const current = new AsyncLocalStorage<OtelSpan>();

/** Whoever sends a traceparent is not believed: a citizen's browser could. */
function makeTrace(tracer: Tracer): Trace {
  return async (name, facts, work) => {
    const parent = current.getStore();
    const context = parent === undefined ? ROOT_CONTEXT : traceApi.setSpan(ROOT_CONTEXT, parent);
    const options = { kind: kindOf(name), attributes: { ...facts } };
    const span = tracer.startSpan(name, options, context);
    const told = tellOn(span, facts);
    try {
      return await current.run(span, async () => work(told));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', error instanceof Error ? error.name : 'ukendt');
      throw error;
    } finally {
      if (!told.dropped) span.end();
    }
  };
}

function tellOn(span: OtelSpan, given: SpanFacts): Span & { readonly dropped: boolean } {
  let dropped = false;
  return {
    tell: (facts) => {
      span.setAttributes({ ...facts });
      const route = facts['http.route'];
      if (route !== undefined) span.updateName(`${given['http.request.method']} ${route}`);
      if ((facts['http.response.status_code'] ?? 0) >= 500) {
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
    },
    drop: () => {
      dropped = true;
    },
    get dropped() {
      return dropped;
    },
  };
}

const KINDS: { readonly [N in SpanName]?: SpanKind } = {
  'http.request': SpanKind.SERVER,
  'letter.send': SpanKind.CLIENT,
};

function kindOf(name: SpanName): SpanKind {
  return KINDS[name] ?? SpanKind.INTERNAL;
}

/** That nothing gets through is told, and why is not: a message could repeat a header. */
function tellFailures(log: Log): void {
  let last = Number.NEGATIVE_INFINITY;
  const tell = () => {
    const now = performance.now();
    if (now - last < TELL_EVERY_MS) return;
    last = now;
    log('warn', 'telemetri-fejl');
  };
  const silent = () => {};
  const logger = { error: tell, warn: tell, info: silent, debug: silent, verbose: silent };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}
