import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { onTestFinished, vi } from 'vitest';

/** What goes wrong with one request. `lie`: 200, and nothing stored. */
export type Fault =
  | 'none'
  | 'cut-before'
  | 'cut-after'
  | 'cut-in-answer'
  | 'silent'
  | 'lie'
  | 409
  | 500
  | 503;

export type FaultyS3 = {
  /** What happens to the next requests of this method; the last stays. */
  readonly next: (method: string, ...faults: readonly Fault[]) => void;
  /** The methods asked so far, in order. */
  readonly asked: string[];
  readonly connections: () => number;
};

/** A proxy before the real store of the tests; from now on the test's S3 clients go through it. */
export async function faultyS3(): Promise<FaultyS3> {
  const target = new URL(process.env['AWS_ENDPOINT_URL_S3'] ?? '');
  const scripts = new Map<string, readonly Fault[]>();
  const asked: string[] = [];
  let connections = 0;
  const server = createServer(async (incoming, answer) => {
    const method = incoming.method ?? '';
    asked.push(method);
    const [fault = 'none', ...rest] = scripts.get(method) ?? [];
    if (rest.length > 0) scripts.set(method, rest);
    const body = Buffer.concat(await Array.fromAsync(incoming, (chunk) => Buffer.from(chunk)));
    await treat(fault, { incoming, answer, body, target });
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    vi.unstubAllEnvs();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${port}`);
  return {
    next: (method, ...faults) => scripts.set(method, faults),
    asked,
    connections: () => connections,
  };
}

type Exchange = {
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
  readonly body: Buffer;
  readonly target: URL;
};

async function treat(fault: Fault, exchange: Exchange): Promise<void> {
  const { answer } = exchange;
  switch (fault) {
    case 'none':
    case 'cut-in-answer':
    case 'cut-after':
      return pass(fault, exchange);
    case 'cut-before':
      answer.socket?.resetAndDestroy();
      return;
    case 'silent':
      return;
    case 'lie':
      answer.writeHead(200, { etag: '"00000000000000000000000000000000"' }).end();
      return;
    case 409:
    case 500:
    case 503:
      answer.writeHead(fault, { 'content-type': 'application/xml' }).end(errorXml(fault));
  }
}

/** The store hears everything, also what its answer then does not reach. */
async function pass(fault: Fault, { incoming, answer, body, target }: Exchange): Promise<void> {
  const { method, headers, url: path } = incoming;
  const onward = request({ host: target.hostname, port: target.port, method, headers, path });
  onward.end(body);
  const [response] = await once(onward, 'response');
  const bytes = Buffer.concat(await Array.fromAsync(response, (chunk: Buffer) => chunk));
  if (fault === 'cut-after') {
    answer.socket?.resetAndDestroy();
    return;
  }
  answer.writeHead(response.statusCode, response.headers);
  if (fault === 'none') {
    answer.end(bytes);
    return;
  }
  answer.write(bytes.subarray(0, bytes.byteLength / 2), () => answer.socket?.destroy());
}

const CODES = { 409: 'ConditionalRequestConflict', 500: 'InternalError', 503: 'SlowDown' } as const;

function errorXml(status: keyof typeof CODES): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${CODES[status]}</Code></Error>`;
}
