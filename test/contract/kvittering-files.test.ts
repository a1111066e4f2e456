import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBorgerCopy } from '../../functions/seal/borger-copy.ts';
import { openContent } from '../../functions/seal/open-letter.ts';
import { findOpenssl, openssl, scratch } from '../functions/seal/openssl.ts';
import { readPage } from './given/read-page.ts';
import { sagOf } from './given/register.ts';
import { startRegistrer } from './given/registrer.ts';

const RECEIVED = new Date('2026-03-02T09:00:00Z');
const given = await startRegistrer();
const at = await scratch();
beforeAll(findOpenssl);
afterAll(() => Promise.all([given.close(), at.remove()]));
beforeEach(() => given.clock.set(RECEIVED));

const FILES = ['/kvittering.ics', '/kvittering.eml', '/kvittering.pdf'] as const;
const fetchText = async (address: string, fields: { readonly [name: string]: string }) =>
  (await given.fetch(address, fields)).text();

describe.each(FILES)('%s', (address) => {
  test('is given to number and code as fields, to be saved, kept by no cache', async () => {
    const { nummer, kode } = await given.send();
    const answer = await given.fetch(address, { nummer, kode });
    expect(answer.status).toBe(200);
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[a-z]+-K-2026-[0-9A-Z]{7}\.[a-z]{3}"$/);
    expect(disposition).toContain(nummer);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await answer.arrayBuffer();
  });

  test('is given to nobody without the code, and to no address with one in it', async () => {
    const { nummer, kode } = await given.send();
    const wrong = await readPage(await given.fetch(address, { nummer, kode: 'x', sprog: 'en' }));
    expect(wrong).toMatchObject({ status: 404, lang: 'en' });
    expect(wrong.text).not.toContain('Skolen svarer');
    const asked = await given.get(`${address}?nummer=${nummer}&kode=${kode}`);
    expect(asked.status).toBe(404);
  });
});

/** The lines of a calendar file, unfolded (RFC 5545 §3.1). */
function linesOf(ics: string): readonly string[] {
  return ics.replaceAll('\r\n ', '').split('\r\n');
}

describe('the calendar file', () => {
  test('is an all-day event on the svarfrist, by RFC 5545', async () => {
    const { nummer, kode } = await given.send();
    const answer = await given.fetch('/kvittering.ics', { nummer, kode });
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar; charset=utf-8/);
    const ics = await answer.text();
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = linesOf(ics);
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    for (const line of [
      'DTSTART;VALUE=DATE:20260316',
      'DTEND;VALUE=DATE:20260317',
      'DTSTAMP:20260302T090000Z',
      `UID:svarfrist-${nummer}@localhost`,
      'URL:http://localhost:4321/sag',
    ])
      expect(lines).toContain(line);
  });

  test('has the same UID each time, so that it is one event, and tells nobody’s secrets', async () => {
    const { nummer, kode } = await given.send({ oensketLoesning: 'Kanariefugl', navn: 'Anna Ø' });
    const [da, en] = [
      await fetchText('/kvittering.ics', { nummer, kode }),
      await fetchText('/kvittering.ics', { nummer, kode, sprog: 'en' }),
    ].map((ics) => linesOf(ics).join('\n'));
    const uid = (ics = '') => /^UID:.*$/m.exec(ics)?.[0];
    expect(uid(da)).toBe(uid(en));
    expect(da).toContain('SUMMARY;LANGUAGE=da:Sidste dag for svar');
    expect(en).toContain('SUMMARY;LANGUAGE=en:Last day for an answer');
    for (const secret of ['Kanariefugl', 'Anna', kode, 'folkeskole', 'Folkeskole'])
      expect(`${da}${en}`).not.toContain(secret);
  });
});

/** klage.json as it lies in the citizen's own copy. */
async function ownKlageJson(nummer: string, kode: string): Promise<string> {
  const sealed = await readFile(join(given.dataDir, 'objekter', 'sager', nummer, 'borger.bin'));
  const brev = openBorgerCopy({ kode, nummer }, sealed)?.breve[0];
  if (brev === undefined) throw new Error('The copy did not open.');
  return openContent(brev).klageJson;
}

describe('the signed receipt', () => {
  const verify = (name: string, ca = join(given.dataDir, 'noegler', 'ca.crt.pem')) =>
    openssl([
      ...['cms', '-verify', '-in', at.path(name), '-CAfile', ca],
      ...['-out', at.path(`${name}.txt`)],
    ]);

  test('is what openssl says the kommune signed: number, time, modtager, deadline, fingerprint', async () => {
    const { nummer, kode } = await given.send();
    const eml = await fetchText('/kvittering.eml', { nummer, kode });
    await at.write('kvittering.eml', eml);
    expect(await verify('kvittering.eml')).toMatchObject({ ok: true });
    const text = (await at.read('kvittering.eml.txt')).toString();
    const sha256 = String(sagOf(given.dataDir, nummer)['klage_sha256']);
    for (const told of [nummer, RECEIVED.toISOString(), '(BUF)', '(2026-03-16)', sha256])
      expect(text).toContain(told);
    expect(eml).toContain(`Subject: Kvittering for klage ${nummer}`);
    expect(eml).not.toMatch(/Anna|Skolen svarer/);
    expect(eml).not.toContain(kode);
  });

  test('is refused when one character of it was changed, or by another’s CA', async () => {
    const { nummer, kode } = await given.send();
    const eml = await fetchText('/kvittering.eml', { nummer, kode });
    await at.write('aendret.eml', eml.replace('(2026-03-16)', '(2026-03-17)'));
    expect(await verify('aendret.eml')).toMatchObject({ ok: false });
    await at.write('uaendret.eml', eml);
    const stranger = join(given.keys, 'ca.crt.pem');
    expect(await verify('uaendret.eml', stranger)).toMatchObject({ ok: false });
  });

  test('names the fingerprint of klage.json in the own copy', async () => {
    const { nummer, kode } = await given.send();
    const own = await ownKlageJson(nummer, kode);
    const sha256 = createHash('sha256').update(own).digest('hex');
    expect(await fetchText('/kvittering.eml', { nummer, kode })).toContain(sha256);
    expect(own).not.toContain('registreringskode');
  });

  test('is in English for whoever reads English', async () => {
    const { nummer, kode } = await given.send();
    const eml = await fetchText('/kvittering.eml', { nummer, kode, sprog: 'en' });
    expect(eml).toContain(`Number: ${nummer}`);
    expect(eml).toMatch(/Answer by: Monday,? 16 March 2026 \(2026-03-16\)/);
  });
});
