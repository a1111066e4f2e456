import { once } from 'node:events';
import { createServer } from 'node:http';
import * as v from 'valibot';

const Value = v.record(v.string(), v.unknown());
const Attributes = v.array(v.object({ key: v.string(), value: Value }));
const Traces = v.object({
  resourceSpans: v.array(
    v.object({
      scopeSpans: v.array(
        v.object({
          spans: v.array(
            v.object({
              ...{ name: v.string(), traceId: v.string(), spanId: v.string(), kind: v.number() },
              parentSpanId: v.optional(v.string()),
              attributes: Attributes,
              status: v.object({ code: v.number(), message: v.optional(v.string()) }),
              events: v.optional(v.array(v.unknown()), []),
            }),
          ),
        }),
      ),
    }),
  ),
});
const Points = v.object({
  dataPoints: v.array(v.object({ attributes: Attributes, asDouble: v.number() })),
});
const Metrics = v.object({
  resourceMetrics: v.array(
    v.object({
      scopeMetrics: v.array(
        v.object({
          metrics: v.array(
            v.object({ name: v.string(), gauge: v.optional(Points), sum: v.optional(Points) }),
          ),
        }),
      ),
    }),
  ),
});

/** A request as it came, and its words. */
export type Export = { readonly path: string; readonly headers: string; readonly body: string };

/**
 * A collector in this process that takes OTLP/HTTP in JSON and keeps it.
 * @param mood `silent` never answers, `failing` answers 503
 */
export async function startReceiver(mood: 'well' | 'silent' | 'failing' = 'well') {
  const exports: Export[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request, (chunk) => Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString();
    const headers = JSON.stringify(request.headers);
    exports.push({ path: request.url ?? '', headers, body });
    if (mood === 'silent') return;
    response.writeHead(mood === 'well' ? 200 : 503, { 'content-type': 'application/json' });
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return {
    url: new URL(`http://127.0.0.1:${address.port}`),
    exports,
    spans: () => exports.filter(({ path }) => path === '/v1/traces').flatMap(spansIn),
    /** The newest of each, as /metrics writes it. */
    metrics: () =>
      exports
        .filter(({ path }) => path === '/v1/metrics')
        .map(metricsIn)
        .at(-1) ?? [],
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function spansIn({ body }: Export) {
  const { resourceSpans } = v.parse(Traces, JSON.parse(body));
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans).flatMap((one) => one.spans);
  return spans.map(({ attributes, ...span }) => ({ ...span, facts: factsOf(attributes) }));
}

function metricsIn({ body }: Export): readonly string[] {
  const { resourceMetrics } = v.parse(Metrics, JSON.parse(body));
  const all = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics);
  return all
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ name, gauge, sum }) =>
      [gauge, sum].flatMap((points) =>
        (points?.dataPoints ?? []).map(({ attributes, asDouble }) => {
          const pairs = Object.entries(factsOf(attributes)).map(
            ([key, value]) => `${key}="${value}"`,
          );
          return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${asDouble}`;
        }),
      ),
    );
}

function factsOf(attributes: v.InferOutput<typeof Attributes>) {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
