import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { METRICS, type Metric, prometheusText } from '../../../functions/telemetry/metrics.ts';
import { openTelemetry } from '../../../functions/telemetry/open-telemetry.ts';
import { freePort } from '../../free-port.ts';
import { startReceiver } from '../../otlp-receiver.ts';
import { until } from '../given/post.ts';

async function listening(mood?: Parameters<typeof startReceiver>[0]) {
  const receiver = await startReceiver(mood);
  onTestFinished(receiver.close);
  const opened = open(receiver.url);
  return { receiver, ...opened };
}

function open(endpoint: URL) {
  const log: string[] = [];
  const otlp = {
    endpoint,
    headers: { authorization: 'Bearer hemmelig' },
    serviceName: 'klagevej-test',
    metricsEveryMs: 1_000,
  };
  const telemetry = openTelemetry(otlp, (level, event) => log.push(`${level} ${event}`));
  onTestFinished(telemetry.stop);
  return { telemetry, log };
}

test('spans stand within each other as the work does, and go out with what they were told', async () => {
  const { receiver, telemetry } = await listening();
  const { trace } = telemetry;
  const done = await trace('http.request', { 'http.request.method': 'POST' }, async (span) => {
    const received = await trace('klage.receive', { 'klagevej.bilag': 2 }, async (inner) => {
      await Promise.all([1, 2].map(() => trace('klage.seal', {}, () => {})));
      inner.tell({ 'klagevej.udfald': 'created' });
      return 'received';
    });
    span.tell({ 'http.route': '/klage', 'http.response.status_code': 201 });
    return received;
  });
  expect(done).toBe('received');
  await telemetry.stop();
  const spans = receiver.spans();
  const named = (name: string) => spans.filter((span) => span.name === name);
  const [request] = named('POST /klage');
  const [receive] = named('klage.receive');
  expect(request).toMatchObject({
    facts: {
      'http.request.method': 'POST',
      'http.route': '/klage',
      'http.response.status_code': 201,
    },
  });
  expect(receive).toMatchObject({
    parentSpanId: request?.spanId,
    facts: { 'klagevej.bilag': 2, 'klagevej.udfald': 'created' },
  });
  expect(named('klage.seal').map(({ parentSpanId }) => parentSpanId)).toEqual([
    ...[receive?.spanId, receive?.spanId],
  ]);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  expect(receiver.exports[0]?.headers).toContain('Bearer hemmelig');
});

test('what the work throws is thrown on, and told by its name only', async () => {
  const { receiver, telemetry } = await listening();
  const fails = telemetry.trace('klage.put', {}, () => {
    throw new TypeError('Karen Hansen skrev dette');
  });
  await expect(fails).rejects.toThrow('Karen Hansen skrev dette');
  await telemetry.stop();
  expect(receiver.spans()).toMatchObject([
    { name: 'klage.put', status: { code: 2 }, facts: { 'error.type': 'TypeError' }, events: [] },
  ]);
  expect(receiver.exports.map(({ body }) => body).join('')).not.toContain('Karen');
});

test('a span that is dropped goes nowhere', async () => {
  const { receiver, telemetry } = await listening();
  await telemetry.trace('outbox.claim', {}, (span) => span.drop());
  await telemetry.trace('outbox.claim', {}, (span) => span.tell({ 'klagevej.antal': 1 }));
  await telemetry.stop();
  expect(receiver.spans().map(({ facts }) => facts)).toEqual([{ 'klagevej.antal': 1 }]);
});

const BAD = [
  ['is not there', async () => new URL(`http://127.0.0.1:${await freePort()}`)],
  ['never answers', async () => (await listening('silent')).receiver.url],
  ['refuses', async () => (await listening('failing')).receiver.url],
] as const;
test.each(BAD)(
  'a collector that %s delays no work, and stops nothing for longer than a second',
  async (_, address) => {
    const { telemetry, log } = open(await address());
    let longest = 0;
    for (let i = 0; i < 5_000; i += 1) {
      const began = performance.now();
      expect(await telemetry.trace('klage.receive', {}, () => i)).toBe(i);
      longest = Math.max(longest, performance.now() - began);
      if (i % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(longest).toBeLessThan(500);
    const began = performance.now();
    await telemetry.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(log.filter((line) => line !== 'warn telemetri-fejl')).toEqual([]);
    expect(log.length).toBeLessThanOrEqual(1);
  },
);

test('a collector that is not there is told of in the log, once', async () => {
  const { telemetry, log } = open(new URL(`http://127.0.0.1:${await freePort()}`));
  await telemetry.trace('klage.receive', {}, () => {});
  await until(() => log.length > 0, 20_000);
  expect(log).toEqual(['warn telemetri-fejl']);
});

test('the figures go out as /metrics writes them', async () => {
  const { receiver, telemetry } = await listening();
  const metrics: readonly Metric[] = METRICS.map(({ name, type }, i) => ({
    ...{ name, type },
    samples: [
      { labels: { modtager: 'SOF' }, value: i },
      { labels: { tilstand: 'venter' }, value: i + 100 },
    ],
  }));
  telemetry.watch(async () => metrics);
  await until(() => receiver.metrics().length > 0, 10_000);
  const lines = prometheusText(metrics).split('\n');
  expect(receiver.metrics()).toEqual(lines.filter((line) => /^[^#]/.test(line)));
});

const LOADS = `
import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) {
  if (name.includes('opentelemetry')) console.log(name);
  return next(name, context);
} });`;
test('nothing of OpenTelemetry is loaded until a collector is set', async () => {
  const hooks = `data:text/javascript,${encodeURIComponent(LOADS)}`;
  const loadedBy = async (file: string) => {
    const path = new URL(`../../../functions/${file}`, import.meta.url).href;
    const args = ['--import', hooks, '--input-type=module', '-e', `await import('${path}')`];
    return (await promisify(execFile)(process.execPath, args)).stdout;
  };
  expect(await loadedBy('telemetry/open-telemetry.ts')).toContain('@opentelemetry/api');
  const off = ['make-world.ts', 'app.ts', 'delivery/start-delivery.ts'];
  expect(await Promise.all(off.map(loadedBy))).toEqual(off.map(() => ''));
});
