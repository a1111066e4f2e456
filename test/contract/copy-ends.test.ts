import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type SentKlage, startRegistrer } from './given/registrer.ts';

/** Closed the same day: the copy until 1 April, the code until 30 June (RETENTION_DAYS is 30). */
const CLOSED = new Date('2026-03-02T09:00:00Z');
const given = await startRegistrer();
afterAll(given.close);
beforeEach(() => given.clock.set(CLOSED));

const open = ({ nummer, kode }: SentKlage) => given.post('/sag', { nummer, kode });

async function closedKlage(): Promise<SentKlage> {
  const klage = await given.send();
  const keys = { nummer: klage.nummer, kode: klage.registreringskode };
  const page = await given.post('/registrer', keys);
  const closed = await given.post('/registrer', {
    ...{ ...page.fields, handling: 'afslut' },
    ...{ 'styrketBorgerkontakt.brugt': 'nej', 'klagepunkter.0.medhold': 'ikke' },
  });
  if (!closed.text.includes('Sagen er afsluttet')) throw new Error(closed.text);
  return klage;
}

describe('the copy and the code of a closed case', () => {
  test('have their last days on the page', async () => {
    const page = await open(await closedKlage());
    expect(page.text).toContain('Du kan se din kopi til og med onsdag den 1. april 2026');
    expect(page.text).toContain('Koden virker til og med tirsdag den 30. juni 2026');
    expect(page.find('pre.letter')?.textContent).toContain('Skolen svarer ikke');
  });

  test('end on them: first the copy, then the code, in Danish days', async () => {
    const klage = await closedKlage();
    given.clock.set(new Date('2026-04-01T21:59:00Z'));
    expect((await open(klage)).find('pre.letter')).not.toBeNull();
    given.clock.set(new Date('2026-04-01T22:01:00Z'));
    const page = await open(klage);
    expect(page.status).toBe(200);
    expect(page.find('pre.letter')).toBeNull();
    expect(page.text).toContain('Din kopi er slettet her');
    expect(page.text).not.toContain('Hent din klage (PDF)');
    given.clock.set(new Date('2026-06-30T21:59:00Z'));
    expect((await open(klage)).status).toBe(200);
    given.clock.set(new Date('2026-06-30T22:01:00Z'));
    expect((await open(klage)).status).toBe(404);
  });

  test('give a signed receipt as long as the code lives, without the copy’s fingerprint', async () => {
    const { nummer, kode } = await closedKlage();
    given.clock.set(new Date('2026-05-01T10:00:00Z'));
    const answer = await given.fetch('/kvittering.eml', { nummer, kode });
    expect(answer.status).toBe(200);
    const eml = await answer.text();
    expect(eml).toContain('SHA-256 af klage.json, som modtageren har den');
    expect(eml).not.toContain('egen kopi');
    const alarms = given.app.log.filter(({ event }) => event.includes('borgerkopi'));
    expect(alarms).toEqual([]);
    given.clock.set(new Date('2026-07-01T10:00:00Z'));
    expect((await given.fetch('/kvittering.eml', { nummer, kode })).status).toBe(404);
  });

  test('end for systems too', async () => {
    const { nummer, kode } = await closedKlage();
    const ask = () =>
      given.app.route(
        new Request(`http://localhost:4321/api/sager/${nummer}`, {
          headers: { authorization: `Bearer ${kode}` },
        }),
      );
    given.clock.set(new Date('2026-06-30T12:00:00Z'));
    expect((await ask()).status).toBe(200);
    given.clock.set(new Date('2026-07-01T12:00:00Z'));
    expect((await ask()).status).toBe(404);
  });
});

test('an open case has no last day, and says how long after closing', async () => {
  const klage = await given.send();
  await given.clock.advance(400 * 86_400_000);
  const page = await open(klage);
  expect(page.find('pre.letter')).not.toBeNull();
  expect(page.text).toContain('til klagen er afsluttet, og 30 dage efter');
});
