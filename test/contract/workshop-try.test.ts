import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { newKey } from '../system.ts';
import {
  type GivenWorkshop,
  givenWorkshop,
  moveServiceniveau,
  ORIGIN,
  type Person,
  REGLER,
  RULES_DIR,
} from './given/workshop.ts';

const given: GivenWorkshop = await givenWorkshop();
afterAll(() => given.close());
const { route } = given.app;

const shipped = await readFile(join(RULES_DIR, 'regler.json'), 'utf8');
let rikke: Person;
beforeEach(async () => {
  rikke = await given.login('rikke');
  const { grundlag = '' } = (await rikke.look('/rediger')).fields;
  await rikke.send('/rediger', { handling: 'forfra', grundlag });
});

const AFGOERELSE = '?emne=folkeskole&klagenHandlerOm=afgoerelse';

describe('a tried klage', () => {
  test('says who gets it, why, which answers are enough, and past which rules it went', async () => {
    const page = await rikke.look(`/proev${AFGOERELSE}`);
    expect(page.status).toBe(200);
    expect(page.find('.to')?.textContent).toContain('Børne- og Ungdomsforvaltningen');
    const steps = page
      .find('.path')
      ?.querySelectorAll('li')
      .map((li) => li.textContent.trim());
    expect(steps?.[0]).toMatch(/^whistleblower\s+Emnet: Svaret er »Folkeskole.*reglen kræver/);
    expect(steps?.at(-1)).toMatch(/^afgoerelse\s+Passer. Den afgør.$/);
    expect(page.text).toMatch(/Det er nok at vide, at .*klagen handler om en afgørelse/);
    expect(page.text).not.toContain('Med kladden');
  });

  test('is tried by the draft too when there is one, and the difference is told', async () => {
    await rikke.edit('regler.json', moveServiceniveau);
    const same = await rikke.look(`/proev${AFGOERELSE}`);
    expect(same.text).toContain('Kladden giver det samme svar.');
    const other = await rikke.look('/proev?emne=folkeskole&klagenHandlerOm=serviceniveau');
    expect(other.text).toContain('Kladden giver et andet svar.');
    expect(other.find('#rute-kladde + .to')?.textContent).toContain('Borgerrådgiveren');
    await rikke.edit('regler.json', (text) => text.slice(1));
    const broken = await rikke.look(`/proev${AFGOERELSE}`);
    expect(broken.text).toContain('Kladden kan ikke læses');
    expect(broken.find('.to')?.textContent).toContain('Børne- og Ungdomsforvaltningen');
  });

  test('may wait inside its svarfrist or beyond', async () => {
    const waits = '?emne=folkeskole&harKlaget=ja-venter&svarfristUdloebet=';
    const over = await rikke.look(`/proev${waits}ja`);
    expect(over.find('.path li.afgjorde')?.textContent).toContain('svarfrist-passeret');
    const inside = await rikke.look(`/proev${waits}nej`);
    expect(inside.find('.path li.afgjorde')?.textContent).toContain('svarfrist-loeber');
  });

  test.each([
    ['?klagenHandlerOm=andet', 'emne'],
    ['?emne=findes-ikke', 'emne'],
    ['?emne=folkeskole&klagenHandlerOm=hovsa', 'klagenHandlerOm'],
  ])('with an answer that cannot be says so: %s', async (query) => {
    const page = await rikke.look(`/proev${query}`);
    expect(page.status).toBe(200);
    expect(page.find('.form-error-message, .alert-error')).not.toBeNull();
    expect(page.find('.to')).toBeNull();
  });

  test('can have the answers of a case', async () => {
    const nummer = await sendKlage({ klagenHandlerOm: 'indsigt', harKlaget: 'ja-faaet-svar' });
    const page = await rikke.look(`/proev?sag=${nummer.toLowerCase()}`);
    expect(page.text).toContain(`Svarene er fra sagen ${nummer}.`);
    expect(page.fields).toMatchObject({ emne: 'folkeskole', harKlaget: 'ja-faaet-svar' });
    expect(page.find('.path li.afgjorde')?.textContent).toContain('utilfreds-med-svar');
    const none = await rikke.look('/proev?sag=K-2026-2222222');
    expect(none.status).toBe(404);
    expect(none.find('#sag-fejl')?.textContent).toContain('findes ikke');
  });
});

async function sendKlage(answers: { readonly [field: string]: string }): Promise<string> {
  const answer = await route(
    new Request(`${ORIGIN}/api/klager`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify({
        emne: 'folkeskole',
        beskrivelse: 'Der er for få lærere.',
        navn: 'Anna Prøve',
        email: 'anna@eksempel.dk',
        ...answers,
      }),
    }),
  );
  const { nummer } = await answer.json();
  return nummer;
}

describe('an example made of a tried klage', () => {
  test('stands in the rule it was given to, and no other byte has changed', async () => {
    const { fields } = await rikke.look(`/proev${AFGOERELSE}&harKlaget=ja-venter`);
    expect(fields).toMatchObject({ regel: 'afgoerelse', modtager: 'BUF' });
    const page = await rikke.send('/proev', { ...fields, navn: 'Folkeskole: afslag' });
    expect(page.find('.verdict')?.textContent).toContain('Reglerne er i orden');
    expect(page.find('#linje')?.textContent).toContain('{');
    const text = page.fields['tekst'] ?? '';
    const { regler } = JSON.parse(text);
    const rule = regler.find(({ id }: { id: string }) => id === 'afgoerelse');
    expect(rule.eksempler.at(-1)).toMatchObject({
      navn: 'Folkeskole: afslag',
      svar: { emne: 'folkeskole', klagenHandlerOm: 'afgoerelse', harKlaget: 'ja-venter' },
      modtager: 'BUF',
    });
    const added = text.split('\n').length - shipped.split('\n').length;
    expect(added).toBeGreaterThan(5);
    expect(text.startsWith(shipped.slice(0, shipped.indexOf('"afgoerelse"')))).toBe(true);
  });

  test('that the rules do not hold is told as a fault of the draft', async () => {
    const { fields } = await rikke.look(`/proev${AFGOERELSE}`);
    const sent = { ...fields, navn: 'Skulle være gået til SOF', modtager: 'SOF' };
    const page = await rikke.send('/proev', sent);
    expect(page.find('.faults li')?.textContent).toContain('Skulle være gået til SOF');
  });

  test('needs a name, and a draft that can be read', async () => {
    const { fields } = await rikke.look(`/proev${AFGOERELSE}`);
    const nameless = await rikke.send('/proev', { ...fields, navn: '  ' });
    expect(nameless.status).toBe(422);
    expect(nameless.find('#navn-fejl')?.textContent).toContain('navn');
    await rikke.edit('regler.json', (text) => text.slice(1));
    const broken = await rikke.send('/proev', { ...fields, navn: 'Et navn' });
    expect(broken.status).toBe(422);
    expect(broken.text).toContain('regler.json kan ikke læses');
  });
});

describe('the proof of texts that nobody has saved', () => {
  const prove = (body: string) =>
    rikke.browser.step(`${REGLER}/bevis`, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        'content-type': 'application/json',
        'x-formularnoegle': rikke.formularnoegle,
      },
      body,
    });

  test('is that of the whole set with these texts in it', async () => {
    const good = await (await prove(JSON.stringify({ filer: { 'regler.json': shipped } }))).json();
    expect(good).toMatchObject({ ok: true, fejl: [], kombinationer: expect.any(Number) });
    const text = shipped.replace('"afgoerelse"', '"afgoerlse"');
    const bad = await (await prove(JSON.stringify({ filer: { 'regler.json': text } }))).json();
    expect(bad.ok).toBe(false);
    expect(bad.fund[0]).toMatchObject({ alvor: 'fejl', fil: 'regler.json' });
    expect(bad.fund[0].tekst).not.toContain('linje');
  });

  test.each(['', '{', '[]', '{"filer": {"regler.json": 1}}', '{"grundlag": "x"}'])(
    'is refused when the question cannot be read: %j',
    async (body) => {
      expect((await prove(body)).status).toBe(400);
    },
  );

  test('saves nothing, and forgets files that are none', async () => {
    const filer = { 'regler.json': 'x', '../hemmeligt.json': 'y', 'certifikater/a.pem': 'z' };
    expect((await prove(JSON.stringify({ filer }))).status).toBe(200);
    expect((await rikke.look('/rediger')).fields['tekst']).toBe(shipped);
  });
});
