import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../functions/routing/json-schemas.ts';
import { RULE_FOLDERS } from './rule-folders.ts';
import { type Ran, regler } from './run-regler.ts';
import { tangledRules } from './tangled-rules.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regler-'));
  await cp('test/rules/fiktiv-kommune', join(folder, 'regler'), { recursive: true });
  await cp(join(folder, 'regler'), join(folder, 'daarlig'), { recursive: true });
  await cp('test/rules/bogus/ukendt-send.regler.json', join(folder, 'daarlig', 'regler.json'));
});
afterAll(() => rm(folder, { recursive: true }));

async function answerFile(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe.each(RULE_FOLDERS)('regler with $kommune', ({ dir }) => {
  test('tjek says in Danish that the rules are in order', async () => {
    const { code, out } = await regler(['tjek', '--regler', dir]);
    expect(code).toBe(0);
    expect(out).toContain(`Reglerne i ${dir} fra 2026-11-21`);
    expect(out).toMatch(/kombinationer af svar er prøvet\.\nReglerne er i orden\.\n$/);
  });

  test('tjek --json has the shape of the contract', async () => {
    const { code, out } = await regler(['tjek', '--json', '--dag', '2027-02-03'], {
      RULES_DIR: dir,
    });
    const data: unknown = JSON.parse(out);
    expect(code).toBe(0);
    expect(data).toMatchObject({ ok: true, fejl: [], kombinationer: expect.any(Number) });
    expect(Object.keys(Object(data))).toEqual([
      'ok',
      'fejl',
      'oplysninger',
      'kombinationer',
      'dele',
    ]);
  });
});

describe('regler', () => {
  test('tjek names file, line and cure of a fault, and exits 1', async () => {
    const dir = join(folder, 'daarlig');
    const people = await regler(['tjek', '--regler', dir]);
    expect(people.code).toBe(1);
    expect(people.out).toContain(
      'FEJL  regler.json, linje 62, kolonne 7: Modtageren »emnets-forvaltnig« findes ikke. Mente du »emnets-forvaltning«?',
    );
    const programs = await regler(['tjek', '--regler', dir, '--json']);
    expect(programs.code).toBe(1);
    expect(JSON.parse(programs.out)).toEqual({
      ok: false,
      fejl: [
        {
          kode: 'ukendt',
          fil: 'regler.json',
          linje: 62,
          besked: expect.any(String),
          regel: 'resten',
        },
      ],
      oplysninger: [],
      kombinationer: 0,
      dele: {},
    });
  });

  test('forklar says who, by which rule, why, and which answers are enough', async () => {
    const path = await answerFile('veje.json', '{ "emne": "veje", "kanSelvKlareDialogen": "nej" }');
    const args = ['forklar', path, '--regler', join(folder, 'regler')];
    const people = await regler(args);
    expect(people.code).toBe(0);
    expect(people.out).toContain(
      'Modtager: BORGERVEJLEDEREN (Borgervejlederen)\nRegel: hjaelp-til-samtalen',
    );
    const programs = await regler([...args, '--json']);
    expect(JSON.parse(programs.out)).toEqual({
      modtager: 'BORGERVEJLEDEREN',
      regel: 'hjaelp-til-samtalen',
      begrundelse: expect.stringContaining('hjælp til samtalen'),
      afgoerende: { forvaltning: 'BYG', kanSelvKlareDialogen: 'nej', overEtAarSiden: 'nej' },
    });
  });

  test('forklar asks as of --dag before the day in the file before today', async () => {
    const path = await answerFile('klub.json', '{ "emne": "fritidsklub", "dag": "2026-12-31" }');
    const args = ['forklar', path, '--json', '--regler', join(folder, 'regler')];
    const modtager = (ran: Ran) => JSON.parse(ran.out).modtager;
    expect(modtager(await regler(args, { KLAGEVEJ_NU: '2027-05-01T12:00:00Z' }))).toBe('LAER');
    expect(modtager(await regler([...args, '--dag', '2027-01-01']))).toBe('VEL');
  });

  /** Wrong use: arguments, and what the sentence says. `SVAR` and `MAPPE` stand for good ones. */
  test.each([
    [[], 'Brug: npm run regler'],
    [['tjeck'], 'Brug: npm run regler'],
    [['tjek', '--fil', 'x'], 'Brug: npm run regler'],
    [['tjek', 'x'], 'tjek tager ingen filer'],
    [['tjek', '--regler', 'findes-ikke'], 'Mappen findes-ikke findes ikke'],
    [['tjek', '--dag', '2026-02-30'], 'Skriv en dag, der findes'],
    [['forklar'], 'forklar tager én fil'],
    [['forklar', 'findes-ikke.json'], 'kan ikke læses'],
    [['forskel'], 'forskel tager én mappe'],
    [['forskel', 'a', 'b'], 'forskel tager én mappe'],
    [['forskel', 'routing-rules', '--git', 'HEAD'], 'forskel tager én mappe'],
    [['forskel', 'findes-ikke'], 'Mappen findes-ikke findes ikke'],
    [['forskel', '--git', 'findes-ikke'], 'git kender ikke udgaven »findes-ikke«'],
    [['forskel', '--git', '--output=x'], 'Brug: npm run regler'],
    [['forskel', '--git=--output=x'], 'git kender ikke udgaven'],
    [['genspil'], 'genspil tager én mappe'],
    [['genspil', 'findes-ikke'], 'Mappen findes-ikke findes ikke'],
    [['genspil', 'routing-rules', '--fra', 'i går'], 'Skriv en dag, der findes'],
    [['udgiv', 'x'], 'udgiv tager ingen filer'],
    [['udgiv', '--grund', 'to\nlinjer'], 'på én linje'],
    [['hent', 'x'], 'hent tager ingen filer'],
    [['versioner', 'x'], 'tager intet efter sig'],
  ])('exits 2 with one sentence on %j', async (args, says) => {
    const { code, out, err } = await regler(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });

  test('exits 2 on answers it cannot use, and says why', async () => {
    const path = await answerFile('forkert.json', '{ "emne": "vej", "forvaltning": "BYG" }');
    const args = ['forklar', path, '--regler', join(folder, 'regler')];
    const { code, err } = await regler(args);
    expect(code).toBe(2);
    expect(err).toContain('Mente du »veje«?');
    expect(err).toContain('den følger af emnet');
    const broken = await answerFile('halv.json', '{ "emne": ');
    expect((await regler(['forklar', broken])).err).toContain('halv.json, linje 1, kolonne 11: ');
  });

  test('says of rules too complex to prove that they are, whatever it is asked', async () => {
    const dir = join(folder, 'viklet');
    await cp('test/rules/fiktiv-kommune', dir, { recursive: true });
    for (const [fil, bytes] of tangledRules()) await writeFile(join(dir, fil), bytes);
    const svar = await answerFile('emne.json', '{ "emne": "emne-1" }');
    for (const args of [['tjek'], ['forklar', svar], ['forskel', dir]]) {
      const { code, out } = await regler([...args, '--regler', dir]);
      expect([code, out]).toEqual([1, expect.stringContaining('for komplekse til at bevise')]);
    }
  });

  test('refuses a clock that is no instant', async () => {
    const { code, err } = await regler(['tjek'], { KLAGEVEJ_NU: 'i går' });
    expect([code, err]).toEqual([
      2,
      'KLAGEVEJ_NU skal være et tidspunkt som 2026-03-31T12:00:00Z.\n',
    ]);
  });

  test('skemaer writes the schemas that the repository ships', async () => {
    const { code } = await regler(['skemaer', '--regler', join(folder, 'regler')]);
    expect(code).toBe(0);
    for (const fil of jsonSchemas().keys()) {
      const written = await readFile(join(folder, 'regler', 'skemaer', fil), 'utf8');
      expect(written).toBe(await readFile(join('routing-rules', 'skemaer', fil), 'utf8'));
    }
  });
});

describe('the shipped JSON Schemas', () => {
  test.each([...jsonSchemas()])('of %s is what the code makes', async (fil, text) => {
    expect(await readFile(join('routing-rules', 'skemaer', fil), 'utf8')).toBe(text);
  });

  test('say in Danish what the keys mean', () => {
    expect(jsonSchemas().get('regler.json')).toContain('Den første, der passer, afgør');
  });
});
