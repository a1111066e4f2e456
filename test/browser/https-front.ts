import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { TlsPair } from '../contract/given/oidc-provider.ts';

export type HttpsFront = {
  /** What people see. */
  readonly url: string;
  /** What stands behind it, once it has started. */
  readonly leadTo: (url: string) => void;
  readonly close: () => Promise<void>;
};

/** What stands before the system in production: https outside, the same requests inside. */
export async function startHttpsFront(tls: TlsPair): Promise<HttpsFront> {
  let behind = '';
  const server = createServer(tls, (asked, answer) => pass(asked, answer, behind));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The front has no port.');
  return {
    url: `https://localhost:${address.port}`,
    leadTo: (url) => {
      behind = url;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(asked: IncomingMessage, answer: ServerResponse, behind: string): void {
  const { method, headers, url = '/' } = asked;
  const passed = request(new URL(url, behind), { method, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  passed.on('error', () => answer.writeHead(502).end());
  asked.pipe(passed);
}
