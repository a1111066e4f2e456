import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { newKey, startSystem } from '../system.ts';
import { makeProduction } from './given/production.ts';
import { stored } from './given/register.ts';
import { LEAST } from './given/send.ts';

const production = await makeProduction();
// The kommune's own certificates: nine keys fewer to make.
const system = await startSystem({ env: { RULES_DIR: production.rulesDir } });
afterAll(async () => {
  await system.stop();
  await production.close();
});

test('a klage under way when Ctrl-C comes twice is answered, and then the system ends', async () => {
  const body = JSON.stringify(LEAST);
  const klage = beginKlage(body);
  await pause(200);
  process.kill(system.pid, 'SIGINT');
  await pause(200);
  process.kill(system.pid, 'SIGINT');
  await pause(200);
  klage.end(body.slice(10));
  const [answer]: IncomingMessage[] = await once(klage, 'response');
  answer?.resume();
  const answered = performance.now();
  await system.end('SIGINT');

  expect(answer?.statusCode).toBe(201);
  expect(performance.now() - answered).toBeLessThan(3_000);
  expect(stored(system.dataDir)).toMatchObject({ sager: 1, breve: 1 });
});

/** Sends a klage up to its tenth character, on a connection that would be kept. */
function beginKlage(body: string): ClientRequest {
  const sent = request(`${system.url}/api/klager`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': newKey(),
      connection: 'keep-alive',
    },
  });
  sent.write(body.slice(0, 10));
  return sent;
}
