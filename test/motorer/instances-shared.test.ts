import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openBrowser, type Route } from '../contract/given/browser.ts';
import { readPage } from '../contract/given/read-page.ts';
import { moveServiceniveau, Person } from '../contract/given/workshop.ts';
import { newKey, until } from '../system.ts';
import type { Instance } from './instance.ts';
import { askRegister } from './left-by-many.ts';
import { type ManyInstances, startManyInstances } from './many-instances.ts';

const ORIGIN = 'http://localhost:4321';
const SWITCH_MS_MAX = 5_000;
const STARTED_MS_MAX = 300_000;
const PUBLISHED_MS_MAX = 120_000;
const SENDERS = 2;
/** Where serviceniveau goes before the change that the test publishes, and after it. */
const BEFORE = 'SOF';
const AFTER = 'BORGERRAADGIVEREN';
const SERVICENIVEAU = {
  ...{ emne: 'andet', valgtForvaltning: 'SOF', klagenHandlerOm: 'serviceniveau' },
  beskrivelse: 'Der er for lidt hjælp at få.',
  ...{ navn: 'Anna Prøve', email: 'anna@eksempel.dk' },
};

let many: ManyInstances;
beforeAll(async () => {
  many = await startManyInstances({ env: { PUBLIC_URL: ORIGIN, TRUST_PROXY_HOPS: '1' } });
}, STARTED_MS_MAX);
afterAll(() => many.stop());

/** A browser behind a proxy: whichever instance it gets through to. */
function behindProxy(): { readonly browser: Browser; readonly at: (place: number) => void } {
  let to = 0;
  const route: Route = async (request) => {
    const { pathname, search } = new URL(request.url);
    const url = `${placeOf(to).url}${pathname}${search}`;
    const body = request.method === 'GET' ? null : await request.arrayBuffer();
    return fetch(url, {
      method: request.method,
      headers: request.headers,
      body,
      redirect: 'manual',
    });
  };
  return { browser: openBrowser(ORIGIN, route), at: (place) => (to = place) };
}

function placeOf(place: number): Instance {
  const instance = many.instances[place % many.instances.length];
  if (instance === undefined) throw new Error('There is no instance.');
  return instance;
}

async function logIn(browser: Browser, navn: string): Promise<Person> {
  await browser.post('/medarbejder/log-ind', { person: `medarbejder:proeve-${navn}` });
  const { formularnoegle } = await readPage(await browser.get('/medarbejder'));
  return new Person(browser, formularnoegle ?? '');
}

async function isLoggedIn(browser: Browser): Promise<boolean> {
  return (await (await browser.get('/medarbejder')).text()).includes('/medarbejder/log-ud');
}

test('a log-in at one instance holds at all, and a log-out at one ends it at all', async () => {
  const { browser, at } = behindProxy();
  const person = await logIn(browser, 'rikke');
  const seen: boolean[] = [];
  for (const place of [0, 1, 2]) {
    at(place);
    seen.push(await isLoggedIn(browser));
  }
  expect(seen).toEqual([true, true, true]);

  const [kept] = [new Map(browser.cookies)];
  at(1);
  await browser.post('/medarbejder/log-ud', { formularnoegle: person.formularnoegle });

  const after: boolean[] = [];
  for (const place of [0, 1, 2]) {
    at(place);
    // As somebody who had copied the cookie.
    for (const [origin, jar] of kept) browser.cookies.set(origin, new Map(jar));
    after.push(await isLoggedIn(browser));
  }
  expect(after).toEqual([false, false, false]);
});

test('twenty wrong codes are all that an address has at all instances together', async () => {
  const guess = (place: number) =>
    fetch(`${placeOf(place).url}/api/sager/K-2026-2222222`, {
      headers: {
        authorization: 'Bearer 22222-22222-22222-22222-22222-22222',
        'x-forwarded-for': '198.51.100.9',
      },
    });
  const statuses: number[] = [];
  for (let i = 0; i < 20; i += 1) statuses.push((await guess(i)).status);
  const more = await Promise.all([0, 1, 2].map(guess));

  expect(statuses).toEqual(Array(20).fill(404));
  expect(more.map(({ status }) => status)).toEqual([429, 429, 429]);
});

describe('rules that are approved at one instance', () => {
  type Sent = { readonly modtager: string; readonly regelsaet: string; readonly at: number };
  const sent: Sent[] = [];
  const switchedAfterMs: number[] = [];

  beforeAll(async () => {
    const stop = new AbortController();
    const load = Promise.all(Array.from({ length: SENDERS }, (_, i) => send(i, stop.signal, sent)));
    await until('klager by the old rules', async () => (sent.length > 20 ? true : null), 60_000);
    const published = untilPublished(await publications());
    const switched = Promise.all([0, 1, 2].map(untilSwitched));
    await publish();
    const [from, times] = [await published, await switched];
    switchedAfterMs.push(...times.map((at) => at - from));
    await pause(1_000);
    stop.abort();
    await load;
    process.stdout.write(
      `regler i kraft efter ms: ${switchedAfterMs.map(Math.round).join(', ')}\n`,
    );
  }, STARTED_MS_MAX);

  test('are in force everywhere within five seconds', () => {
    expect(switchedAfterMs).toHaveLength(3);
    expect(Math.max(...switchedAfterMs)).toBeLessThan(SWITCH_MS_MAX);
  });

  test('decide about a klage wholly or not at all', () => {
    const versions = Map.groupBy(sent, ({ regelsaet }) => regelsaet);
    const [first] = sent;

    expect(versions.size).toBe(2);
    for (const [regelsaet, decided] of versions) {
      const expected = regelsaet === first?.regelsaet ? BEFORE : AFTER;
      expect(new Set(decided.map(({ modtager }) => modtager))).toEqual(new Set([expected]));
    }
  });
});

/** Rikke works at one instance and proposes at another; Ruben approves at the third. */
async function publish(): Promise<void> {
  const [hers, his] = [behindProxy(), behindProxy()];
  const rikke = await logIn(hers.browser, 'rikke');
  await rikke.edit('regler.json', moveServiceniveau);
  hers.at(1);
  const page = await rikke.propose('Serviceniveau skal til rådgiveren.');
  const link = page.find('.waiting a[href*="/forslag/"]')?.getAttribute('href') ?? '';
  his.at(2);
  const ruben = await logIn(his.browser, 'ruben');
  await ruben.approve(link.split('/').at(-1) ?? '');
}

async function send(
  from: number,
  stop: AbortSignal,
  sent: { modtager: string; regelsaet: string; at: number }[],
) {
  for (let i = from; !stop.aborted; i += 1) {
    const answer = await fetch(`${placeOf(i).url}/api/klager`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify(SERVICENIVEAU),
    });
    const { modtager, regelsaet } = await answer.json();
    sent.push({ modtager: modtager.id, regelsaet, at: performance.now() });
  }
}

/** Asks until the instance decides by the new rules. @returns when it did, ms since 1970 */
async function untilSwitched(place: number): Promise<number> {
  const { emne, valgtForvaltning, klagenHandlerOm } = SERVICENIVEAU;
  const check = async () => {
    const answer = await fetch(`${placeOf(place).url}/api/rute`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ emne, valgtForvaltning, klagenHandlerOm }),
    });
    return (await answer.json()).modtager.id === AFTER ? Date.now() : null;
  };
  return until('the switch', check, PUBLISHED_MS_MAX);
}

const PUBLICATIONS = "select count(*) as antal from regelsaet_haendelse where hvad = 'udgivet'";

async function publications(): Promise<number> {
  const [row] = await askRegister(many.databaseUrl, PUBLICATIONS);
  return Number(row?.antal);
}

/** When the register has one publication more, ms since 1970. */
async function untilPublished(before: number): Promise<number> {
  const check = async () => ((await publications()) > before ? Date.now() : null);
  return until('the publication', check, PUBLISHED_MS_MAX);
}
