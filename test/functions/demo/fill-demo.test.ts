import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRules } from '../../../functions/demo/demo-rules.ts';
import { fillDemo } from '../../../functions/demo/fill-demo.ts';
import { makeWorld, type OpenedWorld } from '../../../functions/make-world.ts';
import { demoMark, markDemo } from '../../../functions/register/demo-mark.ts';
import { insertManualCase } from '../../../functions/register/manual-cases.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { worklistCounts } from '../../../functions/register/worklist-counts.ts';
import { deskOf } from '../../../functions/sager/list-facts.ts';
import { sightOf } from '../../../functions/sager/sight.ts';
import { readSettings } from '../../../functions/settings.ts';
import type { Rolle } from '../../../functions/staff/medarbejder.ts';
import { INDSATS_TYPER, nothingRegistered } from '../../../src/klage/registrering.ts';

/** Fewer cases than `npm run demo` has, and the same in everything else. */
const SHARE = 0.2;
const NU = '2026-03-18T10:00:00+01:00';

let folder: string;
let filled: OpenedWorld;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'klagevej-demo-'));
  await copyRules('routing-rules', join(folder, 'regler'), NU.slice(0, 10));
  await fillDemo(settingsOf('en'), SHARE);
  filled = await makeWorld(settingsOf('en'));
});
afterAll(async () => {
  await filled.close();
  await rm(folder, { recursive: true });
});

function settingsOf(name: string, env: { readonly [name: string]: string } = {}) {
  const RULES_DIR = join(folder, 'regler');
  return readSettings({ DATA_DIR: join(folder, name), RULES_DIR, KLAGEVEJ_NU: NU, ...env });
}

/** The cases and what is registered on them, but for what is random in every letter. */
async function casesOf({ world }: OpenedWorld) {
  const registreringer = await world.db
    .selectFrom('registrering')
    .selectAll()
    .orderBy('nummer')
    .execute();
  const noter = await world.db
    .selectFrom('registrering_note')
    .select(['nummer', 'tid', 'hvem', 'tekst'])
    .orderBy('nummer')
    .orderBy('tid')
    .execute();
  return { registreringer, noter };
}

describe('the demo', () => {
  test('is the same each time it is made at the same instant', async () => {
    await fillDemo(settingsOf('to'), SHARE);
    const again = await makeWorld(settingsOf('to'));
    const [first, second] = [await casesOf(filled), await casesOf(again)];
    await again.close();
    expect(first.registreringer.length).toBeGreaterThan(500);
    expect(second).toEqual(first);
  });

  test('stays as it is when it is there', async () => {
    expect(await fillDemo(settingsOf('en'), SHARE)).toEqual({ kind: 'fandtes' });
  });

  test('holds no case of the future, and none before the year to compare with', async () => {
    const { registreringer } = await casesOf(filled);
    const days = registreringer.map(({ modtaget }) => modtaget);
    expect(days.every((day) => day < new Date(NU).toISOString())).toBe(true);
    expect(days.every((day) => day >= '2024-03-18')).toBe(true);
    const closed = registreringer.map(({ afsluttet }) => afsluttet ?? '');
    expect(closed.every((day) => day <= '2026-03-18')).toBe(true);
  });

  test('has every kind of case and every kind of indsats', async () => {
    const { registreringer } = await casesOf(filled);
    const kinds = new Set(registreringer.map(({ kilde, slags }) => `${kilde} ${slags}`));
    expect([...kinds].toSorted()).toEqual([
      'klagevej klage',
      'manuel henvendelse',
      'manuel klage',
      'manuel konsultativ-bistand',
    ]);
    const typer = await filled.world.db.selectFrom('indsats').select('type').distinct().execute();
    expect(typer.map(({ type }) => type).toSorted()).toEqual([...INDSATS_TYPER].toSorted());
  });

  test('has a forvaltning of which hardly anybody complains, and one of which many do', async () => {
    const { registreringer } = await casesOf(filled);
    const countOf = (id: string) =>
      registreringer.filter(({ forvaltning }) => forvaltning === id).length;
    expect(countOf('OEKF')).toBeLessThan(8);
    expect(countOf('SOF')).toBeGreaterThan(100);
  });

  test('leaves worklists alive: new cases, waiting ones and late ones', async () => {
    const { world } = filled;
    const countsOf = (rolle: Rolle) =>
      worklistCounts(world.db, deskOf(world, sightOf(world.rules(), { roller: [rolle] })));
    const antal = await countsOf('borgerraadgiver');
    expect(antal['hos-forvaltningen'].antal).toBeGreaterThan(0);
    expect(antal.overskredne.antal).toBeGreaterThan(0);
    expect(antal.overskredne.antal).toBeLessThan(antal.alle.antal / 10);
    expect((await countsOf('forvaltning:SOF')).nye.antal).toBeGreaterThan(0);
  });

  test('has letters in the mailboxes, and every letter accounted for', async () => {
    const letters = await readdir(join(folder, 'en', 'postkasser'), { recursive: true });
    expect(letters.filter((name) => name.endsWith('.eml')).length).toBeGreaterThan(3);
    expect(await saldo(filled.world.db)).toMatchObject({ balance: 0, venter: 0, sendes: 0 });
  });
});

describe('made-up cases', () => {
  test('are marked in the register, for every process that opens it', async () => {
    expect(await demoMark(filled.world.db)).toBe('fyldt');
    expect(filled.world.demo).toBe(true);
  });

  test('are never added to a register of other cases', async () => {
    const settings = settingsOf('rigtig');
    const { world, close } = await makeWorld(settings);
    const modtaget = '2026-03-02T09:00:00.000Z';
    const registreret = nothingRegistered({ slags: 'klage', modtaget, kanal: 'skriftlig' });
    const made = {
      nummer: 'K-2026-2222222',
      registreret,
      svarer: 'SOF',
      svarfrist: null,
      rute: null,
    };
    await insertManualCase(world.db, made, { hvem: 'system', now: new Date(NU) });
    await close();
    await expect(fillDemo(settings, SHARE)).rejects.toThrow(/har sager, der ikke er demodata/);
  });

  test('that were cut off half-way are told of, and not added to', async () => {
    const settings = settingsOf('halv');
    const { world, close } = await makeWorld(settings);
    await markDemo(world.db, new Date(NU));
    await close();
    await expect(fillDemo(settings, SHARE)).rejects.toThrow(/kun halvt lavet. Slet mappen/);
  });
});
