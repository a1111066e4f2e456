import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { newKey, postKlage, startSystem } from '../system.ts';
import { faultsOf, readProblem, readReceipt } from './given/bodies.ts';
import { fuldmagt, pdf, text, tooLarge } from './given/files.ts';
import { sagOf, stored } from './given/register.ts';
import { type Attached, LEAST, postMultipart, postText, type Typed } from './given/send.ts';

const system = await startSystem({ env: { KLAGEVEJ_NU: '2026-03-02T09:00:00+01:00' } });
afterAll(system.stop);

const KLAGE_API = `${system.url}/api/klager`;

const words = { da: v.string(), en: v.string() };
const Tekst = v.object({ id: v.string(), ...words });
const Regel = v.object({
  id: v.string(),
  begrundelse: v.object(words),
  vejledning: v.array(v.string()),
});

/** What the kommune's own file says. */
function readRules<Output>(file: string, schema: v.GenericSchema<unknown, Output>): Output {
  return v.parse(schema, JSON.parse(readFileSync(`routing-rules/${file}`, 'utf8')));
}

/** Sends what must be refused, and sees that nothing was stored. */
async function refused(answer: () => Promise<Response>): Promise<Response> {
  const before = stored(system.dataDir);
  const response = await answer();
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(stored(system.dataDir)).toEqual(before);
  return response;
}

const send = (changes: object, key?: string) =>
  postKlage(system.url, { ...LEAST, ...changes }, key);

describe('POST /api/klager', () => {
  test('answers 201 with a receipt of exactly the contract’s keys', async () => {
    const response = await send({});

    expect(response.status).toBe(201);
    const receipt = await readReceipt(response);
    expect(receipt).toMatchObject({
      modtager: { id: 'BUF', navn: 'Børne- og Ungdomsforvaltningen' },
      regel: 'foerste-klage',
      svarfrist: '2026-03-16',
    });
    expect(receipt.nummer).toMatch(/^K-2026-/);
    expect(sagOf(system.dataDir, receipt.nummer)['klage_sha256']).toBe(receipt.sha256);
  });

  test('reads multipart as it reads JSON, and answers the same klage the same', async () => {
    const key = newKey();
    const asJson = await send({}, key);
    const asMultipart = await postMultipart(system.url, LEAST, { key });

    expect([asJson.status, asMultipart.status]).toEqual([201, 200]);
    expect(await readReceipt(asMultipart)).toEqual(await readReceipt(asJson));
  });

  test('answers a repeat with 200 and the same body, whatever the order of its fields', async () => {
    const key = newKey();
    const first = await send({ beskrivelse: 'Linje 1\r\nLinje 2 \u0061\u030A ' }, key);
    const turned = Object.fromEntries(Object.entries(LEAST).toReversed());
    const again = await postKlage(
      system.url,
      { ...turned, beskrivelse: 'Linje 1\nLinje 2 \u00E5', sprog: 'da', anonym: 'nej' },
      key,
    );

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await readReceipt(again)).toEqual(await readReceipt(first));
  });

  test.each(['altered', 'gone'])(
    'answers a repeat whose copy is %s: it is received',
    async (how) => {
      const key = newKey();
      const first = await readReceipt(await send({}, key));
      const copy = join(system.dataDir, 'objekter', 'sager', first.nummer, 'borger.bin');
      await (how === 'gone' ? rm(copy) : writeFile(copy, 'andet'));

      const again = await send({}, key);

      const { nummer, kode, sha256 } = first;
      expect(again.status).toBe(200);
      expect(await readReceipt(again)).toMatchObject({ nummer, kode, sha256 });
    },
  );

  test('answers 50 repeats at once with one number', async () => {
    const key = newKey();
    const before = stored(system.dataDir);

    const answers = await Promise.all(Array.from({ length: 50 }, () => send({}, key)));

    const created = answers.filter(({ status }) => status === 201);
    const repeated = answers.filter(({ status }) => status === 200);
    expect([created.length, repeated.length]).toEqual([1, 49]);
    const receipts = await Promise.all(answers.map(readReceipt));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect(stored(system.dataDir)).toEqual({
      sager: before.sager + 1,
      breve: before.breve + 1,
      mapper: before.mapper + 1,
    });
  });

  test.each([
    { what: 'another text', changes: { beskrivelse: 'Noget andet.' } },
    { what: 'one more field', changes: { enhed: 'Skolen' } },
    { what: 'another language', changes: { sprog: 'en' } },
  ])('refuses the same key with $what: 422', async ({ changes }) => {
    const key = newKey();
    await send({}, key);

    const response = await refused(() => send(changes, key));

    expect(response.status).toBe(422);
    expect(await faultsOf(response)).toEqual(['Idempotency-Key format']);
  });

  test('refuses the same key with other bilag: 422', async () => {
    const key = newKey();
    await postMultipart(system.url, LEAST, { key, files: [text('a.txt', 'en')] });

    const repeat = await postMultipart(system.url, LEAST, { key, files: [text('a.txt', 'en')] });
    const other = await refused(() =>
      postMultipart(system.url, LEAST, { key, files: [text('a.txt', 'to')] }),
    );

    expect([repeat.status, other.status]).toEqual([200, 422]);
  });

  test('takes keys of 22 to 128 characters', async () => {
    const answers = [
      await send({}, 'aZ09_-'.repeat(4).slice(0, 22)),
      await send({}, 'b'.repeat(128)),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  });

  test.each([
    undefined,
    '',
    'a'.repeat(21),
    'a'.repeat(129),
    `${'a'.repeat(30)} b`,
    `${'a'.repeat(30)}.`,
  ])('refuses the key "%s": 400', async (key) => {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const response = await refused(() => postText(KLAGE_API, JSON.stringify(LEAST), headers));

    expect(response.status).toBe(400);
    const { errors } = await readProblem(response);
    expect(errors[0]).toMatchObject({ field: 'Idempotency-Key' });
  });
});

describe('a body that cannot be read', () => {
  const whole = JSON.stringify(LEAST);
  const malformed: { what: string; body: string | Uint8Array<ArrayBuffer> }[] = [
    { what: 'nothing', body: '' },
    { what: 'half an object', body: whole.slice(0, -1) },
    { what: 'a list', body: `[${whole}]` },
    { what: 'a string', body: '"klage"' },
    { what: 'null', body: 'null' },
    { what: 'a comma too many', body: whole.replace('}', ',}') },
    { what: 'two objects', body: whole + whole },
    { what: 'a key twice', body: whole.replace('{', '{"navn":"En anden",') },
    { what: 'a key twice, once escaped', body: whole.replace('{', '{"n\\u0061vn":"En anden",') },
    {
      what: 'bytes that are no UTF-8',
      body: Buffer.from(whole.replace('Prøve', 'Pr\xF8ve'), 'latin1'),
    },
  ];

  test.each(malformed)('$what is 400', async ({ body }) => {
    const response = await refused(() =>
      postText(KLAGE_API, body, { 'idempotency-key': newKey() }),
    );

    expect(response.status).toBe(400);
    await readProblem(response);
  });

  test.each([
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'application/jsonp',
    'multipart/mixed; boundary=x',
  ])('of type "%s" is 415', async (type) => {
    const headers: [string, string][] = [['idempotency-key', newKey()]];
    if (type !== '') headers.push(['content-type', type]);
    const response = await refused(() =>
      fetch(KLAGE_API, { method: 'POST', body: Buffer.from(whole), headers }),
    );

    expect(response.status).toBe(415);
    await readProblem(response);
  });

  test('of type application/json with a charset is read', async () => {
    const headers = {
      'idempotency-key': newKey(),
      'content-type': 'Application/JSON; charset=utf-8',
    };

    expect((await postText(KLAGE_API, whole, headers)).status).toBe(201);
  });

  test.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
    'of type "%s" without its boundary is 400',
    async (type) => {
      const headers = { 'idempotency-key': newKey(), 'content-type': type };

      expect((await refused(() => postText(KLAGE_API, whole, headers))).status).toBe(400);
    },
  );

  test.each([1_000_001, 5_000_000, 30_000_000])('of %i bytes of JSON is 413', async (bytes) => {
    const body = whole.padEnd(bytes, ' ');
    const response = await refused(() =>
      postText(KLAGE_API, body, { 'idempotency-key': newKey() }),
    );

    expect(response.status).toBe(413);
    await readProblem(response);
  });

  test('of a million bytes of JSON is read', async () => {
    const body = whole + ' '.repeat(1_000_000 - Buffer.byteLength(whole));

    expect((await postText(KLAGE_API, body, { 'idempotency-key': newKey() })).status).toBe(201);
  });
});

describe('what is wrong with a field', () => {
  const faulty: { changes: object; faults: string[] }[] = [
    { changes: { beskrivelse: undefined }, faults: ['beskrivelse mangler'] },
    { changes: { beskrivelse: ' \r\n\t\u00A0' }, faults: ['beskrivelse mangler'] },
    { changes: { emne: undefined }, faults: ['emne mangler'] },
    { changes: { emne: 'findes-ikke' }, faults: ['emne ukendt'] },
    { changes: { emne: 'constructor' }, faults: ['emne ukendt'] },
    { changes: { emne: '__proto__' }, faults: ['emne ukendt'] },
    { changes: { navn: undefined }, faults: ['navn mangler'] },
    { changes: { email: undefined }, faults: ['email mangler'] },
    { changes: { klagenHandlerOm: 'alt' }, faults: ['klagenHandlerOm ukendt'] },
    { changes: { klagenHandlerOm: 'toString' }, faults: ['klagenHandlerOm ukendt'] },
    { changes: { harKlaget: 'ja-venter' }, faults: ['klagedato mangler'] },
    { changes: { valgtForvaltning: 'SOF' }, faults: ['valgtForvaltning ukendt'] },
    { changes: { emne: 'andet', valgtForvaltning: 'nogen' }, faults: ['valgtForvaltning ukendt'] },
    {
      changes: { emne: 'andet', valgtForvaltning: 'BORGERRAADGIVEREN' },
      faults: ['valgtForvaltning ukendt'],
    },
    { changes: { oensketModtager: 'nogen' }, faults: ['oensketModtager ukendt'] },
    { changes: { paaVegneAf: 'en-anden' }, faults: ['fuldmagtSenere mangler'] },
    { changes: { kontaktform: 'due' }, faults: ['kontaktform ukendt'] },
    { changes: { kontaktform: 'telefon' }, faults: ['telefon mangler'] },
    { changes: { sprog: 'de' }, faults: ['sprog ukendt'] },
    { changes: { anonym: true }, faults: ['anonym ukendt'] },
    { changes: { email: 'anna@' }, faults: ['email format'] },
    { changes: { email: 'a@b.dk,c@d.dk' }, faults: ['email format'] },
    { changes: { email: 'a@b.dk\r\nBcc: c@d.dk' }, faults: ['email tegn'] },
    { changes: { cpr: '310203-4567' }, faults: ['cpr format'] },
    { changes: { beskrivelse: 7 }, faults: ['beskrivelse format'] },
    { changes: { beskrivelse: ['a'] }, faults: ['beskrivelse format'] },
    { changes: { beskrivelse: { a: 1 } }, faults: ['beskrivelse format'] },
    { changes: { beskrivelse: 'a\u0000b' }, faults: ['beskrivelse tegn'] },
    { changes: { beskrivelse: 'a\u001Bb' }, faults: ['beskrivelse tegn'] },
    { changes: { beskrivelse: 'a\u0085b' }, faults: ['beskrivelse tegn'] },
    { changes: { beskrivelse: 'a\uD800b' }, faults: ['beskrivelse tegn'] },
    { changes: { navn: 'Anna\nPrøve' }, faults: ['navn tegn'] },
    { changes: { haendelse: 'i går\rkl. 8' }, faults: ['haendelse tegn'] },
    { changes: { klagedato: '2026-02-30' }, faults: ['klagedato format'] },
    { changes: { klagedato: '2025-02-29' }, faults: ['klagedato format'] },
    { changes: { klagedato: '1-3-2026' }, faults: ['klagedato format'] },
    { changes: { klagedato: '2026-03-01T00:00:00Z' }, faults: ['klagedato format'] },
    { changes: { klagedato: '2026-03-03' }, faults: ['klagedato fremtid'] },
    { changes: { afgoerelsesdato: '2027-01-01' }, faults: ['afgoerelsesdato fremtid'] },
    {
      changes: { emne: 'x', email: '@', navn: '\u0007', klagedato: '2026-13-01' },
      faults: ['emne ukendt', 'klagedato format', 'navn tegn', 'email format'],
    },
  ];

  test.each(faulty)('is said of $changes: $faults', async ({ changes, faults }) => {
    const response = await refused(() => send(changes));

    expect(response.status).toBe(422);
    expect(await faultsOf(response)).toEqual(faults);
  });

  test.each([
    ...['forvaltning', 'svarfristUdloebet', 'noegle', 'regelsaet', 'vistModtager', 'handling'],
    ...[
      'hjemmeside',
      'nummer',
      'kode',
      'muligSpam',
      'bilag',
      'Emne',
      'constructor',
      'toString',
      '',
    ],
  ])('is said of the unknown field "%s"', async (field) => {
    const response = await refused(() => send({ [field]: 'SOF' }));

    expect(response.status).toBe(422);
    expect(await faultsOf(response)).toEqual([`${field} ukendt`]);
  });

  test('is said of the unknown field "__proto__"', async () => {
    const body = JSON.stringify(LEAST).replace('{', '{"__proto__":{"anonym":"ja"},');
    const response = await refused(() =>
      postText(KLAGE_API, body, { 'idempotency-key': newKey() }),
    );

    expect(await faultsOf(response)).toEqual(['__proto__ ukendt']);
  });

  test.each([
    { field: 'beskrivelse', charsMax: 20_000 },
    { field: 'oensketLoesning', charsMax: 5_000 },
    ...['haendelse', 'enhed', 'sagsnummer'].map((field) => ({ field, charsMax: 200 })),
    { field: 'tolk', charsMax: 100 },
  ])(
    'is said of $field beyond $charsMax code points, counted after NFC',
    async ({ field, charsMax }) => {
      const longest = await send({ [field]: ` ${'👍'.repeat(charsMax)} ` });
      const decomposed = await send({ [field]: 'a\u030A'.repeat(charsMax) });
      const longer = await refused(() => send({ [field]: 'x'.repeat(charsMax + 1) }));
      const endless = await refused(() => send({ [field]: 'x'.repeat(900_000) }));

      expect([longest.status, decomposed.status]).toEqual([201, 201]);
      expect(await faultsOf(longer)).toEqual([`${field} for-langt`]);
      expect(await faultsOf(endless)).toEqual([`${field} for-langt`]);
    },
  );

  test('is said in the language asked, with a sentence that says what to do', async () => {
    const danish = await readProblem(await send({ emne: 'x' }));
    const english = await readProblem(await send({ emne: 'x', sprog: 'en' }));

    expect(danish.title).toBe('Noget mangler eller er forkert');
    expect(danish.errors[0]?.message).toMatch(/Vælg et emne/);
    expect(english.title).toBe('Something is missing or wrong');
    expect(english.errors[0]?.message).toMatch(/Choose one from the list/);
  });

  test('never repeats what was typed', async () => {
    const typed = 'hemmelig-kanariefugl';
    const response = await send({ emne: typed, cpr: typed, klagedato: typed, kontaktform: typed });

    expect(await response.text()).not.toContain(typed);
  });
});

describe('what is accepted', () => {
  test.each([
    { what: 'today’s date', changes: { klagedato: '2026-03-02', harKlaget: 'ja-venter' } },
    { what: 'a leap day', changes: { afgoerelsesdato: '2024-02-29' } },
    { what: 'a telephone number alone', changes: { email: undefined, telefon: '+45 12 34 56 78' } },
    { what: 'an address alone', changes: { email: undefined, adresse: 'Vej 1\n2000 By' } },
    { what: 'somebody anonymous', changes: { anonym: 'ja', navn: undefined, email: undefined } },
    { what: 'a CPR number', changes: { cpr: '0102034567' } },
    {
      what: 'a fuldmagt that comes later',
      changes: { paaVegneAf: 'en-anden', fuldmagtSenere: 'ja' },
    },
    { what: 'empty fields', changes: { enhed: '', cpr: ' ', oensketModtager: '' } },
    { what: 'a bidirectional text', changes: { beskrivelse: '\u202Eabc\u202C \u200B العربية' } },
    { what: 'a pick where the emne asks', changes: { emne: 'andet', valgtForvaltning: 'SOF' } },
    { what: 'a pick of ved-ikke', changes: { emne: 'andet', valgtForvaltning: 'ved-ikke' } },
  ])('$what', async ({ changes }) => {
    expect((await send(changes)).status).toBe(201);
  });

  test.each([
    { sprog: 'da', navn: 'Børne- og Ungdomsforvaltningen' },
    { sprog: 'en', navn: 'Children and Youth Administration' },
  ] as const)('is answered in $sprog', async ({ sprog, navn }) => {
    const { regler } = readRules('regler.json', v.object({ regler: v.array(Regel) }));
    const { vejledninger } = readRules(
      'vejledning.json',
      v.object({ vejledninger: v.array(Tekst) }),
    );
    const regel = regler.find(({ id }) => id === 'foerste-klage');

    const response = await send({ sprog });

    expect(response.headers.get('content-language')).toBe(sprog);
    const receipt = await readReceipt(response);
    expect(receipt.modtager.navn).toBe(navn);
    expect(receipt.begrundelse).toBe(regel?.begrundelse[sprog]);
    expect(receipt.vejledning).toEqual(
      regel?.vejledning.map((id) => ({
        id,
        tekst: vejledninger.find((one) => one.id === id)?.[sprog],
      })),
    );
    expect(receipt.vejledning.length).toBeGreaterThan(0);
  });

  test('an objection overrides the route; regel stays and the objection is recorded', async () => {
    const receipt = await readReceipt(await send({ oensketModtager: 'SOF' }));

    expect(receipt).toMatchObject({ modtager: { id: 'SOF' }, regel: 'foerste-klage' });
    expect(sagOf(system.dataDir, receipt.nummer)).toMatchObject({
      modtager: 'SOF',
      indsigelse: 'SOF',
      regel: 'foerste-klage',
    });
  });

  test('a case holds no word of the citizen’s', async () => {
    const typed = {
      ...{ beskrivelse: 'kanariefugl-a', navn: 'kanariefugl-b', haendelse: 'kanariefugl-c' },
      ...{ enhed: 'kanariefugl-d', sagsnummer: 'kanariefugl-e', tolk: 'kanariefugl-f' },
      ...{ email: 'kanariefugl@eksempel.dk', bekraeftelse: 'ja', besked: 'ja', cpr: '010203-4567' },
    };
    const { nummer } = await readReceipt(await send(typed));

    expect(JSON.stringify(sagOf(system.dataDir, nummer))).not.toMatch(/kanariefugl|010203/);
    expect(system.output()).not.toMatch(/kanariefugl|010203/);
  });
});

describe('bilag', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => text(`${i}.txt`, `nr ${i}`));
  const cases: {
    what: string;
    files: Attached[];
    typed?: Typed;
    status: number;
    faults: string[];
  }[] = [
    { what: 'ten files', files: many(10), status: 201, faults: [] },
    { what: 'eleven files', files: many(11), status: 422, faults: ['bilag for-mange'] },
    { what: 'a file over 10 MB', files: [tooLarge()], status: 413, faults: ['bilag for-stor'] },
    {
      what: 'four files over 30 MB together',
      files: ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'].map((navn) => pdf(navn, 9 * 1024 * 1024)),
      status: 413,
      faults: ['bilag for-stor'],
    },
    {
      what: 'a program',
      files: [{ ...text('a.exe'), bytes: Buffer.from('MZ\x90\x00') }],
      status: 422,
      faults: ['bilag filtype'],
    },
    {
      what: 'text under another name',
      files: [text('a.csv')],
      status: 422,
      faults: ['bilag filtype'],
    },
    {
      what: 'text without a name’s end',
      files: [text('noter')],
      status: 422,
      faults: ['bilag filtype'],
    },
    {
      what: 'a pdf called txt',
      files: [{ ...pdf(), navn: 'a.txt' }],
      status: 422,
      faults: ['bilag filtype'],
    },
    {
      what: 'text called pdf',
      files: [{ ...text('a.pdf') }],
      status: 422,
      faults: ['bilag filtype'],
    },
    {
      what: 'a web page called txt',
      files: [text('a.txt', '<!doctype html><p>hej')],
      status: 422,
      faults: ['bilag filtype'],
    },
    { what: 'an empty file', files: [text('a.txt', '')], status: 422, faults: ['bilag filtype'] },
    { what: 'text in capitals .TXT', files: [text('A.TXT')], status: 201, faults: [] },
    {
      what: 'a file under no field',
      files: [{ ...pdf(), felt: 'andet' }],
      status: 422,
      faults: ['andet ukendt'],
    },
    {
      what: 'a fuldmagt',
      files: [fuldmagt()],
      typed: { paaVegneAf: 'en-anden' },
      status: 201,
      faults: [],
    },
    {
      what: 'two fuldmagter',
      files: [fuldmagt(), fuldmagt()],
      typed: { paaVegneAf: 'en-anden' },
      status: 422,
      faults: ['fuldmagt for-mange'],
    },
  ];

  test.each(cases)('$what is answered with $status', async ({ files, typed, status, faults }) => {
    const ask = () => postMultipart(system.url, { ...LEAST, ...typed }, { files });
    const response = status === 201 ? await ask() : await refused(ask);

    expect(response.status).toBe(status);
    if (status !== 201) expect(await faultsOf(response)).toEqual(faults);
  });

  test('a field given twice is refused', async () => {
    const body = new FormData();
    for (const [name, value] of [...Object.entries(LEAST), ['navn', 'En anden']]) {
      body.append(name ?? '', value ?? '');
    }
    const headers = { 'idempotency-key': newKey() };
    const response = await refused(() => fetch(KLAGE_API, { method: 'POST', body, headers }));

    expect(response.status).toBe(422);
    expect(await faultsOf(response)).toEqual(['navn format']);
  });

  test('more fields than any klage has are refused', async () => {
    const typed = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`felt${i}`, 'x']));
    const response = await refused(() => postMultipart(system.url, typed, {}));

    expect(response.status).toBe(413);
  });
});
