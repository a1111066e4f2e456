import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { buildMultipart, file, MULTIPART } from './build-multipart.ts';
import { type Intake, type IntakeOptions, openIntake } from './intake-server.ts';

const MIB = 1024 * 1024;
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
const WHOLE = buildMultipart([{ name: 'emne', content: 'x' }, file('bilag', 'a.pdf', PDF)]);
const ACCEPTED = `{"fields":1,"bytes":${PDF.length},"faults":[]}`;

const opened: Intake[] = [];
async function intake(options: IntakeOptions = {}): Promise<Intake> {
  const server = await openIntake(options);
  opened.push(server);
  return server;
}
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

/** A request written by hand; `send` writes on, `answer` is all that came back. */
function request({ port }: Intake, headers: readonly string[]) {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let sending = true;
  const answer = new Promise<string>((resolve) => {
    socket.on('data', (data: Buffer) => {
      text += data.toString();
    });
    socket.on('error', () => {
      sending = false;
    });
    socket.on('close', () => {
      sending = false;
      resolve(text.slice(text.indexOf('\r\n\r\n') + 4));
    });
  });
  const head = ['POST / HTTP/1.1', 'Host: localhost', `Content-Type: ${MULTIPART}`, ...headers];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return {
    answer,
    cut: () => socket.destroy(),
    sending: () => sending,
    send: (data: Buffer | string) =>
      new Promise<void>((resolve) => {
        if (sending) socket.write(data, () => resolve());
        else resolve();
      }),
  };
}

async function ended({ ends }: Intake, count: number): Promise<readonly string[]> {
  for (let tries = 0; ends.length < count && tries < 200; tries += 1) await setTimeout(10);
  return ends;
}

describe('over a socket', () => {
  test('a sender of a few bytes at a time is heard to the end', async () => {
    const sender = request(await intake(), [
      `Content-Length: ${WHOLE.length}`,
      'Connection: close',
    ]);
    for (let at = 0; at < WHOLE.length; at += 7) {
      await sender.send(WHOLE.subarray(at, at + 7));
      await setTimeout(1);
    }
    expect(await sender.answer).toContain(ACCEPTED);
  });

  test.each([10, WHOLE.length - 30])(
    'a connection cut after %i bytes is a form never received',
    async (bytes) => {
      const server = await intake();
      const sender = request(server, [`Content-Length: ${WHOLE.length}`]);
      await sender.send(WHOLE.subarray(0, bytes));
      await setTimeout(20);
      sender.cut();
      expect(await ended(server, 1)).toEqual(['malformed']);
    },
  );

  test('a connection cut between chunks is a form never received', async () => {
    const server = await intake();
    const sender = request(server, ['Transfer-Encoding: chunked']);
    await sender.send(`${WHOLE.length.toString(16)}\r\n`);
    await sender.send(WHOLE);
    await sender.send('\r\n');
    await setTimeout(20);
    sender.cut();
    expect(await ended(server, 1)).toEqual(['malformed']);
  });

  test('a Content-Length that says less than is sent gives half a form', async () => {
    const server = await intake();
    const sender = request(server, [`Content-Length: ${WHOLE.length - 20}`]);
    await sender.send(WHOLE);
    expect(await ended(server, 1)).toEqual(['malformed']);
  });

  test('a Content-Length that says more gives back its place when the sender goes', async () => {
    const server = await intake({ budgetBytes: 30 * MIB });
    const liar = request(server, [`Content-Length: ${25 * MIB}`]);
    await liar.send(WHOLE);
    const honest = request(server, ['Transfer-Encoding: chunked', 'Connection: close']);
    await honest.send(`${WHOLE.length.toString(16)}\r\n`);
    await honest.send(Buffer.concat([WHOLE, Buffer.from('\r\n0\r\n\r\n')]));
    await setTimeout(50);
    expect(server.ends).toEqual([]);
    liar.cut();
    expect(await honest.answer).toContain(ACCEPTED);
    expect(server.ends).toEqual(['malformed', ACCEPTED]);
  });

  test('a plain klage does not wait while uploads do', async () => {
    const server = await intake({ budgetBytes: 30 * MIB });
    const uploads = [1, 2, 3].map(() => request(server, [`Content-Length: ${25 * MIB}`]));
    await setTimeout(50);
    const plain = request(server, [`Content-Length: ${WHOLE.length}`, 'Connection: close']);
    await plain.send(WHOLE);
    expect(await plain.answer).toContain(ACCEPTED);
    for (const upload of uploads) upload.cut();
  });

  test('a body too large is read on, so that its sender gets the answer', async () => {
    const body = buildMultipart([file('bilag', 'stor.pdf', Buffer.alloc(40 * MIB))]);
    const sender = request(await intake(), [`Content-Length: ${body.length}`]);
    await sender.send(body);
    expect(await sender.answer).toContain('"faults":[{"field":"bilag","code":"for-stor"}]');
  });

  test('a body without end is answered when it was read far enough', async () => {
    const sender = request(await intake({ maxBytes: 4 * MIB }), ['Transfer-Encoding: chunked']);
    const start = WHOLE.subarray(0, -40);
    await sender.send(`${start.length.toString(16)}\r\n${start.toString('latin1')}\r\n`);
    const more = `${MIB.toString(16)}\r\n${'x'.repeat(MIB)}\r\n`;
    let sent = 0;
    for (; sender.sending() && sent < 400; sent += 1) await sender.send(more);
    expect(await sender.answer).toContain('too-large');
    expect(sent).toBeLessThan(400);
  });
});
