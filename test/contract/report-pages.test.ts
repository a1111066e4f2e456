import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeWorld } from '../../functions/make-world.ts';
import { markDemo } from '../../functions/register/demo-mark.ts';
import { insertManualCase } from '../../functions/register/manual-cases.ts';
import { addNote } from '../../functions/register/registrering-noter.ts';
import { readSettings } from '../../functions/settings.ts';
import type { Rolle } from '../../functions/staff/medarbejder.ts';
import { nothingRegistered } from '../../src/klage/registrering.ts';
import { type CaseOffice, caseOffice } from './given/case-office.ts';
import { makeProduction } from './given/production.ts';
import { readPage } from './given/read-page.ts';
import { staffApp } from './given/staff-app.ts';

const PERIODE = '?fra=2026-03-01&til=2026-03-31';
const REPORT = '/medarbejder/statistik';
const MANAGEMENT = '/medarbejder/statistik/forvaltning/SOF';
const LESSON = 'Ring, før der skrives.';

let office: CaseOffice;
beforeAll(async () => {
  office = await caseOffice();
  await office.receive(1);
  const nummer = 'K-2026-2222222';
  const modtaget = '2026-03-02T09:00:00.000Z';
  const registreret = {
    ...nothingRegistered({ slags: 'klage', modtaget, kanal: 'skriftlig' }),
    ...{ forvaltning: 'SOF', overordnedeEmner: ['vejledning'] },
  };
  const deed = { hvem: 'medarbejder:test', now: new Date('2026-03-02T10:00:00Z') };
  const made = { nummer, registreret, svarer: 'SOF', svarfrist: null, rute: null };
  await insertManualCase(office.world.db, made, deed);
  await addNote(office.world.db, { kilde: 'manuel', nummer, ...deed, tekst: LESSON });
});
afterAll(() => office.close());

function as(...roller: readonly Rolle[]) {
  return office.as('nogen', ...roller);
}

describe('the report', () => {
  test('is read without scripts: every choice is a link or a field of a form in the address', async () => {
    const page = await readPage(await (await as('statistik')).get(REPORT + PERIODE));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Statistik for marts 2026');
    expect(page.text).toContain(
      'Tallene er ikke afrundet eller skjult. De må ikke offentliggøres.',
    );
    const links = [...page.html.matchAll(/href="([^"]+)"/g)].map(([, to]) => to);
    expect(links).toContain(`${REPORT}?fra=2026-02-01&amp;til=2026-02-28`);
    expect(page.html).toMatch(/<form method="get" action="\/medarbejder\/statistik">/);
    expect(page.html.includes('Demodata')).toBe(false);
  });

  test('shows the last half-year when nothing is asked for', async () => {
    const page = await readPage(await (await as('statistik')).get(REPORT));
    expect(page.text).toContain('Statistik for 2. halvår 2025');
    expect(page.text).toContain('Ingen sager i perioden');
  });

  test('asked for wrongly keeps what was typed, and says what to do', async () => {
    const asked = `${REPORT}?fra=i+g%C3%A5r&til=2026-03-31&forvaltning=SOF`;
    const page = await readPage(await (await as('statistik')).get(asked));
    expect(page.status).toBe(422);
    expect(page.text).toContain('Skriv den første dag som 2026-01-31.');
    expect(page.html).toMatch(/<input[^>]* value="i går"/);
    expect(page.html).toMatch(/value="SOF" checked/);
    expect(page.html).toContain('<title>Fejl: Statistik');
  });

  test('of a forvaltning’s own people is about their own', async () => {
    const page = await readPage(await (await as('forvaltning:SUF')).get(REPORT + PERIODE));
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('Socialforvaltningen');
    const json = await (await as('forvaltning:SUF')).get(`${REPORT}/rapport.json${PERIODE}`);
    expect(await json.json()).toMatchObject({ forvaltninger: ['SUF'] });
  });
});

describe('a file of the report', () => {
  test.each([
    ['pdf', 'application/pdf', '%PDF-'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['csv', 'text/csv; charset=utf-8', '\uFEFFStatistik for marts 2026'],
    ['json', 'application/json', '{'],
  ])(
    '%s comes with its type, a name, and a tag that is asked for again',
    async (format, type, begin) => {
      const answer = await (await as('statistik')).get(`${REPORT}/rapport.${format}${PERIODE}`);
      expect(answer.status).toBe(200);
      const { headers } = answer;
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('cache-control')).toBe('private, no-cache');
      expect(headers.get('content-disposition')).toBe(
        `attachment; filename="statistik-2026-03-01-2026-03-31.${format}"`,
      );
      expect(headers.get('etag')).toMatch(/^"[\w-]+"$/);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.toString('utf8').startsWith(begin)).toBe(true);
    },
  );

  test('is not sent again until the register has something new', async () => {
    const reader = await as('statistik');
    const address = `${REPORT}/rapport.csv${PERIODE}`;
    const etag = (await reader.get(address)).headers.get('etag') ?? '';
    const headers = { 'if-none-match': `"x", W/${etag}` };
    const known = () => reader.step(address, { headers });
    const again = await known();
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(etag);
    expect(await again.text()).toBe('');
    await office.receive(2);
    const later = await known();
    expect(later.status).toBe(200);
    expect(later.headers.get('etag')).not.toBe(etag);
  });

  test('of one forvaltning has another tag than that of all', async () => {
    const reader = await as('statistik');
    const tags = ['', '&forvaltning=SOF'].map(async (more) => {
      const answer = await reader.get(`${REPORT}/rapport.csv${PERIODE}${more}`);
      return answer.headers.get('etag');
    });
    const [all, one] = await Promise.all(tags);
    expect(all).not.toBe(one);
  });

  test('asked for wrongly is the page that says so', async () => {
    const answer = await (await as('statistik')).get(`${REPORT}/rapport.pdf?fra=x&til=y`);
    const page = await readPage(answer);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Skriv den første dag');
  });

  test('as JSON is the report of the contract and nothing else', async () => {
    const answer = await (await as('statistik')).get(`${REPORT}/rapport.json${PERIODE}`);
    const report = await answer.json();
    expect(answer.headers.get('link')).toBe('</statistik/skema.json>; rel="describedby"');
    expect(Object.keys(report)).toEqual(['periode', 'forvaltninger', 'tabeller']);
    expect(report.tabeller).toHaveLength(21);
  });

  test('is made while klager are received: nothing waits for it', async () => {
    const reader = await as('statistik');
    await reader.get(`${REPORT}/rapport.pdf${PERIODE}`);
    const began = performance.now();
    let longestMs = 0;
    let isDone = false;
    const pdf = reader.get(`${REPORT}/rapport.pdf${PERIODE}`).finally(() => {
      isDone = true;
    });
    for (let last = performance.now(); !isDone; ) {
      await pause(1);
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }
    const { byteLength } = await (await pdf).arrayBuffer();
    expect(byteLength).toBeGreaterThan(10_000);
    // Were it set here, this thread would stand still for most of the time it takes.
    expect(longestMs).toBeLessThan((performance.now() - began) / 3);
  });
});

describe('a chart', () => {
  test('is a picture of its own with its period', async () => {
    const address = `${REPORT}/diagram/klager-paa-forvaltninger.svg${PERIODE}`;
    const answer = await (await as('statistik')).get(address);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    const svg = await answer.text();
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain('marts 2026');
  });

  test.each(['findes-ikke.svg', 'drift.svg'])('%s is not there', async (name) => {
    const answer = await (await as('statistik')).get(`${REPORT}/diagram/${name}${PERIODE}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('etag')).toBeNull();
  });
});

describe('the page of a forvaltning', () => {
  test.each<[string, readonly Rolle[], boolean]>([
    ['Borgerrådgiveren', ['borgerraadgiver'], true],
    ['its own people', ['forvaltning:SOF'], true],
    ['whoever only counts', ['statistik'], false],
    ['whoever counts, and works elsewhere', ['statistik', 'forvaltning:SUF'], false],
  ])('shows %s what was learned only if they may read the cases', async (_, roller, may) => {
    const page = await readPage(await (await as(...roller)).get(MANAGEMENT + PERIODE));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Hvad blev der lært?');
    expect(page.text.includes(LESSON)).toBe(may);
    expect(page.text.includes('kan kun læses af Borgerrådgiveren')).toBe(!may);
  });

  test('says whose it is and leads to the case of a note', async () => {
    const page = await readPage(await (await as('forvaltning:SOF')).get(MANAGEMENT + PERIODE));
    expect(page.text).toContain('Socialforvaltningen');
    expect(page.html).toContain('href="/medarbejder/sager/sag/K-2026-2222222"');
    expect(page.text).not.toContain('Andre forvaltninger');
  });

  test.each(['XX', 'BORGERRAADGIVEREN', '%2E%2E'])('%s is no forvaltning', async (id) => {
    const answer = await (await as('statistik')).get(`${REPORT}/forvaltning/${id}${PERIODE}`);
    expect(answer.status).toBe(404);
  });
});

describe('a register of made-up cases', () => {
  let demo: Awaited<ReturnType<typeof demoApp>>;
  beforeEach(async () => {
    demo = await demoApp();
    return () => demo.close();
  });

  /** The same register, marked, in another start. */
  async function demoApp() {
    const { world } = office;
    await world.db.deleteFrom('demodata').execute();
    await markDemo(world.db, world.clock.now());
    const { dataDir, rulesDir } = world.settings;
    return staffApp({ DATA_DIR: dataDir, RULES_DIR: rulesDir }, office.clock);
  }

  test.each([
    ['/', 'Demodata. Alle sager og tal er opdigtede'],
    ['/en/', 'Demo data. All cases and figures are made up'],
    ['/klage', 'Demodata.'],
    ['/regler', 'Demodata.'],
    ['/registrer', 'Demodata.'],
    ['/medarbejder/log-ind', 'Demodata.'],
    ['/findes-ikke', 'Demodata.'],
  ])('is marked as such on %s', async (path, words) => {
    const answer = await demo.route(new Request(`${demo.world.settings.publicUrl.origin}${path}`));
    expect((await readPage(answer)).html).toContain(words);
  });

  test('is not served in production', async () => {
    const { dataDir, rulesDir } = office.world.settings;
    const production = await makeProduction();
    const register = { DATABASE_URL: office.world.settings.databaseUrl };
    const env = { ...production.env, ...register, DATA_DIR: dataDir, RULES_DIR: rulesDir };
    await expect(makeWorld(readSettings(env))).rejects.toThrow(/har demodata/);
    await production.close();
  });
});
