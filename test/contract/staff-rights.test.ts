import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../../functions/app.ts';
import type { Rolle } from '../../functions/staff/medarbejder.ts';
import { openBrowser } from './given/browser.ts';
import { type CaseOffice, caseOffice, ORIGIN } from './given/case-office.ts';
import { readPage } from './given/read-page.ts';

/** Nobody, somebody of each role, and of roles together. SOF has the case that is asked for. */
const ROLLER: ReadonlyMap<string, readonly Rolle[] | null> = new Map([
  ['ingen', null],
  ['uden-rolle', []],
  ['regelredaktoer', ['regelredaktoer']],
  ['borgerraadgiver', ['borgerraadgiver']],
  ['statistik', ['statistik']],
  ['egen', ['forvaltning:SOF']],
  ['anden', ['forvaltning:BUF']],
  ['anden-og-flere', ['forvaltning:BUF', 'statistik', 'regelredaktoer']],
  ['raadgiver-og-anden', ['borgerraadgiver', 'forvaltning:BUF']],
]);
const EVERYBODY = [...ROLLER.keys()];

type Fields = { readonly [name: string]: string };
type Row = {
  readonly route: string;
  /** Where it is asked: the route itself, unless it has a number in it. */
  readonly address?: string;
  readonly fields?: Fields;
  /** What those are answered with who are let on; the others are refused. */
  readonly answers: { readonly [who: string]: number };
};

const RAADGIVER = ['borgerraadgiver', 'raadgiver-og-anden'];
const OF_A_FORVALTNING = ['egen', 'anden', 'anden-og-flere', 'raadgiver-og-anden'];
const CASES = [...new Set([...RAADGIVER, ...OF_A_FORVALTNING])];
const all = (who: readonly string[], status: number) =>
  Object.fromEntries(who.map((one) => [one, status]));
/** Of another forvaltning's case nobody learns that it is there. */
const ONE_CASE = (status: number) => ({
  ...all([...RAADGIVER, 'egen'], status),
  ...all(['anden', 'anden-og-flere'], 404),
});

const FIGURES = [...RAADGIVER, 'statistik', 'egen', 'anden', 'anden-og-flere'];
/** Asked for the figures of SOF alone. */
const ONLY_OWN = (status: number, others: number) => ({ ...all(FIGURES, status), anden: others });

const RULES = (status: number) => all(['regelredaktoer', 'anden-og-flere'], status);
const ONE_PROPOSAL = {
  route: 'GET /medarbejder/regler/forslag/:id{[0-9]+}',
  address: '/medarbejder/regler/forslag/999999',
  answers: RULES(404),
};

/** Every address under /medarbejder. A route without a row here fails the test below. */
const ROWS: readonly Row[] = [
  { route: 'GET /medarbejder', answers: all(EVERYBODY.slice(1), 200) },
  { route: 'GET /medarbejder/log-ind', answers: { ...all(EVERYBODY, 303), ingen: 200 } },
  {
    route: 'POST /medarbejder/log-ind',
    fields: { person: 'medarbejder:proeve-stine' },
    answers: all(EVERYBODY, 303),
  },
  { route: 'GET /medarbejder/log-ud', answers: { ...all(EVERYBODY, 303), ingen: 200 } },
  { route: 'POST /medarbejder/log-ud', fields: {}, answers: all(EVERYBODY, 303) },
  { route: 'GET /medarbejder/sager', answers: all(CASES, 200) },
  {
    route: 'GET /medarbejder/sager',
    address: '/medarbejder/sager?nummer=NUMMER',
    answers: { ...all([...RAADGIVER, 'egen'], 303), ...all(['anden', 'anden-og-flere'], 404) },
  },
  { route: 'GET /medarbejder/sager/ny-henvendelse', answers: all(RAADGIVER, 200) },
  { route: 'POST /medarbejder/sager/ny-henvendelse', fields: {}, answers: all(RAADGIVER, 422) },
  { route: 'GET /medarbejder/sager/ny-klage', answers: all(OF_A_FORVALTNING, 200) },
  { route: 'POST /medarbejder/sager/ny-klage', fields: {}, answers: all(OF_A_FORVALTNING, 422) },
  { route: 'GET /medarbejder/sager/log', answers: all(RAADGIVER, 200) },
  {
    route: 'GET /medarbejder/sager/sag/:nummer',
    address: '/medarbejder/sager/sag/NUMMER',
    answers: ONE_CASE(200),
  },
  {
    route: 'POST /medarbejder/sager/sag/:nummer',
    address: '/medarbejder/sager/sag/NUMMER',
    fields: { handling: 'kvitter' },
    answers: ONE_CASE(303),
  },
  { route: 'GET /medarbejder/statistik', answers: all(FIGURES, 200) },
  {
    route: 'GET /medarbejder/statistik',
    address: '/medarbejder/statistik?forvaltning=SOF',
    answers: ONLY_OWN(200, 422),
  },
  ...['pdf', 'xlsx', 'csv', 'json'].map((format) => ({
    route: `GET /medarbejder/statistik/rapport.${format}`,
    answers: all(FIGURES, 200),
  })),
  {
    route: 'GET /medarbejder/statistik/rapport.json',
    address: '/medarbejder/statistik/rapport.json?forvaltning=SOF',
    answers: ONLY_OWN(200, 422),
  },
  {
    route: 'GET /medarbejder/statistik/diagram/:tabel',
    // Where there are no cases there is no chart.
    address:
      '/medarbejder/statistik/diagram/klager-paa-forvaltninger.svg?fra=2026-01-01&til=2026-12-31',
    answers: ONLY_OWN(200, 404),
  },
  {
    route: 'GET /medarbejder/statistik/forvaltning/:id',
    address: '/medarbejder/statistik/forvaltning/SOF',
    answers: {
      ...all([...RAADGIVER, 'statistik', 'egen', 'anden-og-flere'], 200),
      anden: 403,
    },
  },
  {
    route: 'GET /medarbejder/statistik/udgivelser',
    answers: all(['statistik', 'anden-og-flere'], 200),
  },
  {
    route: 'POST /medarbejder/statistik/udgivelser',
    fields: {},
    answers: all(['statistik', 'anden-og-flere'], 422),
  },
  ...['', '/rediger', '/proev', '/udgiv', '/historik'].map((below) => ({
    route: `GET /medarbejder/regler${below}`,
    answers: RULES(200),
  })),
  // From no draft; with no reason; of no version.
  ...(
    [
      ['/rediger', 409],
      ['/proev', 422],
      ['/udgiv', 422],
      ['/historik', 404],
    ] as const
  ).map(([below, status]) => ({
    route: `POST /medarbejder/regler${below}`,
    fields: {},
    answers: RULES(status),
  })),
  { route: 'POST /medarbejder/regler/bevis', fields: {}, answers: RULES(400) },
  ONE_PROPOSAL,
  { ...ONE_PROPOSAL, route: ONE_PROPOSAL.route.replace('GET', 'POST'), fields: {} },
];

/** Only where staff log in with the kommune's login; tested with it. */
const WITH_LOGIN = ['GET /medarbejder/retur'];
/** What anybody may ask for: a staff's cookie changes nothing there. */
const FOR_ALL = [
  ...['GET /healthz', 'GET /readyz', 'GET /metrics'],
  ...['GET /', 'GET /en/', 'GET /en', 'GET /regler', 'GET /en/rules', 'GET /api', 'GET /en/api'],
  ...['GET /rettigheder', 'GET /en/your-rights', 'GET /privatliv', 'GET /en/privacy'],
  ...['GET /was', 'GET /en/accessibility'],
  ...['GET /klage', 'POST /klage', 'GET /en/complaint', 'POST /en/complaint'],
  ...['GET /sag', 'POST /sag', 'GET /en/case', 'POST /en/case', 'GET /assets/*'],
  ...[
    'GET /api/openapi.json',
    'GET /api/klage.schema.json',
    'POST /api/klager',
    'POST /api/rute',
    'POST /api/register',
    'GET /api/sager/:nummer',
  ],
  ...['/statistik', '/en/statistics'].flatMap((path) => [
    `GET ${path}`,
    `GET ${path}/:id{[a-z0-9-]{1,60}}`,
  ]),
  ...['pdf', 'xlsx', 'csv', 'json'].map(
    (format) => `GET /statistik/:id{[a-z0-9-]{1,60}\\.${format}}`,
  ),
  'GET /statistik/skema.json',
  ...['ics', 'eml', 'pdf'].map((format) => `POST /kvittering.${format}`),
  ...['GET /blanket.pdf', 'GET /en/form.pdf'],
  ...['GET /api/emner', 'GET /soegning/da/:hash', 'GET /soegning/en/:hash'],
  ...['GET /registrer', 'POST /registrer'],
  ...['GET /postkasser', 'GET /en/mailboxes'],
];

let office: CaseOffice;
let nummer: string;
beforeAll(async () => {
  office = await caseOffice();
  nummer = await office.receive(1);
});
afterAll(() => office.close());

function routesOf(app: ReturnType<typeof makeApp>): readonly string[] {
  const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*');
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
}

test('every route has a row in one of the tables', () => {
  const { world, pages, makers } = office;
  const routes = routesOf(makeApp(world, pages, makers));
  const known = new Set([...ROWS.map(({ route }) => route), ...FOR_ALL]);
  expect(routes.filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => !routes.includes(route))).toEqual([]);
  const oidc = { issuer: new URL('https://login.example'), clientId: 'a', clientSecret: 'b' };
  const settings = { ...world.settings, oidc: { ...oidc, roleClaim: 'groups' } };
  const withLogin = routesOf(makeApp({ ...world, settings }, pages, makers));
  expect(withLogin.filter((route) => !known.has(route))).toEqual(WITH_LOGIN);
});

/** A new session each time: some of the rows end it. */
async function browserOf(who: string) {
  const roller = ROLLER.get(who) ?? null;
  if (roller !== null) return office.as(who, ...roller);
  const nobody = openBrowser(ORIGIN, office.route);
  return { ...nobody, send: nobody.post };
}

async function ask({ route, address, fields }: Row, who: string): Promise<Response> {
  const [, path = ''] = route.split(' ');
  const at = (address ?? path).replace('NUMMER', nummer);
  const browser = await browserOf(who);
  return fields === undefined ? browser.step(at) : browser.send(at, fields);
}

const REFUSED = { GET: { ingen: 303, others: 403 }, POST: { ingen: 401, others: 403 } } as const;

describe.each(ROWS)('$route $address', (row) => {
  test.each(EVERYBODY)('answers %s as the table says', async (who) => {
    const refused = row.fields === undefined ? REFUSED.GET : REFUSED.POST;
    const otherwise = who === 'ingen' ? refused.ingen : refused.others;
    const answer = await ask(row, who);
    expect(answer.status).toBe(row.answers[who] ?? otherwise);
    if (answer.status === 403) expect(await answer.text()).toContain('for en anden rolle');
  });
});

const SENT = ROWS.filter(({ fields, route }) => fields !== undefined && !route.includes('log-ind'));

describe.each(SENT)('$route without the token of the session', (row) => {
  test.each(EVERYBODY.slice(1))('is not taken from %s', async (who) => {
    const [, path = ''] = row.route.split(' ');
    const at = (row.address ?? path).replace('NUMMER', nummer);
    const answer = await (await browserOf(who)).post(at, row.fields ?? {});
    expect(answer.status).toBe(403);
  });
});

describe('another forvaltning’s case', () => {
  test('looks in every word like a number that no case has', async () => {
    const other = await office.as('anden', 'forvaltning:BUF');
    const pages = ['NUMMER', 'K-2026-2222222'].map(async (wanted) => {
      const at = `/medarbejder/sager/sag/${wanted.replace('NUMMER', nummer)}`;
      return readPage(await other.get(at));
    });
    const [theirs, nobodys] = await Promise.all(pages);
    expect(theirs?.status).toBe(404);
    expect(theirs?.text).toBe(nobodys?.text);
    const found = await readPage(await other.get(`/medarbejder/sager?nummer=${nummer}`));
    expect(found.text).toContain(`Ingen sag har nummeret ${nummer}`);
    expect(found.text).not.toContain('1 Alle sager');
  });

  test('is in no list of theirs, however it is asked for', async () => {
    const other = await office.as('anden', 'forvaltning:BUF');
    for (const query of [
      'bunke=alle',
      'bunke=alle&hos=SOF',
      'bunke=uden-kvittering',
      'bunke=nye',
    ]) {
      const page = await readPage(await other.get(`/medarbejder/sager?${query}`));
      expect(page.status).toBe(200);
      expect(page.html).not.toContain(nummer);
    }
  });
});

describe.each(FOR_ALL)('%s', (route) => {
  test('asks for no role, answers staff as it answers anybody, and sets no cookie', async () => {
    const [method = '', path = ''] = route.split(' ');
    const at = path.replace(':nummer', nummer).replace('*', 'findes-ikke.js');
    // Some of these are wrong codes, of which one address has twenty a minute.
    await office.clock.advance(61_000);
    const answers = EVERYBODY.map(async (who) => {
      const browser = await browserOf(who);
      return method === 'GET' ? browser.step(at) : browser.post(at, {});
    });
    const [first, ...others] = await Promise.all(answers);
    for (const answer of others) expect(answer.status).toBe(first?.status);
    for (const answer of [first, ...others]) expect(answer?.headers.getSetCookie()).toEqual([]);
    expect([401, 303]).not.toContain(first?.status);
  });
});
