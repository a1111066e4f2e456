import { once } from 'node:events';
import { connect as connectTo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** The statement that ends a transaction, not the setting that has it in its name. */
export const COMMIT = /[^_]commit\0/i;

type Deed = () => Promise<void>;
type State = { word: RegExp | null; instead: Deed | null; cuts: number };

/** A line to the server that can be cut at a word, once the server has got it and before it answers. */
export async function cableTo(url: string) {
  const to = new URL(url);
  const sockets = new Set<Socket>();
  const state: State = { word: null, instead: null, cuts: 0 };
  const server = createServer((near) => {
    const far = connectTo(Number(to.port), to.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}));
    join(near, far, state);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const through = new URL(url);
  through.port = String(typeof address === 'object' && address !== null ? address.port : 0);
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  onTestFinished(async () => {
    if (server.listening) await close();
  });
  return {
    ...{ url: through.href, close, cuts: () => state.cuts },
    cutAfter: (word: RegExp) => {
      state.word = word;
    },
    /** The word never comes to the server: `instead` happens, and then the line is cut. */
    insteadOf: (word: RegExp, instead: Deed) => {
      Object.assign(state, { word, instead });
    },
  };
}

function join(near: Socket, far: Socket, state: State): void {
  let isCut = false;
  let isHeld = false;
  near.on('data', (bytes: Buffer) => {
    if (state.word?.test(bytes.toString('latin1')) !== true) return void far.write(bytes);
    state.word = null;
    isCut = true;
    if (state.instead === null) return void far.write(bytes);
    isHeld = true;
    void state.instead().then(() => near.destroy());
  });
  far.on('data', (bytes: Buffer) => {
    if (!isCut) return void near.write(bytes);
    state.cuts += 1;
    near.destroy();
  });
  near.on('close', () => far.destroy());
  far.on('close', () => {
    if (!isHeld) near.destroy();
  });
}
