import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { startSystem } from '../system.ts';
import { ask as askAt } from './given/ask.ts';
import { readProblem } from './given/bodies.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
import { LEAST, postForm, type Typed } from './given/send.ts';

const system = await startSystem({ env: { KLAGEVEJ_NU: '2026-03-02T09:00:00+01:00' } });
afterAll(system.stop);

const KLAGE = `${system.url}/klage`;
const Found = v.strictObject({
  emner: v.array(
    v.strictObject({
      id: v.string(),
      navn: v.string(),
      hos: v.nullable(v.string()),
      ekstern: v.nullable(v.strictObject({ navn: v.string(), adresse: v.nullable(v.string()) })),
    }),
  ),
});

const ask = (asked: { readonly [name: string]: string }) =>
  fetch(`${system.url}/api/emner?${new URLSearchParams(asked)}`);
const found = async (response: Response) => v.parse(Found, await response.json()).emner;

describe('GET /api/emner', () => {
  test('answers with exactly the contract’s keys, best first, and no more than eight', async () => {
    const response = await ask({ q: 'hjemmehjælp' });

    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const emner = await found(response);
    expect(emner[0]?.id).toBe('hjemmehjaelp-hjemmepleje');
    expect(emner.length).toBeLessThanOrEqual(8);
  });

  test('speaks the language asked', async () => {
    const [danish] = await found(await ask({ q: 'skat' }));
    const [english] = await found(await ask({ q: 'skat', sprog: 'en' }));

    expect([danish?.navn, english?.navn]).toEqual(['Skat', 'Tax']);
  });

  test.each([
    ['nothing to look for', { q: ' ' }, [['q', 'mangler']]],
    ['no question at all', {}, [['q', 'mangler']]],
    ['a whole letter', { q: 'ord '.repeat(100) }, [['q', 'for-langt']]],
    ['10 000 characters', { q: 'x'.repeat(10_000) }, [['q', 'for-langt']]],
    ['a language it has not', { q: 'skat', sprog: 'tlh' }, [['sprog', 'ukendt']]],
    ['a key it has not', { q: 'skat', __proto__x: '1' }, [['__proto__x', 'ukendt']]],
  ] as const)('refuses %s', async (_what, asked, faults) => {
    const response = await ask({ ...asked });

    expect(response.status).toBe(422);
    const { errors } = await readProblem(response);
    expect(errors.map(({ field, code }) => [field, code])).toEqual(faults);
  });

  test.each(['\u0000', '👩‍👩‍👧‍👦', '\u202Eomvendt\u202C', '__proto__', '%', 'العربية'])(
    'takes %j as it is',
    async (q) => {
      expect((await ask({ q })).status).toBe(200);
    },
  );
});

describe('what a browser loads to search by itself', () => {
  test('is packed, and kept for good under its own name only', async () => {
    const { find } = await openForm();
    const address = find('#soegning')?.getAttribute('data-from') ?? '';
    const other = address.replace(/.{8}$/, '00000000');
    const packed = { 'accept-encoding': 'br' };
    const [named, old] = [
      await askAt(system.url, { path: address }, packed),
      await askAt(system.url, { path: other }, packed),
    ];

    expect(named.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      vary: 'accept-encoding',
    });
    expect(old.headers['cache-control']).toBe('no-store');
    expect(old.body).toBe(named.body);
  });

  test('is the same when it is not packed', async () => {
    const { find } = await openForm();
    const address = `${system.url}${find('#soegning')?.getAttribute('data-from')}`;
    const plain = await fetch(address, { headers: { 'accept-encoding': 'identity' } });

    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await (await fetch(address)).text());
  });
});

async function openForm(): Promise<ReadPage> {
  return readPage(await fetch(KLAGE));
}

describe('the form without scripts', () => {
  /** Presses a button of a page: everything the page carries, and what the citizen changes. */
  const press = async (page: ReadPage, handling: string, changes: Typed = {}) =>
    readPage(await postForm(KLAGE, { ...page.fields, ...changes, handling }));
  const choices = ({ html }: ReadPage) =>
    [...html.matchAll(/value="emne:([\w-]+)"/g)].map(([, id]) => id);

  test('shows what it found as buttons, with who has it, and keeps all that is typed', async () => {
    const { beskrivelse, navn } = LEAST;
    const typed = { beskrivelse, navn, soegning: 'boligstøtte' };
    const page = await press(await openForm(), 'soeg', typed);

    expect(page.status).toBe(200);
    expect(choices(page)[0]).toBe('boligstoette');
    expect(page.text).toContain('Ikke kommunens opgave: Udbetaling Danmark');
    expect(page.fields).toMatchObject(typed);
    expect(page.errors).toEqual([]);
  });

  test('takes the emne that is pressed, says whose it is and where, and empties the box', async () => {
    const searched = await press(await openForm(), 'soeg', { ...LEAST, soegning: 'boligstøtte' });
    const page = await press(searched, 'emne:boligstoette');

    expect(page.fields).toMatchObject({ ...LEAST, emne: 'boligstoette', soegning: '' });
    expect(page.find('#ekstern')?.textContent).toContain('Udbetaling Danmark tager sig af dette.');
    expect(page.find('#ekstern a')?.getAttribute('href')).toBe('https://www.borger.dk');
  });

  test('can still send what is not the kommune’s', async () => {
    const page = await press(await openForm(), 'gennemse', { ...LEAST, emne: 'boligstoette' });

    expect(page.find('h1')?.textContent).toBe('Gennemse og send');
  });

  test('asks the one question of a word of many meanings', async () => {
    const page = await press(await openForm(), 'soeg', { soegning: 'bøde' });

    expect(page.find('#fund legend')?.textContent).toBe('Hvad er din bøde for?');
    expect(choices(page)[0]).toBe('kommunal-parkeringsafgift');
  });

  test('shows where help is at words of danger, before the box', async () => {
    const page = await press(await openForm(), 'soeg', { soegning: 'min mand slår mig' });

    expect(page.find('#fare a')?.getAttribute('href')).toBe('tel:112');
    expect(page.html.indexOf('id="fare"')).toBeLessThan(page.html.indexOf('id="soegning"'));
    expect(choices(page)).toContain('kvindekrisecenter-og-vold-i-naere-relationer');
  });

  test('says when it found nothing, and what to do', async () => {
    const page = await press(await openForm(), 'soeg', { soegning: 'xqzvw' });

    expect(choices(page)).toEqual(['andet']);
    expect(page.text).toContain('Vi fandt intet, der passer.');
  });

  test('goes on at Enter, which presses the first button, when nothing is looked for', async () => {
    const page = await press(await openForm(), 'soeg', LEAST);

    expect(page.find('h1')?.textContent).toBe('Gennemse og send');
  });

  test('sends nothing of the search with the klage, and an emne it has not is told', async () => {
    const sent = await press(await openForm(), 'gennemse', { ...LEAST, soegning: 'skole' });
    const odd = await press(await openForm(), 'emne:__proto__', LEAST);

    expect(sent.html).not.toContain('name="soegning"');
    expect(odd.status).toBe(200);
    expect(odd.fields['emne']).toBe('');
  });

  test.each(['x'.repeat(10_000), '\u0000', '"><script>alert(1)</script>', '👍🏽', '\u202Ex'])(
    'is a page whatever is looked for: %j',
    async (soegning) => {
      const page = await press(await openForm(), 'soeg', { soegning });

      expect(page.status).toBe(200);
      expect(page.find('script:not([src])')).toBeNull();
      expect(page.find('#soegning')?.getAttribute('value')?.length).toBeLessThanOrEqual(200);
    },
  );
});
