import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepVersion } from '../../functions/register/kept-versions.ts';
import { openRegister } from '../../functions/register/open-register.ts';
import { recordKlage } from '../../functions/register/record-klage.ts';
import { deriveSvar } from '../../functions/routing/derive-svar.ts';
import { parseSvar } from '../../functions/routing/parse-svar.ts';
import { routeKlage } from '../../functions/routing/route-klage.ts';
import { klage, nummerOf } from '../functions/given/klage.ts';
import { registerUrl } from '../register-address.ts';
import { FICTIONAL, readable } from './rule-folders.ts';
import { regler } from './run-regler.ts';

const RECEIVED = new Date('2026-06-10T09:00:00.000Z');
const DAG = '2026-06-10';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forklar-'));
  const db = await openRegister(await registerUrl(join(folder, 'klagevej.db')));
  const rules = readable(FICTIONAL);
  const regelsaet = await keepVersion(db, FICTIONAL, RECEIVED);
  const parsed = parseSvar(rules, { emne: 'veje', kanSelvKlareDialogen: 'nej' }, DAG);
  if (!parsed.ok) throw new Error('The answers of the test are not answers.');
  const svar = deriveSvar(rules, parsed.given, DAG);
  const { regel, afgoerende } = routeKlage(rules, svar, DAG);
  const sag = { svar, regel, afgoerende, regelsaet, modtaget: RECEIVED.toISOString() };
  await recordKlage(db, klage(1, { sag }));
  await recordKlage(db, klage(2, { sag: { ...sag, regel: 'en-anden' } }));
  await recordKlage(db, klage(3, { sag: { ...sag, regelsaet: 'c'.repeat(64) } }));
  await db.destroy();
});
afterAll(() => rm(folder, { recursive: true }));

const forklar = (nummer: string, ...args: readonly string[]) =>
  regler(['forklar', nummer, ...args], { DATA_DIR: folder });

describe('regler forklar with the number of a case', () => {
  test('decides it again by the version it was decided by, whatever the folder says now', async () => {
    const { code, out } = await forklar(nummerOf(1).toLowerCase());
    expect(code).toBe(0);
    expect(out).toContain(`${nummerOf(1)}, modtaget ${DAG}, efter regelsæt `);
    expect(out).toContain('Modtager: BORGERVEJLEDEREN (Borgervejlederen)');
    expect(out).toContain('Det er det samme, som da sagen kom.');
  });

  test('exits 1 when the rules do not come to what the case says', async () => {
    const { code, out } = await forklar(nummerOf(2));
    expect([code, out]).toEqual([1, expect.stringContaining('da afgjorde en-anden')]);
  });

  test('says when the version is not there, and when the case is not', async () => {
    const gone = await forklar(nummerOf(3));
    expect([gone.code, gone.out]).toEqual([1, expect.stringContaining('er ikke i registeret')]);
    const unknown = await forklar(nummerOf(4), '--json');
    expect(unknown.code).toBe(2);
    expect(unknown.out).toContain('Registeret har ingen sag');
  });
});
