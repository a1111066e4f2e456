import { createServer, type Socket } from 'node:net';
import { type Log, ScriptedConversation } from './scripted-conversation.ts';
import type { Answer, Script } from './smtp-script.ts';

/** Every byte that came, by the layer it came on, over all connections. */
export type Received = {
  /** What went over the network: clear text until TLS begins, then TLS records. */
  readonly wire: () => string;
  /** What the server could read without TLS. */
  readonly clear: () => string;
  /** What was read inside TLS. */
  readonly inTls: () => string;
  /** Messages that ended with their dot line. */
  readonly messages: () => readonly string[];
  readonly connections: () => number;
};

export type ScriptedServer = {
  readonly port: number;
  readonly received: Received;
  /** Changes what the next command gets. */
  readonly play: (script: Script) => void;
  readonly close: () => Promise<void>;
};

/** An SMTP server that does what the script says, at every stage and on every layer. */
export async function startScriptedSmtp(script: Script = {}): Promise<ScriptedServer> {
  const record: Log = { wire: '', clear: '', inTls: '', messages: [], connections: 0 };
  const sockets = new Set<Socket>();
  const current = { script, given: new Set<Answer>() };
  const server = createServer((socket) => {
    record.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    new ScriptedConversation(socket, current, record).start();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    port: address.port,
    received: {
      wire: () => record.wire,
      clear: () => record.clear,
      inTls: () => record.inTls,
      messages: () => record.messages,
      connections: () => record.connections,
    },
    play: (next) => {
      current.script = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
