import { Ajv2020 } from 'ajv/dist/2020.js';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../../functions/app.ts';
import { commitTogether } from '../../functions/register/commit-together.ts';
import { insertRegistrering } from '../../functions/register/insert-registreringer.ts';
import { givenCases } from '../functions/given/cases.ts';
import { type CaseOffice, caseOffice, ORIGIN } from './given/case-office.ts';
import { readPage } from './given/read-page.ts';
import type { StaffBrowser } from './given/staff-session.ts';

/** The clock of the office stands on 2 March 2026. */
const PERIODE = '2025-kvartal-3';
const DESK = '/medarbejder/statistik/udgivelser';
const AT = `/statistik/${PERIODE}`;
const FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const;

let office: CaseOffice;
let stine: StaffBrowser;
beforeAll(async () => {
  office = await caseOffice();
  stine = await office.as('Stine', 'statistik');
  await receive({ count: 400, seed: 3, fra: '2025-07-01', dage: 92 });
  await publish(PERIODE);
});
afterAll(() => office.close());

async function receive(asked: {
  readonly count: number;
  readonly seed: number;
  readonly fra: string;
  readonly dage: number;
}): Promise<void> {
  const { world, clock } = office;
  const cases = [...givenCases({ rules: world.rules(), ...asked, kilde: `k${asked.seed}` })];
  await commitTogether(world.db, async (trx) => {
    for (const { nummer, kilde, ...registreret } of cases) {
      const deed = { hvem: `import:${kilde}`, now: clock.now() };
      await insertRegistrering(trx, { nummer, kilde, registreret }, deed);
    }
  });
}

function ask(path: string, headers: { readonly [name: string]: string } = {}) {
  return office.route(new Request(new URL(path, ORIGIN), { headers }));
}

/** What the desk shows of a period, and its word for the very numbers. */
async function readDesk(periode: string) {
  const page = await readPage(await stine.get(`${DESK}?periode=${periode}`));
  return { page, aftryk: page.fields['aftryk'] ?? '' };
}

async function publish(periode: string): Promise<Response> {
  const { aftryk } = await readDesk(periode);
  return stine.send(DESK, { handling: 'udgiv', periode, aftryk });
}

describe('the desk of releases', () => {
  test('shows what would be published and how much is hidden, and publishes nothing', async () => {
    await receive({ count: 200, seed: 5, fra: '2025-04-01', dage: 91 });
    const { page } = await readDesk('2025-kvartal-2');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Det bliver udgivet for 2. kvartal 2025');
    expect(page.text).toMatch(/\d+ tal, heraf [1-9]\d* skjult/);
    expect((await ask('/statistik/2025-kvartal-2')).status).toBe(404);
  });

  test.each([
    ['that has not passed', '2026-kvartal-1', 'ikke slut endnu'],
    ['of free dates', '2025-07-02', 'Vælg en periode'],
    ['that is out', PERIODE, 'allerede udgivet'],
  ])('refuses a period %s', async (_what, periode, words) => {
    const { page } = await readDesk(periode);
    expect([page.status, page.errors[0]?.message]).toEqual([422, expect.stringContaining(words)]);
    expect((await publish(periode)).status).toBe(422);
  });

  test('publishes nothing when the numbers have changed since they were read', async () => {
    const { aftryk } = await readDesk('2025-kvartal-1');
    await receive({ count: 60, seed: 4, fra: '2025-01-01', dage: 90 });
    const sent = { handling: 'udgiv', periode: '2025-kvartal-1', aftryk };
    const page = await readPage(await stine.send(DESK, sent));
    expect([page.status, page.errors[0]?.message]).toEqual([
      409,
      expect.stringContaining('Tallene har ændret sig'),
    ]);
    expect((await ask('/statistik/2025-kvartal-1')).status).toBe(404);
  });

  test('publishes with one click, and keeps who did it', async () => {
    const answer = await publish('2024-kvartal-4');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${DESK}?besked=udgivet`,
    ]);
    expect((await ask('/statistik/2024-kvartal-4')).status).toBe(200);
    const fields = expect.objectContaining({ udgivelse: '2024-kvartal-4' });
    expect(office.log).toContainEqual({ event: 'udgivelse-udgivet', fields });
  });

  test('takes nothing back without a reason', async () => {
    const sent = { handling: 'tilbagekald', udgivelse: PERIODE, grund: ' ' };
    const page = await readPage(await stine.send(DESK, sent));
    expect([page.status, page.errors[0]?.field]).toEqual([422, `grund-${PERIODE}`]);
    expect((await ask(AT)).status).toBe(200);
  });

  test('takes a release back for good from every address, which says so', async () => {
    await publish('2024-kvartal-3');
    const at = '/statistik/2024-kvartal-3';
    const sent = { handling: 'tilbagekald', udgivelse: '2024-kvartal-3', grund: 'Fejl i tal' };
    expect((await stine.send(DESK, sent)).status).toBe(303);
    for (const path of [at, `/en${at.replace('statistik', 'statistics')}`, ...filesAt(at)]) {
      const page = await readPage(await ask(path));
      expect(page.status, path).toBe(410);
      expect(page.text, path).toMatch(/kaldt tilbage|withdrawn/);
      expect(page.text, path).not.toContain('Fejl i tal');
    }
    expect((await readPage(await ask('/statistik'))).text).not.toContain('3. kvartal 2024');
    expect((await readPage(await stine.get(DESK))).text).toContain('af Stine: Fejl i tal');
  });
});

const filesAt = (at: string) => FORMATS.map((format) => `${at}.${format}`);

describe('a release', () => {
  test.each([
    ['/statistik', 'Statistik over klager', 'da'],
    ['/en/statistics', 'Statistics on complaints', 'en'],
  ])('is listed at %s', async (path, titel, lang) => {
    const page = await readPage(await ask(path));
    expect([page.status, page.lang]).toEqual([200, lang]);
    expect(page.text).toContain(titel);
    expect(page.find(`a[href="${path}/${PERIODE}"]`)).not.toBeNull();
  });

  test.each([AT, `/en/statistics/${PERIODE}`])('is read at %s as it was frozen', async (path) => {
    const before = await readPage(await ask(path));
    await receive({ count: 30, seed: path.length, fra: '2025-07-01', dage: 92 });
    const after = await readPage(await ask(path));
    expect(before.status).toBe(200);
    expect(before.text).toContain('Klagernes fordeling på forvaltninger');
    expect(before.text).toContain('skjult');
    expect(after.text).toBe(before.text);
    const other = path === AT ? `/en/statistics/${PERIODE}` : AT;
    expect(before.find('[data-language]')?.getAttribute('href')).toBe(other);
  });

  test.each(FORMATS)('is given out as %s, the same bytes each time', async (format) => {
    const first = await ask(`${AT}.${format}`, { 'accept-encoding': 'br' });
    const etag = first.headers.get('etag') ?? '';
    expect(first.status).toBe(200);
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('content-encoding')).toBeNull();
    expect(first.headers.get('cache-control')).toMatch(/public.*max-age=86400.*immutable/);
    expect(first.headers.get('content-disposition')).toContain(`statistik-${PERIODE}.${format}`);
    const known = await ask(`${AT}.${format}`, { 'if-none-match': etag });
    expect([known.status, known.headers.get('etag')]).toEqual([304, etag]);
    if (format === 'csv') expect(await first.text()).not.toContain('ikke offentliggøres');
  });

  test('tells as JSON, by its schema, no number that its page hides', async () => {
    const answer = await ask(`${AT}.json`);
    const released: unknown = await answer.json();
    const skema = await ask(
      /<(.+)>; rel="describedby"/.exec(answer.headers.get('link') ?? '')?.[1] ?? '',
    );
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      await skema.json(),
    );
    expect(validate(released), JSON.stringify(validate.errors)).toBe(true);
    const text = JSON.stringify(released);
    expect(text).toContain('"skjult":true');
    for (const word of ['"foer"', '"aarFoer"', '"fordelt"', '"median"', '"ki95"', 'benchmark']) {
      expect(text).not.toContain(word);
    }
  });

  test('is asked of nothing but what was published', async () => {
    const { tables, plugin } = tablesAsked();
    const world = { ...office.world, db: office.world.db.withPlugin(plugin) };
    const refused = { report: () => Promise.reject(new Error('The public counts nothing.')) };
    const app = makeApp(world, office.pages, { ...office.makers, statistics: refused });
    const paths = ['/statistik', AT, `${AT}.json`, '/en/statistics', '/statistik/2024'];
    for (const path of [...paths, `${AT}?fra=2025-07-01&til=2025-07-02`]) {
      await app.fetch(new Request(new URL(path, ORIGIN)));
    }
    expect([...tables].toSorted()).toEqual(['udgivelse', 'udgivelse_haendelse']);
    await app.fetch(new Request(new URL('/regler', ORIGIN)));
    expect(tables).toContain('regelsaet_haendelse');
  });
});

/** The tables that are read through a register with the plugin. */
function tablesAsked(): { readonly tables: Set<string>; readonly plugin: KyselyPlugin } {
  const tables = new Set<string>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const { sql } = office.world.db.getExecutor().compileQuery(node, queryId);
      for (const [, name = ''] of sql.matchAll(NAMED_TABLE)) tables.add(name);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { tables, plugin };
}

const NAMED_TABLE = /\b(?:from|join|into|update) "?([a-z_]+)/g;
