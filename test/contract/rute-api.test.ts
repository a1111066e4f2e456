import { afterAll, describe, expect, test } from 'vitest';
import { postKlage, startSystem } from '../system.ts';
import { faultsOf, readProblem, readReceipt, readRute, readStatus } from './given/bodies.ts';
import { readPage } from './given/read-page.ts';
import { stored } from './given/register.ts';
import { LEAST, postForm, postRute, postText } from './given/send.ts';

const system = await startSystem({
  env: { KLAGEVEJ_NU: '2026-03-02T09:00:00+01:00', TRUST_PROXY_HOPS: '1' },
});
afterAll(system.stop);

const rute = (questions: object) => postRute(system.url, questions);

describe('POST /api/rute', () => {
  test('answers with exactly the contract’s keys and stores nothing', async () => {
    const before = stored(system.dataDir);

    const response = await rute({ emne: 'folkeskole' });

    expect(response.status).toBe(200);
    const decision = await readRute(response);
    expect(decision).toMatchObject({
      modtager: { id: 'BUF', navn: 'Børne- og Ungdomsforvaltningen' },
      regel: 'foerste-klage',
    });
    expect(decision.regelsaet).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(decision.afgoerende).length).toBeGreaterThan(0);
    expect(stored(system.dataDir)).toEqual(before);
  });

  test('speaks the language asked', async () => {
    const danish = await readRute(await rute({ emne: 'folkeskole' }));
    const english = await readRute(await rute({ emne: 'folkeskole', sprog: 'en' }));

    expect(english.modtager.navn).toBe('Children and Youth Administration');
    expect(english.begrundelse).not.toBe(danish.begrundelse);
    expect(english.vejledning.map(({ id }) => id)).toEqual(danish.vejledning.map(({ id }) => id));
    expect(english.vejledning[0]?.tekst).not.toBe(danish.vejledning[0]?.tekst);
  });

  test.each([
    { dag: '2025-12-31', id: 'TMF' },
    { dag: '2026-01-01', id: 'KFF' },
    { dag: undefined, id: 'KFF' },
  ])('decides by the day of receipt: $dag → $id', async ({ dag, id }) => {
    const decision = await readRute(await rute({ emne: 'kirkegaard-og-krematorium', dag }));

    expect(decision.modtager.id).toBe(id);
  });

  test.each([
    { dag: '2026-03-02', id: 'BUF' },
    { dag: '2026-03-16', id: 'BUF' },
    { dag: '2026-03-17', id: 'BORGERRAADGIVEREN' },
  ])('counts ten arbejdsdage from klagedato: $dag → $id', async ({ dag, id }) => {
    const questions = { emne: 'folkeskole', harKlaget: 'ja-venter', klagedato: '2026-03-02' };
    const decision = await readRute(await rute({ ...questions, dag }));

    expect(decision.modtager.id).toBe(id);
  });

  test.each([
    { given: { emne: 'boligstoette' }, id: 'BORGERRAADGIVEREN' },
    { given: { emne: 'andet' }, id: 'BORGERRAADGIVEREN' },
    { given: { emne: 'andet', valgtForvaltning: 'ved-ikke' }, id: 'BORGERRAADGIVEREN' },
    { given: { emne: 'andet', valgtForvaltning: 'TMF' }, id: 'TMF' },
    { given: { emne: 'folkeskole', kanSelvKlareDialogen: 'nej' }, id: 'BORGERRAADGIVEREN' },
    {
      given: { emne: 'folkeskole', kanSelvKlareDialogen: 'nej', behandlesAndetSteds: 'domstol' },
      id: 'BUF',
    },
    { given: { emne: 'kontanthjaelp', klagenHandlerOm: 'afgoerelse' }, id: 'BIF' },
    { given: { emne: 'folkeskole', klagenHandlerOm: 'diskrimination' }, id: 'BORGERRAADGIVEREN' },
    { given: { emne: 'folkeskole', harKlaget: 'ja-faaet-svar' }, id: 'BORGERRAADGIVEREN' },
  ])('follows the shipped rules: $given → $id', async ({ given, id }) => {
    expect((await readRute(await rute(given))).modtager.id).toBe(id);
  });

  test.each([
    { given: {}, faults: ['emne mangler'] },
    { given: { emne: 'x' }, faults: ['emne ukendt'] },
    { given: { emne: ['folkeskole'] }, faults: ['emne ukendt'] },
    { given: { emne: 'folkeskole', forvaltning: 'BUF' }, faults: ['forvaltning ukendt'] },
    {
      given: { emne: 'folkeskole', svarfristUdloebet: 'ja' },
      faults: ['svarfristUdloebet ukendt'],
    },
    { given: { emne: 'folkeskole', beskrivelse: 'x' }, faults: ['beskrivelse ukendt'] },
    { given: { emne: 'folkeskole', valgtForvaltning: 'SOF' }, faults: ['valgtForvaltning ukendt'] },
    { given: { emne: 'folkeskole', harKlaget: 'ja' }, faults: ['harKlaget ukendt'] },
    { given: { emne: 'folkeskole', harKlaget: 'ja-venter' }, faults: ['klagedato mangler'] },
    { given: { emne: 'folkeskole', klagedato: '2026-02-30' }, faults: ['klagedato format'] },
    { given: { emne: 'folkeskole', klagedato: '2026-03-03' }, faults: ['klagedato fremtid'] },
    { given: { emne: 'folkeskole', dag: '2026-02-30' }, faults: ['dag format'] },
    { given: { emne: 'folkeskole', dag: 20260302 }, faults: ['dag format'] },
    { given: { emne: 'folkeskole', dag: '9999-12-31' }, faults: ['dag format'] },
    { given: { emne: 'folkeskole', sprog: 'de' }, faults: ['sprog ukendt'] },
    { given: JSON.parse('{"emne":"folkeskole","__proto__":"x"}'), faults: ['__proto__ ukendt'] },
    { given: { emne: 'folkeskole', constructor: 'x' }, faults: ['constructor ukendt'] },
  ])('refuses $given', async ({ given, faults }) => {
    const response = await rute(given);

    expect(response.status).toBe(422);
    expect(await faultsOf(response)).toEqual(faults);
  });

  test('refuses in English who asks in English', async () => {
    const { title } = await readProblem(await rute({ emne: 'x', sprog: 'en' }));

    expect(title).toBe('Something is missing or wrong');
  });

  test('answers what it cannot read with 400 and 415', async () => {
    const broken = await postText(`${system.url}/api/rute`, '{');
    const form = await postForm(`${system.url}/api/rute`, { emne: 'folkeskole' });

    expect([broken.status, form.status]).toEqual([400, 415]);
  });
});

/** Asks from an address of its own, so that wrong codes of one test never slow another. */
let clients = 0;
function asker() {
  clients += 1;
  const from = { 'x-forwarded-for': `192.0.2.${clients}` };
  return {
    from,
    get: (nummer: string, kode?: string) =>
      fetch(`${system.url}/api/sager/${encodeURIComponent(nummer)}`, {
        headers: kode === undefined ? from : { ...from, authorization: `Bearer ${kode}` },
      }),
    post: (typed: { nummer: string; kode: string }, address = '/sag') =>
      postForm(`${system.url}${address}`, typed, { headers: from }),
  };
}

async function newCase(changes: object = {}) {
  return readReceipt(await postKlage(system.url, { ...LEAST, ...changes }));
}

const WRONG_KODE = 'BBBBB-BBBBB-BBBBB-BBBBB-BBBBB-BBBBB';

describe('GET /api/sager/{nummer}', () => {
  test('answers with exactly the contract’s keys and no content', async () => {
    const { nummer, kode, svarfrist } = await newCase({ beskrivelse: 'kanariefugl' });

    const response = await asker().get(nummer, kode);

    expect(response.status).toBe(200);
    const body = await response.clone().text();
    expect(body).not.toMatch(/kanariefugl|Anna|eksempel/);
    const status = await readStatus(response);
    expect(status).toMatchObject({
      nummer,
      svarfrist,
      modtager: { id: 'BUF', navn: 'Børne- og Ungdomsforvaltningen' },
    });
    expect(status.modtaget).toMatch(/^2026-03-02T08:0/);
    expect(status.haendelser[0]).toEqual({ tid: status.modtaget, hvad: 'modtaget' });
  });

  test.each([
    { what: 'small letters', write: (text: string) => text.toLowerCase() },
    { what: 'no hyphens', write: (text: string) => text.replaceAll('-', '') },
    { what: 'spaces', write: (text: string) => ` ${[...text].join(' ')} ` },
  ])('reads number and code in $what', async ({ write }) => {
    const { nummer, kode } = await newCase();

    expect((await asker().get(write(nummer), write(kode))).status).toBe(200);
  });

  test('answers a wrong number, a wrong code and no code the same', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const { get } = asker();

    const answers = [
      await get('K-2026-BBBBBBB', one.kode),
      await get(one.nummer, WRONG_KODE),
      await get(one.nummer, other.kode),
      await get(one.nummer, 'x'),
      await get(one.nummer),
      await get('../../etc/passwd', one.kode),
      await get('%00', one.kode),
    ];

    const seen = await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        type: answer.headers.get('content-type'),
        body: await answer.text(),
      })),
    );
    expect(seen[0]).toMatchObject({ status: 404, type: 'application/problem+json' });
    for (const answer of seen) expect(answer).toEqual(seen[0]);
  });

  test('lets an address wait after 20 wrong codes, and no other', async () => {
    const { nummer, kode } = await newCase();
    const [guesser, other] = [asker(), asker()];
    const wrong = [];
    for (let i = 0; i < 20; i += 1) wrong.push((await guesser.get(nummer, WRONG_KODE)).status);

    const next = await guesser.get(nummer, WRONG_KODE);
    const page = await guesser.post({ nummer, kode: WRONG_KODE });

    expect(wrong).toEqual(Array(20).fill(404));
    expect(next.status).toBe(429);
    const seconds = Number(next.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    await readProblem(next);
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await readPage(page)).errors).toHaveLength(1);
    expect((await other.get(nummer, kode)).status).toBe(200);
    // A klage itself is never refused for rate.
    const klage = await fetch(`${system.url}/klage`, { headers: guesser.from });
    expect(klage.status).toBe(200);
  });

  test('does not count right codes', async () => {
    const { nummer, kode } = await newCase();
    const { get } = asker();

    const statuses = [];
    for (let i = 0; i < 25; i += 1) statuses.push((await get(nummer, kode)).status);

    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

describe('/sag', () => {
  test.each([
    { address: '/sag', lang: 'da' },
    { address: '/en/case', lang: 'en' },
  ])('asks for number and code at $address', async ({ address, lang }) => {
    const page = await readPage(await fetch(system.url + address));

    expect(page.status).toBe(200);
    expect(page.lang).toBe(lang);
    expect(Object.keys(page.fields).toSorted()).toEqual(['kode', 'nummer']);
  });

  test.each([
    { address: '/sag', event: 'Vi har modtaget din klage.', who: 'Børne- og Ungdomsforvaltningen' },
    {
      address: '/en/case',
      event: 'We have received your complaint.',
      who: 'Children and Youth Administration',
    },
  ])('shows status and own copy at $address', async ({ address, event, who }) => {
    const beskrivelse = 'Han sagde "nej" & <script>alert(1)</script>\nså gik han. 👋';
    const { nummer, kode } = await newCase({ beskrivelse });

    const page = await readPage(await asker().post({ nummer, kode: kode.toLowerCase() }, address));

    expect(page.status).toBe(200);
    expect(page.text).toContain(nummer);
    expect(page.text).toContain(event);
    expect(page.text).toContain(who);
    expect(page.find('pre')?.textContent).toContain(beskrivelse);
    expect(page.find('main script')).toBeNull();
    expect(page.text).not.toContain(kode);
  });

  test('answers a wrong number and a wrong code with the same page and 404', async () => {
    const { nummer, kode } = await newCase();
    const { post } = asker();

    const [code, number] = [
      await readPage(await post({ nummer, kode: WRONG_KODE })),
      await readPage(await post({ nummer: 'K-2026-BBBBBBB', kode })),
    ];

    expect([code.status, number.status]).toEqual([404, 404]);
    expect(code.errors).toHaveLength(1);
    expect(number.errors).toEqual(code.errors);
    expect(code.fields['nummer']).toBe(nummer);
  });
});
