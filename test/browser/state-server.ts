import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { loadPages } from '../../functions/pages.ts';
import { type PageState, pageStates } from './page-states.ts';

export type StateServer = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Serves every made-up page state under `/<sprog>/<name>`, built pages and files for the rest, so
 * that each state can be looked at and measured without bringing the whole system into it.
 */
export async function startStateServer(port = 0): Promise<StateServer> {
  const pages = await loadPages(join(import.meta.dirname, '../../dist'));
  const states = new Map<string, PageState>(
    (['da', 'en'] as const).flatMap((sprog) =>
      pageStates(sprog).map((state) => [`/${sprog}/${state.name}`, state]),
    ),
  );
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const state = states.get(pathname);
    if (state !== undefined) return pages.render(state.path, state.locals, state.status);
    const asset = pages.asset(pathname, request.headers.get('accept-encoding') ?? '');
    return asset ?? new Response('Not here', { status: 404 });
  };
  const server = createServer(getRequestListener(answer)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
