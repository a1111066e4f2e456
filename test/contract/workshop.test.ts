import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { newKey } from '../system.ts';
import { openBrowser } from './given/browser.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
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
let ruben: Person;
beforeEach(async () => {
  [rikke, ruben] = [await given.login('rikke'), await given.login('ruben')];
  // Every test begins from the rules as they are shipped.
  const { grundlag = '' } = (await rikke.look('/rediger')).fields;
  await rikke.send('/rediger', { handling: 'forfra', grundlag });
  await rikke.edit('regler.json', () => shipped);
  await publish('Som den er leveret.');
});

/** Rikke proposes, Ruben approves. */
async function publish(grund: string): Promise<void> {
  const page = await rikke.look('/udgiv');
  if (page.fields['grundlag'] === undefined) return;
  const forslag = await proposed(grund);
  await ruben.approve(forslag);
}

/** Proposes the draft as Rikke. @returns the proposal's number */
async function proposed(grund: string): Promise<string> {
  const page = await rikke.propose(grund);
  const link = page.find('.waiting a[href*="/forslag/"]')?.getAttribute('href') ?? '';
  return link.split('/').at(-1) ?? '';
}

async function modtagerOf(klagenHandlerOm: string): Promise<string> {
  const answer = await route(
    new Request(`${ORIGIN}/api/klager`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify({
        emne: 'folkeskole',
        klagenHandlerOm,
        beskrivelse: 'Der er for få lærere.',
        navn: 'Anna Prøve',
        email: 'anna@eksempel.dk',
      }),
    }),
  );
  const { modtager } = await answer.json();
  return modtager.id;
}

describe('the workshop is', () => {
  test.each(['', '/rediger', '/proev', '/udgiv', '/historik', '/forslag/1'])(
    'closed to whoever is not logged in, and to other roles: %s',
    async (below) => {
      const stranger = openBrowser(ORIGIN, route);
      const answer = await stranger.step(`${REGLER}${below}`);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toContain('/medarbejder/log-ind');
      const bodil = await given.login('bodil');
      expect((await bodil.look(below)).status).toBe(403);
    },
  );

  test('deaf to forms and questions from elsewhere', async () => {
    for (const path of ['/rediger', '/udgiv', '/proev', '/historik', '/forslag/1', '/bevis']) {
      const answer = await rikke.browser.step(`${REGLER}${path}`, {
        method: 'POST',
        headers: { origin: 'https://ond.example' },
        body: 'handling=gem',
      });
      expect(answer.status, path).toBe(403);
    }
  });

  test.each(['/forslag/999999', '/forslag/x', '/findes-ikke'])(
    'without a page at %s',
    async (below) => {
      expect((await rikke.look(below)).status).toBe(404);
    },
  );
});

describe('the overview', () => {
  test('says which version is in force, since when and by whom, and that it is proved', async () => {
    await rikke.edit('regler.json', moveServiceniveau);
    await publish('Serviceniveau skal til rådgiveren.');
    const page = await rikke.look();
    expect(page.status).toBe(200);
    expect(page.find('.facts')?.textContent).toMatch(
      /Rikke Regelsen[\s\S]*Ruben Regelsen[\s\S]*Serviceniveau skal til rådgiveren/,
    );
    expect(page.find('.verdict')?.textContent).toContain('Reglerne er i orden');
    expect(page.text).toContain('Intet venter');
  });

  test('reads the rules as sentences, each with the way to its line', async () => {
    const page = await rikke.look();
    const rule = page.find('#diskrimination');
    expect(rule?.textContent.replace(/\s+/g, ' ')).toContain(
      'Hvis klagen handler om diskrimination → Borgerrådgiveren',
    );
    const link = rule?.querySelector('.side a')?.getAttribute('href') ?? '';
    const linje = Number(new URL(link, ORIGIN).searchParams.get('linje'));
    expect(shipped.split('\n')[linje - 1]).toContain('"id": "diskrimination"');
  });

  test('has a table that follows the answers in the address', async () => {
    const cells = async (query: string) =>
      (await rikke.look(query)).find('.routes tbody tr')?.textContent.replace(/\s+/g, ' ') ?? '';
    expect(await cells('')).toContain('ØKF foerste-klage');
    expect(await cells('?harKlaget=ja-faaet-svar')).toContain(
      'Borgerrådgiveren utilfreds-med-svar',
    );
    expect(await cells('?harKlaget=ja-venter')).toContain('ØKF svarfrist-loeber');
    expect(await cells('?harKlaget=hovsa')).toContain('ØKF foerste-klage');
  });
});

describe('a draft', () => {
  test('is saved byte for byte, and a save without a change is no draft', async () => {
    const before = await rikke.look('/rediger?fil=regler.json');
    expect(before.fields['tekst']).toBe(shipped);
    await rikke.edit('regler.json', (text) => text.replaceAll('\n', '\r\n'));
    expect((await rikke.look()).text).toContain('Intet venter');
    const saved = await rikke.edit('regler.json', (text) =>
      text.replace('kk.dk', 'kommunens side'),
    );
    expect(saved.text).toContain('Kladden er gemt.');
    expect(saved.fields['tekst']).toBe(shipped.replace('kk.dk', 'kommunens side'));
    expect((await ruben.look()).text).toContain('Sidst gemt af Rikke Regelsen');
  });

  test('with a fault is saved, its fault told with its line, and not sent on', async () => {
    const page = await rikke.edit('regler.json', (text) => text.replace('"send"', '"sned"'));
    expect(page.find('.verdict')?.textContent).toContain('fejl skal rettes');
    expect(page.text).toContain('»sned« kendes ikke her.');
    const line = Number(page.find('.faults a')?.getAttribute('data-linje'));
    const shown = await rikke.look(`/rediger?fil=regler.json&linje=${line}`);
    const written = shipped.split('\n')[line - 1]?.trim() ?? '?';
    expect(shown.find('#linje')?.textContent).toContain(written);
    const publishing = await rikke.look('/udgiv');
    expect(publishing.find('#grund')).toBeNull();
    const forced = await rikke.send('/udgiv', {
      grundlag: page.fields['grundlag'] ?? '',
      grund: 'Alligevel',
    });
    expect(forced.status).toBe(422);
    expect((await ruben.look()).find('a[href*="/forslag/"]')).toBeNull();
  });

  test('larger than 1 MB is not saved, and what was typed stays', async () => {
    const large = 'x'.repeat(1_000_001);
    const page = await rikke.edit('regler.json', () => large);
    expect(page.status).toBe(422);
    expect(page.find('#fejl')?.textContent).toContain('1 MB');
    expect(page.fields['tekst']).toBe(large);
  });

  test('that somebody saved meanwhile is never overwritten unless knowingly', async () => {
    const began = await ruben.look('/rediger?fil=regler.json');
    await rikke.edit('regler.json', (text) => text.replace('kk.dk', 'Rikkes kilde'));
    const mine = shipped.replace('kk.dk', 'Rubens kilde');
    const sent = { ...began.fields, tekst: mine, handling: 'gem' };
    const told = await ruben.send('/rediger', sent);
    expect(told.status).toBe(409);
    expect(told.find('#fejl')?.textContent).toContain('Rikke Regelsen har gemt imens');
    expect(told.fields['tekst']).toBe(mine);
    expect(told.find('.removed')?.textContent).toContain('Rikkes kilde');
    expect(told.find('.added')?.textContent).toContain('Rubens kilde');
    expect((await rikke.look('/rediger')).fields['tekst']).toContain('Rikkes kilde');
    const knowingly = await ruben.send('/rediger', {
      fil: 'regler.json',
      tekst: mine,
      grundlag: told.fields['grundlag'] ?? '',
      handling: 'gem',
    });
    expect(knowingly.text).toContain('Kladden er gemt.');
    expect((await rikke.look('/rediger')).fields['tekst']).toBe(mine);
  });

  test('keeps what others did in another file', async () => {
    const began = await ruben.look('/rediger?fil=regler.json');
    await rikke.edit('maaltal.json', (text) => text.replace('\n', '\n\n'));
    const mine = shipped.replace('kk.dk', 'Rubens kilde');
    const told = await ruben.send('/rediger', { ...began.fields, tekst: mine, handling: 'gem' });
    expect(told.text).toContain('Denne fil er ikke rørt imens.');
    expect(told.text).toContain('maaltal.json');
    const { fields } = await ruben.send('/rediger', {
      ...told.fields,
      tekst: mine,
      handling: 'gem',
    });
    expect(fields['tekst']).toBe(mine);
    const maaltal = (await ruben.look('/rediger?fil=maaltal.json')).fields['tekst'] ?? '';
    expect(maaltal).toContain('\n\n');
  });
});

describe('publishing', () => {
  test('needs a reason and another person, and then a klage goes the new way at once', async () => {
    expect(await modtagerOf('serviceniveau')).toBe('BUF');
    await rikke.edit('regler.json', moveServiceniveau);
    const page = await rikke.look('/udgiv');
    expect(page.text).toMatch(/Klager, hvor .*klagen handler om hvor meget kommunen tilbyder/);
    expect(page.text).toMatch(/\d+ af \d+ sager var gået et andet sted hen/);
    const unsaid = await rikke.send('/udgiv', {
      grundlag: page.fields['grundlag'] ?? '',
      grund: ' ',
    });
    expect(unsaid.status).toBe(422);
    expect(unsaid.find('#grund-fejl')?.textContent).toContain('Skriv hvorfor.');

    const forslag = await proposed('Rådgiveren skal se dem.');
    const own = await rikke.look(`/forslag/${forslag}`);
    expect(own.text).toContain('En anden end dig skal godkende det.');
    expect(own.find('[value=godkend]')).toBeNull();
    const { iKraft = '' } = (await ruben.look(`/forslag/${forslag}`)).fields;
    const forced = await rikke.send(`/forslag/${forslag}`, { iKraft, handling: 'godkend' });
    expect(forced.status).toBe(409);
    expect(forced.text).toContain('Du har selv foreslået det.');
    expect(await modtagerOf('serviceniveau')).toBe('BUF');

    const done = await ruben.approve(forslag);
    expect(done.text).toContain('Reglerne er udgivet.');
    expect(await modtagerOf('serviceniveau')).toBe('BORGERRAADGIVEREN');
    expect((await ruben.approve(forslag)).status).toBe(409);
    const publicPage = await readPage(await rikke.browser.get('/regler'));
    expect(publicPage.text).toContain('Denne udgave har været i brug siden');
    expect(publicPage.text).toContain(
      'klagen handler om hvor meget kommunen tilbyder → Borgerrådgiveren',
    );
  });

  test('is of the draft that was looked at, not of what came since', async () => {
    await rikke.edit('regler.json', moveServiceniveau);
    const { grundlag = '' } = (await rikke.look('/udgiv')).fields;
    await ruben.edit('regler.json', (text) => text.replace('kk.dk', 'Rubens kilde'));
    const page = await rikke.send('/udgiv', { grundlag, grund: 'Rådgiveren skal se dem.' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Kladden er ændret');
    expect(page.fields['grund']).toBe('Rådgiveren skal se dem.');
  });

  test('can be refused with a reason, or taken back', async () => {
    await rikke.edit('regler.json', moveServiceniveau);
    const forslag = await proposed('Et forslag.');
    const silent = await ruben.send(`/forslag/${forslag}`, { handling: 'afvis', grund: '' });
    expect(silent.status).toBe(422);
    expect(silent.find('#grund-fejl')?.textContent).toContain('Skriv, hvorfor du afviser det.');
    expect((await ruben.send(`/forslag/${forslag}`, { handling: 'traek' })).status).toBe(409);
    const no = await ruben.send(`/forslag/${forslag}`, { handling: 'afvis', grund: 'Nej tak.' });
    expect(no.text).toContain('Forslaget er afvist.');
    expect((await rikke.look(`/forslag/${forslag}`)).text).toContain('Forslaget er afvist.');
    const again = await proposed('Et forslag til.');
    const back = await rikke.send(`/forslag/${again}`, { handling: 'traek' });
    expect(back.text).toContain('Forslaget er trukket tilbage.');
    expect(await modtagerOf('serviceniveau')).toBe('BUF');
  });
});

describe('the history', () => {
  test('compares any two versions, and an older one comes back as a proposal', async () => {
    const before = hashesIn(await rikke.look('/historik'))[0] ?? '';
    await rikke.edit('regler.json', moveServiceniveau);
    await publish('Rådgiveren skal se dem.');
    const list = await rikke.look('/historik');
    expect(list.text).toContain('Rådgiveren skal se dem.');
    const now = hashesIn(list)[0] ?? '';
    const compared = await rikke.look(`/historik?fra=${before}&til=${now}`);
    expect(compared.text).toMatch(/[\d.]+ måder at svare på får en anden modtager/);
    expect(compared.find('.added')?.textContent).toContain('BORGERRAADGIVEREN');
    expect((await rikke.look(`/historik?fra=${before}&til=${before}`)).text).toContain('er ens');
    expect((await rikke.look('/historik?fra=x&til=y')).status).toBe(404);

    const proposal = await rikke.send('/historik', { hash: before });
    expect(proposal.text).toContain('Tilbage til udgaven fra');
    const forslag = rikke.browser.visited.at(-1)?.split('/').at(-1) ?? '';
    await ruben.approve(forslag);
    expect(await modtagerOf('serviceniveau')).toBe('BUF');
  });
});

function hashesIn(page: ReadPage): readonly string[] {
  const options = page.find('select[name=til]')?.querySelectorAll('option') ?? [];
  return options.map((option) => option.getAttribute('value') ?? '');
}
