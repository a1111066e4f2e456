import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Answer } from '../../../functions/command-line.ts';
import { acknowledge } from '../../../functions/delivery/operate.ts';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { flytTool } from '../../../functions/operator-tools/flyt.ts';
import { genopretTool } from '../../../functions/operator-tools/genopret.ts';
import type { Invocation } from '../../../functions/operator-tools/invocation.ts';
import { oprydTool } from '../../../functions/operator-tools/opryd.ts';
import { saldoTool } from '../../../functions/operator-tools/saldo.ts';
import { sikkerhedskopiTool } from '../../../functions/operator-tools/sikkerhedskopi.ts';
import { readSettings } from '../../../functions/settings.ts';
import { sqliteRegister } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { deliver, postWorld, received, row, until } from '../given/post.ts';
import { operatorOnSqlite } from './operator.ts';

/** One of them starts a process of its own, on two busy cores. */
vi.setConfig({ testTimeout: 90_000 });

type Tool = (invocation: Invocation) => Promise<Answer>;

/** A tool on the data in a folder, in this process. */
function toolsIn(dir: string) {
  const settings = readSettings({ DATA_DIR: dir });
  const rest = { args: [], grund: null, tilReserve: false, proeve: false, til: null, alle: false };
  return (tool: Tool, given: Partial<Invocation> = {}) =>
    tool({ ...rest, settings, now: new Date(), hvem: 'drift:test', ...given });
}

const BOTH_WAYS = [
  ['what would go', true],
  ['what is gone', false],
] as const;
test.each(BOTH_WAYS)('opryd tells %s, why, and how many it looked at', async (_, proeve) => {
  const { dir, db, world } = await operatorOnSqlite();
  for (const i of [1, 2]) await received(world, klage(i));
  const now = new Date('2026-03-02T10:00:00Z');
  await acknowledge(db, { nummer: nummerOf(1), hvem: 'forvaltning:SOF', now });
  const later = new Date('2026-06-02T10:00:00Z');
  const { text, exitCode } = await toolsIn(dir)(oprydTool, { now: later, proeve });
  const did = proeve ? 'ville blive slettet' : 'er slettet';
  expect(text).toEqual([
    `${nummerOf(1)}  brevene ${did}: modtageren kvitterede 2026-03-02`,
    `1 ting ${did}, gennemgået 2 klager.`,
  ]);
  expect(exitCode).toBe(0);
});

test('drift opryd runs as it is typed', async () => {
  const { drift, world } = await operatorOnSqlite();
  await received(world, klage(1));
  const ran = await drift('opryd', '--proeve', '--json');
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.json()).toMatchObject({ proeve: true, slettet: [], mapper: 1 });
});

test('a copy taken beside a server, put back later, and genopret: every klage is accounted for', async () => {
  const { dir, db, world } = await operatorOnSqlite();
  const tool = toolsIn(dir);
  for (const i of [1, 2, 3]) await received(world, klage(i));
  const copy = join(dir, 'kopi.db');
  expect(await tool(sikkerhedskopiTool, { args: [copy] })).toMatchObject({ exitCode: 0 });
  expect(await tool(sikkerhedskopiTool, { args: [copy] })).toMatchObject({ exitCode: 1 });
  for (const i of [4, 5]) await received(world, klage(i));
  await db.destroy();
  for (const rest of ['-wal', '-shm']) await rm(join(dir, `klagevej.db${rest}`), { force: true });
  await rename(join(dir, 'klagevej.db'), join(dir, 'tabt.db'));
  await copyFile(copy, join(dir, 'klagevej.db'));
  expect((await tool(saldoTool)).data).toMatchObject({ modtaget: 3, balance: 0 });
  const genoprettet = [4, 5].map(nummerOf);
  const tried = await tool(genopretTool, { proeve: true });
  expect(tried).toMatchObject({ data: { genoprettet }, exitCode: 0 });
  expect((await tool(saldoTool)).data).toMatchObject({ modtaget: 3, balance: 0 });
  const done = await tool(genopretTool);
  expect(done).toMatchObject({ data: { genoprettet }, exitCode: 0 });
  expect(done.text[0]).toMatch(/er genoprettet og venter på en person: måske ikke kvitteret/);
  expect((await tool(saldoTool)).data).toMatchObject({
    ...{ modtaget: 5, venter: 3, manuel: 2, balance: 0 },
  });
});

test('flyt copies register and letters, says that they are equal, and there they are sent', async () => {
  const { dir, world } = await operatorOnSqlite();
  for (const i of [1, 2]) await received(world, klage(i));
  const there = join(dir, 'nyt');
  const to = { til: `sqlite:${there}/klagevej.db`, args: [`file:${there}/objekter`] };
  const moved = await toolsIn(dir)(flytTool, to);
  const objekter = { mapper: 2, objekter: 6, fandtes: 0 };
  expect(moved).toMatchObject({ data: { ens: true, objekter }, exitCode: 0 });
  await received(world, klage(3));
  const again = await toolsIn(dir)(flytTool, to);
  expect(again.text[0]).toMatch(/3 klagers breve: 9 objekter, \d+ bytes, 6 lå der i forvejen/);
  expect(again.exitCode).toBe(0);
  const db = await sqliteRegister(join(there, 'klagevej.db'));
  const place = await postWorld({ db, objects: await fileObjects(join(there, 'objekter')) });
  deliver({ ...place, clock: world.clock });
  await until(async () => (await row(place, 3)).tilstand === 'accepteret');
  await until(async () => (await row(place, 1)).tilstand === 'accepteret');
  await until(async () => (await row(place, 2)).tilstand === 'accepteret');
  expect((await toolsIn(there)(saldoTool)).data).toMatchObject({
    ...{ modtaget: 3, accepteret: 3, balance: 0 },
  });
});

test('flyt writes nothing into a register that has cases of its own', async () => {
  const [ours, others] = [await operatorOnSqlite(), await operatorOnSqlite()];
  await received(ours.world, klage(1));
  await received(others.world, klage(2));
  const to = { til: `sqlite:${others.dir}/klagevej.db`, args: [`file:${others.dir}/objekter`] };
  const moved = await toolsIn(ours.dir)(flytTool, to);
  expect(moved).toMatchObject({ exitCode: 1, text: [expect.stringMatching(/Intet er skrevet/)] });
  expect(await others.world.objects.get(`sager/${nummerOf(1)}/manifest.json`)).toBeNull();
});

const WRONG: readonly (readonly [string, Tool, Partial<Invocation>, RegExp])[] = [
  ['opryd with a number', oprydTool, { args: [nummerOf(9)] }, /tager intet nummer/],
  ['genopret with a number', genopretTool, { args: [nummerOf(9)] }, /finder selv/],
  ['flyt without objects', flytTool, { til: 'sqlite:x' }, /Skriv, hvor/],
  ['flyt without a register', flytTool, { args: ['file:x'] }, /Skriv, hvor/],
  ['sikkerhedskopi without a file', sikkerhedskopiTool, {}, /Skriv én fil/],
];
test.each(WRONG)('%s is answered with what to write, exit 2', async (_, tool, given, words) => {
  const answer = await toolsIn('findes-ikke')(tool, given);
  expect(answer).toMatchObject({ exitCode: 2, text: [expect.stringMatching(words)] });
});
