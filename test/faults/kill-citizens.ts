import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Attached, postForm, postMultipart, type Typed } from '../contract/given/send.ts';
import { newKey, postKlage } from '../system.ts';

/** Somebody who sends one klage, and sends it again under the same key until there is an answer. */
export type Citizen = {
  readonly typed: Typed;
  readonly bilag: readonly Attached[];
  readonly send: (url: string) => Promise<Response>;
  /** Whether a 503 is taken at its word: then the klage goes elsewhere. */
  readonly believes503: boolean;
  /** Whatever came back whole, in order. */
  readonly answers: Answer[];
  /** Attempts that have had no answer yet and no error either. */
  readonly open: Set<Promise<void>>;
  /** Attempts whose connection broke: nobody knows what became of them. */
  broken: number;
  busy: boolean;
};

/** One answer; number and code are '' where it holds none. */
export type Answer = {
  readonly status: number;
  readonly nummer: string;
  readonly kode: string;
  /** Whether it says that nothing was received. */
  readonly intet: boolean;
};

/** A crowd that grows while it sends. */
export type Crowd = {
  readonly citizens: Citizen[];
  /** Whether one in some takes a 503 at its word and goes elsewhere with the klage. */
  readonly someGiveUp?: boolean;
};

const NUMMER = /K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}/;
const KODE = /[2-9BCDFGHJ-NP-TV-XZ]{5}(?:-[2-9BCDFGHJ-NP-TV-XZ]{5}){5}/;
const INTET = /ikke modtaget|not received/;
const AT_ONCE = 6;
/** Then a citizen tries again, though the answer may come yet. */
const PATIENCE_MS = 10_000;
const THINK_MS_MAX = 30;
/** One in so many asks again although it has its answer. */
const REPEAT_EVERY = 8;
const CONFIRM_EVERY = 10;
const GIVE_UP_EVERY = 3;
const BILAG_LINES_MAX = 2_000;
const WHERE: readonly Typed[] = [
  { emne: 'folkeskole' },
  { emne: 'andet', valgtForvaltning: 'SOF' },
  { emne: 'folkeskole', oensketModtager: 'BORGERRAADGIVEREN' },
];

/**
 * Sends from several at once until told to stop; resolves when each has its answer or none.
 * @param url asked before each attempt: where the citizen gets through to
 */
export async function sendUntil(stop: AbortSignal, url: () => string, crowd: Crowd): Promise<void> {
  const senders = Array.from({ length: AT_ONCE }, async () => {
    while (!stop.aborted) {
      await sendOnce(nextOf(crowd), url());
      await pause(randomInt(THINK_MS_MAX));
    }
  });
  await Promise.all(senders);
}

/** Sends again, until everybody has an answer, what was never answered. */
export async function sendUnanswered(url: string, crowd: Crowd): Promise<void> {
  for (const citizen of crowd.citizens) {
    await Promise.all(citizen.open);
    if (hasGivenUp(citizen, crowd)) continue;
    for (let tries = 0; !isAnswered(citizen) && tries < 5; tries += 1) await sendOnce(citizen, url);
  }
}

/**
 * One attempt. What is cut off counts as no answer, also when the half of it came; what comes after
 * the citizen has lost patience counts when it comes.
 */
export async function sendOnce(citizen: Citizen, url: string): Promise<void> {
  citizen.busy = true;
  const attempt = answerOf(citizen, url).finally(() => citizen.open.delete(attempt));
  citizen.open.add(attempt);
  await Promise.race([attempt, pause(PATIENCE_MS, undefined, { ref: false })]);
  citizen.busy = false;
}

async function answerOf(citizen: Citizen, url: string): Promise<void> {
  try {
    const response = await citizen.send(url);
    const body = await response.text();
    const [nummer = ''] = NUMMER.exec(body) ?? [];
    const [kode = ''] = KODE.exec(body) ?? [];
    const intet = INTET.test(body);
    citizen.answers.push({ status: response.status, nummer, kode, intet });
  } catch {
    // The system died under it: nobody knows whether the klage was received.
    citizen.broken += 1;
  }
}

/** Whether the klage was acknowledged: a promise to keep. */
export function isAnswered({ answers }: Citizen): boolean {
  return answers.some(({ status }) => status === 201 || status === 200);
}

/** Whether every attempt was answered by a 503, and the citizen is one of those who believe it. */
export function hasGivenUp(citizen: Citizen, { someGiveUp = false }: Crowd): boolean {
  const { answers, open, broken, believes503 } = citizen;
  if (!someGiveUp || !believes503) return false;
  if (open.size > 0 || broken > 0 || answers.length === 0) return false;
  return answers.every(({ status }) => status === 503);
}

/** The unanswered first, then new ones, and now and then somebody who presses twice. */
function nextOf(crowd: Crowd): Citizen {
  const { citizens } = crowd;
  const idle = citizens.filter((citizen) => !citizen.busy && !hasGivenUp(citizen, crowd));
  const unanswered = idle.find((citizen) => !isAnswered(citizen));
  const again = randomInt(REPEAT_EVERY) === 0 ? idle[randomInt(idle.length || 1)] : undefined;
  const next = unanswered ?? again ?? makeCitizen(citizens.length);
  if (!citizens.includes(next)) citizens.push(next);
  next.busy = true;
  return next;
}

function makeCitizen(index: number): Citizen {
  const key = newKey();
  const confirmed = index % CONFIRM_EVERY === 0;
  const typed: Typed = {
    ...WHERE[index % WHERE.length],
    beskrivelse: `Klage nummer ${index} fra en borger, der ikke giver op.`,
    navn: `Borger ${index}`,
    email: `borger.${index}@eksempel.dk`,
    bekraeftelse: confirmed ? 'ja' : 'nej',
  };
  const bilag = index % 4 === 1 ? [note(index)] : [];
  const form = { ...typed, noegle: key, handling: 'send' };
  const ways: readonly ((url: string) => Promise<Response>)[] = [
    (url) => postKlage(url, typed, key),
    (url) => postMultipart(url, typed, { files: bilag, key }),
    (url) => postForm(`${url}/klage`, form),
    (url) => postForm(`${url}/en/complaint`, form, { files: bilag }),
  ];
  const way = ways[index % ways.length];
  if (way === undefined) throw new Error('No way to send.');
  const believes503 = index % GIVE_UP_EVERY === 0;
  const nothingYet = { answers: [], open: new Set<Promise<void>>(), broken: 0, busy: false };
  return { typed, bilag, send: way, believes503, ...nothingYet };
}

function note(index: number): Attached {
  const line = `Bilag til klage ${index}.\n`;
  const bytes = Buffer.from(line.repeat(1 + randomInt(BILAG_LINES_MAX)));
  return { felt: 'bilag', navn: `bilag-${index}.txt`, bytes };
}
