import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegister } from '../../functions/register/open-register.ts';
import { recordKlage } from '../../functions/register/record-klage.ts';
import { deriveSvar } from '../../functions/routing/derive-svar.ts';
import { parseSvar } from '../../functions/routing/parse-svar.ts';
import { klage, nummerOf } from '../functions/given/klage.ts';
import { registerUrl } from '../register-address.ts';
import { rulesIn } from './rule-folders.ts';
import { type Ran, regler } from './run-regler.ts';

const FROM = 'test/rules/fiktiv-kommune';

let folder = '';
let moved = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genspil-'));
  moved = join(folder, 'flyttet');
  await cp(FROM, moved, { recursive: true });
  const emner = join(moved, 'emner.json');
  const text = await readFile(emner, 'utf8');
  await writeFile(emner, text.replace('"id": "VEL"\n        }', '"id": "LAER"\n        }'));
  await fill();
});
afterAll(() => rm(folder, { recursive: true }));

/** Klage 1 and 2 about what moves, 3 about something else, 4 a year too early, 5 picked by hand. */
async function fill(): Promise<void> {
  const db = await openRegister(await registerUrl(join(folder, 'klagevej.db')));
  const rules = await rulesIn(FROM);
  const answers = [
    [{ emne: 'hjemmehjaelp' }, '2026-03-02T09:00:00.000Z'],
    [{ emne: 'hjemmehjaelp', kanSelvKlareDialogen: 'nej' }, '2026-10-31T23:30:00.000Z'],
    [{ emne: 'veje' }, '2026-05-02T09:00:00.000Z'],
    [{ emne: 'hjemmehjaelp' }, '2025-03-02T09:00:00.000Z'],
    [{ emne: 'stoej', valgtForvaltning: 'VEL' }, '2026-05-02T09:00:00.000Z'],
  ] as const;
  for (const [at, [given, modtaget]] of answers.entries()) {
    const parsed = parseSvar(rules, given, '2026-11-21');
    if (!parsed.ok) throw new Error('The answers of the test are not answers.');
    const svar = deriveSvar(rules, parsed.given, '2026-11-21');
    const valgtForvaltning = parsed.given.valgtForvaltning ?? null;
    await recordKlage(db, klage(at + 1, { sag: { svar, modtaget, valgtForvaltning } }));
  }
  await db.destroy();
}

function genspil(til: string, ...args: readonly string[]): Promise<Ran> {
  return regler(['genspil', til, '--regler', FROM, ...args], { DATA_DIR: folder });
}

describe('regler genspil', () => {
  test('moves nothing by the same rules, and exits 0', async () => {
    const { code, out } = await genspil(FROM, '--json');
    expect([code, JSON.parse(out)]).toEqual([0, { sager: 4, flyttet: 0, fraTil: [] }]);
  });

  test('names the klager of the last year that go elsewhere, and exits 1', async () => {
    const { code, out } = await genspil(moved, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      sager: 4,
      flyttet: 1,
      fraTil: [{ fra: 'VEL', til: 'LAER', antal: 1, numre: [nummerOf(1)] }],
    });
  });

  test('looks at the days it is asked for, as Danes count them', async () => {
    const sager = async (...args: readonly string[]) =>
      JSON.parse((await genspil(moved, '--json', ...args)).out).sager;
    expect(await sager('--fra', '2026-11-01', '--til', '2026-11-01')).toBe(1);
    expect(await sager('--fra', '2026-10-31', '--til', '2026-10-31')).toBe(0);
    expect(await sager('--fra', '2025-01-01')).toBe(5);
  });

  test('says the same in Danish', async () => {
    const { out } = await genspil(moved);
    expect(out).toContain('som om de kom den 2026-11-21');
    expect(out).toContain('  1 af 4 går et andet sted hen.\n  »VEL« → »LAER«: 1\n');
    expect(out).toContain(`    ${nummerOf(1)}\n`);
  });

  test('without a register says where it looked, and exits 2', async () => {
    const { code, err } = await regler(['genspil', moved], { DATA_DIR: join(folder, 'tom') });
    expect(code).toBe(2);
    expect(err).toContain('Der er intet register i');
  });
});
