import { afterAll, expect, test } from 'vitest';
import { postForm, postMultipart } from '../contract/given/send.ts';
import { startReceiver } from '../otlp-receiver.ts';
import { startSystem, until } from '../system.ts';
import { markedKlage } from './canary-klage.ts';
import { headersWith, refusedRequests } from './canary-refused.ts';
import { findCanaries } from './canary-word.ts';

const collector = await startReceiver();
const system = await startSystem({
  env: {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url.href,
    OTEL_METRIC_EXPORT_INTERVAL: '1000',
  },
});
afterAll(async () => {
  await system.stop();
  await collector.close();
});

const klage = await markedKlage();

async function sendEverything(): Promise<void> {
  const { fields, files, noegle, word } = klage;
  const sent = await postMultipart(system.url, fields, { files, key: noegle });
  expect(sent.status).toBe(201);
  const typed = { ...fields, noegle: `${noegle}b`, handling: 'send', hjemmeside: word };
  const form = await postForm(`${system.url}/klage?${word}`, typed, {
    ...{ files, headers: headersWith(word) },
  });
  expect(form.status).toBe(201);
  for (const request of refusedRequests(klage)) await request.send(system.url);
  await fetch(`${system.url}/${word}`, { headers: headersWith(word) });
  await fetch(`${system.url}/api/sager/${word}`, { headers: { authorization: `Bearer ${word}` } });
}

test('traces tell each step of receiving and delivering, and not one typed character', async () => {
  await sendEverything();
  const names = () => new Set(collector.spans().map(({ name }) => name));
  await until('both ways and the delivery', async () =>
    names().has('letter.send') && names().has('POST /klage') ? true : null,
  );
  await system.end();
  const expected = ['klage.parse', 'klage.receive', 'klage.route', 'klage.compose', 'klage.seal'];
  const delivered = ['klage.put', 'klage.commit', 'outbox.claim', 'letter.deliver', 'letter.send'];
  const missing = [...expected, ...delivered, 'POST /api/klager', 'GET /*'].filter(
    (name) => !names().has(name),
  );
  expect(missing).toEqual([]);
  const places = collector.exports.map(({ path, headers, body }) => {
    return { where: `an export to ${path}`, bytes: Buffer.from(headers + body) };
  });
  expect(places.length).toBeGreaterThan(2);
  expect(findCanaries(klage.canaries, places)).toEqual([]);
});
