import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import axe from 'axe-core';
import { Hono } from 'hono';
import { buildPagesIfStale } from '../../functions/build-pages.ts';
import { giveSearch } from '../../functions/http/klage/emne-search.ts';
import { packPages } from '../../functions/http/pack-pages.ts';
import { loadPages } from '../../functions/pages.ts';
import { pageStates } from './page-states.ts';
import { shippedSearch } from './subjects.ts';

/** Where axe lies: a browser that has fetched it once need not read it again for each page. */
export const AXE_PATH = '/axe';

export type StateServer = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Serves every made-up page state under `/<sprog>/<name>`, and the built files, so that each state
 * can be looked at and measured without bringing the whole system into it.
 */
export async function startStateServer(): Promise<StateServer> {
  const root = join(import.meta.dirname, '../..');
  await buildPagesIfStale(root);
  const pages = await loadPages(join(root, 'dist'));
  const app = new Hono();
  app.use(packPages);
  for (const sprog of ['da', 'en'] as const) {
    for (const { name, path, locals, status } of pageStates(sprog)) {
      app.get(`/${sprog}/${name}`, () => pages.render(path, locals, status));
    }
  }
  app.get('/soegning/:sprog/:hash', (c) => {
    const sprog = c.req.param('sprog') === 'en' ? 'en' : 'da';
    const acceptEncoding = c.req.header('accept-encoding') ?? '';
    return giveSearch(shippedSearch(sprog), { hash: c.req.param('hash'), acceptEncoding });
  });
  app.get(AXE_PATH, (c) => {
    c.header('cache-control', 'max-age=3600, immutable');
    return c.body(axe.source, 200, { 'content-type': 'text/javascript' });
  });
  app.get('/assets/*', (c) => {
    const asset = pages.asset(c.req.path, c.req.header('accept-encoding') ?? '');
    return asset ?? c.notFound();
  });
  const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
