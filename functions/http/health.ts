import { Hono } from 'hono';
import { readiness } from '../readiness.ts';
import { measure, prometheusText } from '../telemetry/metrics.ts';
import type { RegisterCounts } from '../threads/counts-thread.ts';
import type { World } from '../world.ts';
import type { Env } from './client.ts';

/** For whatever watches the system: alive, able to receive, and figures for Prometheus. */
export function healthRoutes(world: World, register: RegisterCounts): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const checks = await readiness(world);
    const ready = checks.every(({ ok }) => ok);
    return c.json({ ready, checks }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const { metricsToken, production } = world.settings;
    if (metricsToken === null && production) return c.text('', 401);
    const token = c.req.header('authorization');
    if (metricsToken !== null && token !== `Bearer ${metricsToken}`) return c.text('', 401);
    const text = prometheusText(await measure(world, register));
    return c.text(text, 200, { 'content-type': 'text/plain; version=0.0.4' });
  });
  return app;
}
