import { afterAll, describe, expect, test } from 'vitest';
import { startSystem } from '../system.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
import { rowsOf, sagOf, stored } from './given/register.ts';
import { LEAST, postForm, type Typed } from './given/send.ts';

const system = await startSystem({ env: { KLAGEVEJ_NU: '2026-03-02T09:00:00+01:00' } });
afterAll(system.stop);

const ADDRESSES: { readonly da: string; readonly en: string } = {
  da: `${system.url}/klage`,
  en: `${system.url}/en/complaint`,
};
const KLAGE = ADDRESSES.da;

/** What people really type, and what they should not be able to break anything with. */
const NASTY = [
  'Han sagde "nej" & gik – 100 % \'sikkert\'.',
  '<script>alert(1)</script></textarea><img src=x onerror=alert(1)>',
  '{{ 7*7 }} ${7*7} &amp; &lt;b&gt; \\n %0d%0a',
  '  indrykket linje\tmed tabulator',
  '👨‍👩‍👧‍👦 Ærlig talt: smørrebrød, العربية, \u202Eomvendt\u202C, nul\u200Bbredde',
].join('\n');

/** Presses a button of a page: everything the page carries, and what the citizen changes. */
const pressAt =
  (address: string) =>
  async (page: ReadPage, handling: string, changes: Typed = {}): Promise<ReadPage> =>
    readPage(await postForm(address, { ...page.fields, ...changes, handling }));
const press = pressAt(KLAGE);

async function openForm(address: string = KLAGE): Promise<ReadPage> {
  return readPage(await fetch(address));
}

/** Fills in the form and goes on to the review page. */
async function review(typed: Typed = LEAST, address: string = KLAGE): Promise<ReadPage> {
  return pressAt(address)(await openForm(address), 'gennemse', typed);
}

function receiptOn(page: ReadPage) {
  return {
    nummer: page.find('#nummer')?.textContent ?? '',
    kode: page.find('#kode')?.textContent ?? '',
  };
}

describe('the form', () => {
  test.each([
    { sprog: 'da', title: 'Din klage' },
    { sprog: 'en', title: 'Your complaint' },
  ] as const)('opens in $sprog with a fresh key', async ({ sprog, title }) => {
    const [first, second] = [await openForm(ADDRESSES[sprog]), await openForm(ADDRESSES[sprog])];

    expect(first.status).toBe(200);
    expect(first.lang).toBe(sprog);
    expect(first.find('h1')?.textContent).toBe(title);
    expect(first.fields['noegle']).toMatch(/^[A-Za-z0-9_-]{22,128}$/);
    expect(first.fields['noegle']).not.toBe(second.fields['noegle']);
    expect(first.fields['regelsaet']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('asks every field of the contract', async () => {
    const { html } = await openForm();

    const asked = [...html.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g)];
    expect(new Set(asked.map(([, name]) => name))).toEqual(
      new Set([
        ...['noegle', 'regelsaet', 'oensketModtager', 'hjemmeside', 'soegning'],
        ...['emne', 'valgtForvaltning', 'klagenHandlerOm', 'harKlaget', 'klagedato'],
        ...['kanSelvKlareDialogen', 'overEtAarSiden', 'behandlesAndetSteds', 'afgoerelsesdato'],
        ...['beskrivelse', 'oensketLoesning', 'haendelse', 'enhed', 'sagsnummer', 'anonym'],
        ...['navn', 'email', 'telefon', 'adresse', 'cpr', 'kontaktform', 'kontakttid', 'tolk'],
        ...['adressebeskyttelse', 'bekraeftelse', 'besked', 'paaVegneAf', 'fuldmagtSenere'],
      ]),
    );
  });

  test.each([
    {
      encoding: 'urlencoded',
      send: (typed: Typed) => postForm(KLAGE, typed),
    },
    {
      encoding: 'multipart',
      send: (typed: Typed) => postForm(KLAGE, typed, { files: [] }),
    },
  ])('is read as $encoding', async ({ send }) => {
    const { fields } = await openForm();

    const page = await readPage(await send({ ...fields, ...LEAST, handling: 'gennemse' }));

    expect(page.status).toBe(200);
    expect(page.fields).toMatchObject(LEAST);
    expect(page.fields['vistModtager']).toBe('BUF');
  });

  test('keeps everything typed when something is wrong, and leads to each fault', async () => {
    const typed = {
      ...{ emne: 'findes-ikke', klagenHandlerOm: 'optraeden', harKlaget: 'ja-venter' },
      ...{ beskrivelse: NASTY, oensketLoesning: NASTY, haendelse: 'i går <b>"kl. 8"</b>' },
      ...{ klagedato: '31. februar', email: 'anna@', telefon: '<12>', navn: 'O\'"Neil & <Søn>' },
      ...{ adresse: 'Vej 1\n2. th', bekraeftelse: 'ja', tolk: 'عربي', cpr: '999999-9999' },
    };

    const page = await review(typed);

    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['emne', 'klagedato', 'email', 'telefon', 'cpr']),
    );
    for (const { field, message } of page.errors) {
      expect(page.find(`#${field}`), field).not.toBeNull();
      expect(message).toMatch(/^[A-ZÆØÅ].{10,}\.$/);
    }
    expect(page.fields).toMatchObject({ ...typed, emne: '' });
    expect(page.html.includes('<script>alert')).toBe(false);
    expect(page.html.includes('<img src=x')).toBe(false);
    expect(page.find('#fejl')?.hasAttribute('autofocus')).toBe(true);
  });

  test.each([
    { sprog: 'da', message: 'Fortæl, hvad der er sket.' },
    { sprog: 'en', message: 'Tell us what happened.' },
  ] as const)('says what is missing in $sprog', async ({ sprog, message }) => {
    const page = await review({ emne: 'folkeskole' }, ADDRESSES[sprog]);

    expect(page.status).toBe(422);
    expect(page.lang).toBe(sprog);
    expect(page.errors).toContainEqual({ field: 'beskrivelse', message });
    expect(page.errors.map(({ field }) => field)).toContain('navn');
  });

  test('refuses a field it does not know, and one that is given twice', async () => {
    const unknown = await review({ ...LEAST, '<b>ukendt</b>': 'x' });
    const twice = await fetch(KLAGE, {
      method: 'POST',
      body: new URLSearchParams([...Object.entries(LEAST), ['navn', 'En anden']]),
    });

    expect(unknown.status).toBe(422);
    expect(unknown.errors.map(({ field }) => field)).toContain('<b>ukendt</b>');
    expect(unknown.find('main b')).toBeNull();
    expect(twice.status).toBe(422);
  });

  test('refuses a handling it does not know, and keeps what was typed', async () => {
    const page = await press(await openForm(), 'slet', LEAST);

    expect(page.status).toBe(400);
    expect(page.fields).toMatchObject(LEAST);
  });

  test('takes a form without handling for one to look through', async () => {
    const page = await readPage(await postForm(KLAGE, LEAST));

    expect(page.status).toBe(200);
    expect(page.fields['vistModtager']).toBe('BUF');
  });

  test('reads dates as Danes write them', async () => {
    const page = await review({ ...LEAST, harKlaget: 'ja-venter', klagedato: '1/2 2026' });

    expect(page.status).toBe(200);
    // 1 February 2026 is more than ten working days ago: overdue goes to Borgerrådgiveren.
    expect(page.fields['vistModtager']).toBe('BORGERRAADGIVEREN');
  });

  test.each(['text/plain', 'application/json', ''])(
    'answers a body of type "%s" with 415',
    async (type) => {
      const headers = new Headers(type === '' ? {} : { 'content-type': type });
      const answer = await fetch(KLAGE, { method: 'POST', body: Buffer.from('emne=x'), headers });

      expect((await readPage(answer)).status).toBe(415);
    },
  );

  test('answers a broken multipart with 400, as a page', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await fetch(KLAGE, { method: 'POST', body: '--x\r\nbroken', headers });

    expect((await readPage(answer)).status).toBe(400);
  });
});

describe('the review page', () => {
  test.each([
    {
      sprog: 'da',
      who: 'Børne- og Ungdomsforvaltningen',
      when: 'mandag den 16. marts 2026',
    },
    { sprog: 'en', who: 'Children and Youth Administration', when: '16 March 2026' },
  ] as const)('shows in $sprog who answers, why and when', async ({ sprog, who, when }) => {
    const rute = await fetch(`${system.url}/api/rute`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ emne: 'folkeskole', sprog }),
    });
    const { begrundelse }: { begrundelse: string } = await rute.json();

    const page = await review(LEAST, ADDRESSES[sprog]);

    expect(page.status).toBe(200);
    expect(page.lang).toBe(sprog);
    expect(page.text).toContain(who);
    expect(page.text).toContain(when);
    expect(page.text).toContain(begrundelse);
    expect(page.text).toContain(LEAST.beskrivelse);
  });

  test('has its file inputs after every other field', async () => {
    const page = await review({ ...LEAST, paaVegneAf: 'en-anden' });

    const fields = [...page.html.matchAll(/<(?:input|select|textarea)[^>]*>/g)].map(([tag]) => tag);
    const first = fields.findIndex((tag) => tag.includes('type="file"'));
    expect(first).toBeGreaterThan(0);
    expect(fields.slice(first).every((tag) => tag.includes('type="file"'))).toBe(true);
    expect(fields.slice(first).map((tag) => /name="(\w+)"/.exec(tag)?.[1])).toEqual([
      'bilag',
      'fuldmagt',
    ]);
  });

  test('goes back to the form with everything as it was typed', async () => {
    const typed = {
      ...{ ...LEAST, beskrivelse: NASTY, oensketLoesning: NASTY, adresse: 'Vej 1\n2. th' },
      ...{ enhed: '<i>"Skole"</i>', kontakttid: "efter 'kl. 16'", bekraeftelse: 'ja' },
    };

    const back = await press(await review(typed), 'ret');

    expect(back.status).toBe(200);
    expect(back.errors).toEqual([]);
    expect(back.fields).toMatchObject(typed);
    expect(back.html.includes('<script>alert')).toBe(false);
  });

  test('goes back also from what could not be sent', async () => {
    const typed = { ...LEAST, email: 'ikke en adresse', beskrivelse: ' ' };

    const back = await press(await openForm(), 'ret', typed);

    expect(back.status).toBe(200);
    expect(back.fields).toMatchObject(typed);
  });

  test('keeps the key from the form to the receipt', async () => {
    const form = await openForm();
    const page = await press(form, 'gennemse', LEAST);
    const back = await press(page, 'ret');

    expect(page.fields['noegle']).toBe(form.fields['noegle']);
    expect(back.fields['noegle']).toBe(form.fields['noegle']);
  });

  test('masks what looks like a CPR number and blocks nothing', async () => {
    const page = await review({ ...LEAST, beskrivelse: 'Min søn, 010203-4567, går i 3.b.' });

    expect(page.status).toBe(200);
    expect(page.find('#cpr-i-tekst')?.textContent).toContain('010203-****');
    expect((await press(page, 'send')).status).toBe(201);
  });
});

describe('sending', () => {
  test.each([
    { sprog: 'da', who: 'Børne- og Ungdomsforvaltningen' },
    { sprog: 'en', who: 'Children and Youth Administration' },
  ] as const)(
    'answers in $sprog with a receipt, and a repeat with the same',
    async ({ sprog, who }) => {
      const address = ADDRESSES[sprog];
      const page = await review(LEAST, address);

      const receipt = await pressAt(address)(page, 'send');
      const repeat = await pressAt(address)(page, 'send');

      expect(receipt.status).toBe(201);
      expect(receipt.lang).toBe(sprog);
      expect(receiptOn(receipt).nummer).toMatch(/^K-2026-[2-9BCDFGHJ-NP-TV-XZ]{7}$/);
      expect(receiptOn(receipt).kode).toMatch(/^([2-9BCDFGHJ-NP-TV-XZ]{5}-?){6}$/);
      expect(receipt.text).toContain(who);
      expect(repeat.status).toBe(200);
      expect(repeat.html === receipt.html).toBe(true);
    },
  );

  test('stores one case of a click that was doubled ten times', async () => {
    const page = await review();
    const before = stored(system.dataDir);

    const answers = await Promise.all(Array.from({ length: 10 }, () => press(page, 'send')));

    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(answers.map((answer) => receiptOn(answer).nummer)).size).toBe(1);
    const after = stored(system.dataDir);
    expect(after.sager - before.sager).toBe(1);
  });

  test('asks about a new klage when the text has changed under the same key', async () => {
    const page = await review();
    await press(page, 'send');

    const changed = await press(page, 'send', { beskrivelse: 'Noget helt andet.' });
    const again = await press(changed, 'send');

    expect(changed.status).toBe(422);
    expect(changed.errors).toHaveLength(1);
    expect(changed.fields['noegle']).not.toBe(page.fields['noegle']);
    expect(again.status).toBe(201);
  });

  test.each([undefined, '', 'for-kort', 'x'.repeat(129), `${'x'.repeat(30)}<`])(
    'without a key that can be used (%s) stores nothing, says so and can be pressed again',
    async (noegle) => {
      const { noegle: _, ...fields } = (await review()).fields;
      const before = stored(system.dataDir);

      const answer = await readPage(await postForm(KLAGE, { ...fields, noegle, handling: 'send' }));

      expect(answer.status).toBe(400);
      expect(answer.errors).toHaveLength(1);
      expect(stored(system.dataDir)).toEqual(before);
      expect((await press(answer, 'send')).status).toBe(201);
    },
  );

  test('keeps a faulty form from being sent past the review page', async () => {
    const { fields } = await review();
    const before = stored(system.dataDir);

    const answer = await postForm(KLAGE, { ...fields, handling: 'send', beskrivelse: '' });

    const page = await readPage(answer);
    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual(['beskrivelse']);
    expect(stored(system.dataDir)).toEqual(before);
  });

  test('shows the review page again when the route is another than the one shown', async () => {
    const page = await review();
    const before = stored(system.dataDir);

    const changed = await press(page, 'send', { vistModtager: 'SOF' });
    const sent = await press(changed, 'send');

    expect(changed.status).toBe(200);
    expect(changed.find('#rute-aendret')?.textContent).toContain('blevet et andet');
    expect(changed.fields['vistModtager']).toBe('BUF');
    expect(stored(system.dataDir).sager).toBe(before.sager + 1);
    expect(sent.status).toBe(201);
  });

  test('without a shown modtager sends where the rules say', async () => {
    const { vistModtager: _, ...fields } = (await review()).fields;

    const answer = await postForm(KLAGE, { ...fields, handling: 'send' });

    expect(answer.status).toBe(201);
  });
});

describe('an anonymous citizen', () => {
  test.each([
    { contact: 'no way to be reached', email: '', answered: false },
    { contact: 'an e-mail', email: 'anna@eksempel.dk', answered: true },
  ])('with $contact is promised an answer: $answered', async ({ email, answered }) => {
    const page = await review({ ...LEAST, navn: 'Anna', email, anonym: 'ja' });

    const receipt = await press(page, 'send');

    expect(receipt.status).toBe(201);
    expect(page.find('#svar-navn')).toBeNull();
    expect(page.text.includes('Du får svar på skrift')).toBe(answered);
    expect(receipt.text.includes('De skal svare dig på skrift')).toBe(answered);
    for (const { text } of [page, receipt])
      expect(text.includes('svare dig, for du')).toBe(!answered);
  });
});

describe('an objection', () => {
  test('overrides the route; the rule stays and the objection is recorded', async () => {
    const page = await review();

    const receipt = await press(page, 'send', { oensketModtager: 'BORGERRAADGIVEREN' });

    expect(receipt.status).toBe(201);
    expect(receipt.text).toContain('Borgerrådgiveren');
    expect(receipt.text).toContain('Du har selv valgt, hvor klagen skal hen.');
    expect(receipt.text).not.toContain('Derfor går din klage');
    const { nummer } = receiptOn(receipt);
    expect(sagOf(system.dataDir, nummer)).toMatchObject({
      modtager: 'BORGERRAADGIVEREN',
      indsigelse: 'BORGERRAADGIVEREN',
      regel: 'foerste-klage',
      forvaltning: 'BUF',
    });
    const [brev] = rowsOf(system.dataDir, 'select * from forsendelse where nummer = ?', nummer);
    expect(brev).toMatchObject({ slags: 'modtager', modtager: 'BORGERRAADGIVEREN' });
  });

  test('survives the way back to the form and through the review', async () => {
    const page = await review();
    const back = await press(page, 'ret', { oensketModtager: 'SOF' });
    const again = await press(back, 'gennemse');

    const receipt = await press(again, 'send');

    expect(again.find('#oensketModtager option[selected]')?.getAttribute('value')).toBe('SOF');
    expect(sagOf(system.dataDir, receiptOn(receipt).nummer)).toMatchObject({
      modtager: 'SOF',
      indsigelse: 'SOF',
    });
  });

  test('to where the klage goes anyway is none', async () => {
    const receipt = await press(await review(), 'send', { oensketModtager: 'BUF' });

    expect(sagOf(system.dataDir, receiptOn(receipt).nummer)).toMatchObject({
      modtager: 'BUF',
      indsigelse: null,
    });
  });

  test.each(['BORGERRAADGIVEREN-RESERVE', 'findes-ikke', 'ingen', 'ved-ikke'])(
    'to "%s" is refused on the review page',
    async (oensketModtager) => {
      const answer = await press(await review(), 'send', { oensketModtager });

      expect(answer.status).toBe(422);
      expect(answer.errors.map(({ field }) => field)).toEqual(['oensketModtager']);
      expect(answer.fields['vistModtager']).toBe('BUF');
    },
  );
});

describe('the field no human sees', () => {
  test('marks the case and changes nothing else, through the whole way', async () => {
    const robot = await review({ ...LEAST, hjemmeside: 'https://spam.example' });
    const human = await review(LEAST);

    const [marked, plain] = [await press(robot, 'send'), await press(human, 'send')];

    expect(marked.status).toBe(201);
    const words = (page: ReadPage) => {
      const { nummer, kode } = receiptOn(page);
      const reference = page.find('code')?.textContent ?? '';
      return page.text.replace(nummer, '').replace(kode, '').replace(reference, '');
    };
    expect(words(marked)).toBe(words(plain));
    expect(sagOf(system.dataDir, receiptOn(marked).nummer)['mulig_spam']).toBe(1);
    expect(sagOf(system.dataDir, receiptOn(plain).nummer)['mulig_spam']).toBe(0);
  });

  test('marks also what a robot sends at once', async () => {
    const { fields } = await openForm();
    const answer = await postForm(KLAGE, {
      ...{ ...fields, ...LEAST, handling: 'send', hjemmeside: 'https://spam.example' },
    });

    const receipt = await readPage(answer);

    expect(receipt.status).toBe(201);
    expect(sagOf(system.dataDir, receiptOn(receipt).nummer)['mulig_spam']).toBe(1);
  });
});

test('X-Forwarded-For gains nobody new tries at codes when no proxy stands in front', async () => {
  const wrong = (i: number) =>
    fetch(`${system.url}/api/sager/K-2026-BBBBBBB`, {
      headers: { 'x-forwarded-for': `192.0.2.${i}` },
    });
  const statuses = [];
  for (let i = 0; i < 21; i += 1) statuses.push((await wrong(i)).status);

  expect(statuses.at(-1)).toBe(429);
});
