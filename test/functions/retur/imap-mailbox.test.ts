import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { imapMailbox } from '../../../functions/retur/imap-mailbox.ts';

const PASSWORD = 'hemmeligt-kodeord';

/** A server in clear text that greets so, answers each command so, and keeps what it was told. */
async function clearServer(greeting: string, answer: (tag: string, command: string) => string) {
  const told: string[] = [];
  const connected = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    socket.write(greeting);
    socket.on('data', (bytes) => {
      told.push(String(bytes));
      const [tag = '', command = ''] = String(bytes).trim().split(' ');
      socket.write(answer(tag, command));
    });
    connected.resolve();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = new URL(`imap://retur:${PASSWORD}@localhost:${port}`);
  return { url, told, connected: connected.promise };
}

const visit = (url: URL, signal = new AbortController().signal) =>
  imapMailbox({ url, ca: null }).empty(async () => 'person', signal);

test.each([
  ['has no STARTTLS', 'IMAP4rev1 AUTH=PLAIN', 'BAD Unknown command'],
  ['takes STARTTLS back', 'IMAP4rev1 STARTTLS AUTH=PLAIN', 'NO Not now'],
])('a server that %s gets neither name nor password', async (_how, offers, starttls) => {
  const server = await clearServer(`* OK [CAPABILITY ${offers}] Ready\r\n`, (tag, command) =>
    /^capability$/i.test(command)
      ? `* CAPABILITY ${offers}\r\n${tag} OK Done\r\n`
      : `${tag} ${/^starttls$/i.test(command) ? starttls : 'OK Done'}\r\n`,
  );
  await expect(visit(server.url)).rejects.toThrow();
  const all = server.told.join('');
  for (const secret of [PASSWORD, btoa(`\0retur\0${PASSWORD}`)]) expect(all).not.toContain(secret);
  expect(all).not.toMatch(/LOGIN|AUTHENTICATE/i);
});

test('a server that never says a word is left at once when all stops', async () => {
  const server = await clearServer('', () => '');
  const stopping = new AbortController();
  const visited = visit(server.url, stopping.signal);
  const ended = expect(visited).rejects.toThrow();
  await server.connected;
  const from = performance.now();
  stopping.abort();
  await ended;
  expect(performance.now() - from).toBeLessThan(3_000);
});
