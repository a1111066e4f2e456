import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { type AlarmTarget, readAlarmTarget } from '../../../functions/alarms/alarm-target.ts';
import { testPem } from '../../faults/test-pem.ts';

/** A mail as whoever reads it sees it. */
export type ReadMail = { readonly subject: string; readonly text: string; readonly raw: string };

/** A real relay with STARTTLS; what it took, and what it says to the next mails. */
export async function relay() {
  const mails: ReadMail[] = [];
  const state = { refuse: 0 };
  const server = new SMTPServer({
    ...{ cert: testPem('good.crt'), key: testPem('server.key'), disabledCommands: ['AUTH'] },
    onMailFrom: (_address, _session, done) => {
      if (state.refuse === 0) return done();
      state.refuse -= 1;
      done(Object.assign(new Error('Later'), { responseCode: 451 }));
    },
    onData: async (stream, _session, done) => {
      const raw = Buffer.concat(await Array.fromAsync(stream, (chunk) => Buffer.from(chunk)));
      const { subject = '', text = '' } = await PostalMime.parse(raw);
      mails.push({ subject, text, raw: raw.toString('latin1') });
      done();
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.server.address())));
  });
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return { mails, state, url: new URL(`smtp://localhost:${port}`) };
}

/** A real https server; what was posted to it, and what it answers. */
export async function hook() {
  const bodies: string[] = [];
  const state: { status: number; silent: boolean } = { status: 204, silent: false };
  const key = { cert: testPem('good.crt'), key: testPem('server.key') };
  const server = createServer(key, async (request, response) => {
    const chunks = await Array.fromAsync(request, (chunk) => Buffer.from(chunk));
    bodies.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString('utf8')}`);
    if (state.silent) return;
    response.writeHead(state.status, { location: '/videre' }).end('Tak.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { bodies, state, url: `https://localhost:${portOf(server.address())}/alarm` };
}

/** A part of ALARM_TIL that is right. */
export function target(typed: string): AlarmTarget {
  const read = readAlarmTarget(typed, true);
  if (read === null) throw new Error(`${typed} is no target.`);
  return read;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
