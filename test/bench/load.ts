import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

/**
 * A load generator, run as a process of its own: `load.ts URL[,URL…] closed|open RATE-OR-CLIENTS
 * SECONDS`. Several addresses are taken in turn.
 */
export type LoadReport = {
  readonly accepted: number;
  readonly other: number;
  readonly seconds: number;
  /** When each accepted klage was clicked (ms since 1970), by its number. */
  readonly clicked: { readonly [nummer: string]: number };
  /** From click to answer, ms, sorted. */
  readonly answerMs: readonly number[];
};

/** What is sent, again and again: a klage of about a page. */
export const KLAGE = {
  emne: 'lang-sagsbehandlingstid',
  valgtForvaltning: 'SUF',
  klagenHandlerOm: 'sagsbehandlingstid',
  beskrivelse: 'Jeg har ventet længe på svar, og ingen ringer tilbage. '.repeat(20),
  navn: 'Prøve Prøvesen',
  email: 'proeve@example.com',
};

type Answer = { readonly status: number; readonly nummer: string };

function post(agent: Agent, url: string): Promise<Answer> {
  const body = JSON.stringify(KLAGE);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': randomBytes(24).toString('base64url'),
  };
  return new Promise((resolve) => {
    const sent = request(`${url}/api/klager`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => {
        const nummer = /K-\d{4}-[A-Z0-9]{7}/.exec(text)?.[0] ?? '';
        resolve({ status: answer.statusCode ?? 0, nummer });
      });
    });
    sent.on('error', () => resolve({ status: 0, nummer: '' }));
    sent.end(body);
  });
}

async function run([urls = '', kind = '', amount = '', length = '']: readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const seconds = Number(length);
  const clicked: { [nummer: string]: number } = {};
  const answerMs: number[] = [];
  const places = urls.split(',');
  let other = 0;
  let turn = 0;
  const one = async () => {
    const url = places[turn++ % places.length] ?? '';
    const at = Date.now();
    const begun = performance.now();
    const { status, nummer } = await post(agent, url);
    answerMs.push(performance.now() - begun);
    if (status === 201) clicked[nummer] = at;
    else other += 1;
  };
  if (kind === 'closed') await closedLoop(one, Number(amount), seconds);
  else await openLoop(one, Number(amount), seconds);
  agent.destroy();
  const accepted = Object.keys(clicked).length;
  return { accepted, other, seconds, clicked, answerMs: answerMs.toSorted((a, b) => a - b) };
}

/** `clients` that each send the next klage when the last is answered. */
async function closedLoop(one: () => Promise<void>, clients: number, seconds: number) {
  const ends = performance.now() + seconds * 1_000;
  const client = async () => {
    while (performance.now() < ends) await one();
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** `rate` klager a second, whether or not the earlier ones are answered. */
async function openLoop(one: () => Promise<void>, rate: number, seconds: number) {
  const all: Promise<void>[] = [];
  const begun = performance.now();
  for (let i = 0; i < rate * seconds; i += 1) {
    const wait = begun + (i * 1_000) / rate - performance.now();
    if (wait > 0) await new Promise((wake) => setTimeout(wake, wait));
    all.push(one());
  }
  await Promise.all(all);
}

if (import.meta.main) {
  const report: LoadReport = await run(process.argv.slice(2));
  process.stdout.write(JSON.stringify(report));
}
