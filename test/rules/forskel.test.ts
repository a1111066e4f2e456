import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { regler } from './run-regler.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forskel-'));
  await cp('test/rules/fiktiv-kommune', join(folder, 'foer'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy of the fictional kommune's folder in which one text of a file is another. */
async function changed(name: string, fil: string, [from, to]: readonly [string, string]) {
  const dir = join(folder, name);
  await cp('test/rules/fiktiv-kommune', dir, { recursive: true });
  const text = await readFile(join(dir, fil), 'utf8');
  if (!text.includes(from)) throw new Error(`${fil} has no ${from}`);
  await writeFile(join(dir, fil), text.replace(from, to));
  return dir;
}

async function forskel(til: string, ...args: readonly string[]) {
  const ran = await regler(['forskel', til, '--regler', join(folder, 'foer'), '--json', ...args]);
  return { code: ran.code, data: JSON.parse(ran.out) };
}

const HOME_HELP = ['"id": "VEL"\n        }', '"id": "LAER"\n        }'] as const;

describe('regler forskel', () => {
  test('finds none between a folder and its copy, and exits 0', async () => {
    const { code, data } = await forskel(join(folder, 'foer'));
    expect([code, data]).toEqual([0, { kombinationer: 0, forskelle: [] }]);
  });

  test('shows a moved emne under its emne, exactly, and exits 1', async () => {
    const til = await changed('flyttet', 'emner.json', HOME_HELP);
    const { code, data } = await forskel(til);
    expect(code).toBe(1);
    expect(data.forskelle.length).toBeGreaterThan(0);
    let sum = 0;
    for (const { fra, til: to, antal, naar } of data.forskelle) {
      expect([fra, to, naar.emne, naar.forvaltning]).toEqual([
        'VEL',
        'LAER',
        ['hjemmehjaelp'],
        undefined,
      ]);
      sum += antal;
    }
    expect(data.kombinationer).toBe(sum);
  });

  test('says the same in Danish', async () => {
    const til = await changed('ord', 'emner.json', HOME_HELP);
    const { code, out } = await regler(['forskel', til, '--regler', join(folder, 'foer')]);
    expect(code).toBe(1);
    expect(out).toMatch(/^Fra .*foer til .*ord den 2026-11-21:\n/);
    expect(out).toMatch(/»VEL« → »LAER«, når emne er »hjemmehjaelp«, og klagenHandlerOm er /);
    expect(out).toMatch(/\d kombinationer af svar går et andet sted hen:/);
  });

  test('tells of an emne that is new as coming from nobody', async () => {
    const til = await changed('ny', 'emner.json', ['"id": "hjemmehjaelp"', '"id": "hjemmepleje"']);
    const { data } = await forskel(til);
    const gone = data.forskelle.filter(({ til: to }: { til: unknown }) => to === null);
    const come = data.forskelle.filter(({ fra }: { fra: unknown }) => fra === null);
    expect(gone.map(({ naar }: { naar: { emne: unknown } }) => naar.emne)).toContainEqual([
      'hjemmehjaelp',
    ]);
    expect(come.map(({ naar }: { naar: { emne: unknown } }) => naar.emne)).toContainEqual([
      'hjemmepleje',
    ]);
    expect(gone.length + come.length).toBe(data.forskelle.length);
  });

  test('without a day tells of later days too, with a day only of that', async () => {
    const til = await changed('senere', 'emner.json', [
      '"id": "VEL"\n        }',
      '"id": "VEL"\n        },\n        { "gyldigFra": "2027-01-01", "id": "LAER" }',
    ]);
    const onwards = await forskel(til);
    expect(onwards).toMatchObject({ code: 1, data: { kombinationer: 0, forskelle: [] } });
    expect(onwards.data.senere).toMatchObject([{ dag: '2027-01-01' }]);
    expect(onwards.data.senere[0].kombinationer).toBeGreaterThan(0);
    expect(await forskel(til, '--dag', '2026-12-31')).toMatchObject({ code: 0 });
    expect(await forskel(til, '--dag', '2027-01-01')).toMatchObject({ code: 1 });
  });

  test('names the fault of a folder it cannot read, and exits 1', async () => {
    const til = await changed('fejl', 'emner.json', ['"ekstern"', '"eksternt"']);
    const { code, data } = await forskel(til);
    expect(code).toBe(1);
    expect(data.fejl[0].besked).toContain('Mente du »ekstern«?');
  });

  test('compares with a revision in git, certificates included', async () => {
    const dir = await changed('git', 'emner.json', ['"id": "veje"', '"id": "veje"']);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', dir, '-c', 'user.name=x', '-c', 'user.email=x@y', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'regler');
    const emner = join(dir, 'emner.json');
    const text = await readFile(emner, 'utf8');
    const same = await regler(['forskel', '--git', 'HEAD', '--regler', dir, '--json']);
    expect([same.code, JSON.parse(same.out).kombinationer]).toEqual([0, 0]);
    await writeFile(emner, text.replace(...HOME_HELP));
    const other = await regler(['forskel', '--git', 'HEAD', '--regler', dir, '--json']);
    expect(other.code).toBe(1);
    expect(JSON.parse(other.out).forskelle[0]).toMatchObject({ fra: 'VEL', til: 'LAER' });
  });
});
