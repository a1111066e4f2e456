import { expect, test } from 'vitest';
import type { KeptCase } from '../../../functions/register/kept-cases.ts';
import { whatToDelete } from '../../../functions/sletning/what-to-delete.ts';

const NUMMER = 'K-2026-2222222';
const NAMES = ['borger.bin', 'manifest.json', 'modtager-1.p7m', 'reserve-1.p7m'];
const FOLDER = {
  nummer: NUMMER,
  objekter: NAMES.map((name) => {
    return { key: `sager/${NUMMER}/${name}`, bytes: 10, storedAt: new Date('2020-01-01') };
  }),
};
const OPEN: KeptCase = {
  ...{ nummer: NUMMER, tilstand: 'venter', slags: 'modtager', kvitteret: null, afsluttet: null },
  slettet: new Set(),
};
/** 1 March in Copenhagen, not in UTC. */
const KVITTERET = { tilstand: 'kvitteret', kvitteret: new Date('2026-02-28T23:30:00Z') } as const;
const CLOSED = { afsluttet: '2026-03-01' } as const;

/** What goes on which day, RETENTION_DAYS being 30: the last day of keeping and the one after it. */
const RULES: readonly (readonly [string, Partial<KeptCase>, string, string])[] = [
  ['waiting, however old', {}, '2036-01-01', ''],
  ['being sent, however old', { tilstand: 'sendes' }, '2036-01-01', ''],
  ['accepted by the relay only, however old', { tilstand: 'accepteret' }, '2036-01-01', ''],
  ['left to a person, however old', { tilstand: 'manuel' }, '2036-01-01', ''],
  ['closed while it waits to be sent', CLOSED, '2036-01-01', ''],
  ['closed while it is sent', { ...CLOSED, tilstand: 'sendes' }, '2036-01-01', ''],
  ['acknowledged, a week later', KVITTERET, '2026-03-08', ''],
  ['acknowledged, the day after that', KVITTERET, '2026-03-09', 'reserve'],
  ['acknowledged and closed', { ...KVITTERET, ...CLOSED }, '2026-03-01', 'reserve'],
  ['acknowledged, the last day', KVITTERET, '2026-03-31', 'reserve'],
  ['acknowledged, after it, and open', KVITTERET, '2026-04-01', 'breve'],
  ['accepted and closed, the last day', { ...CLOSED, tilstand: 'accepteret' }, '2026-03-31', ''],
  ['accepted and closed', { ...CLOSED, tilstand: 'accepteret' }, '2026-04-01', 'breve kopi'],
  ['manual and closed', { ...CLOSED, tilstand: 'manuel' }, '2026-04-01', 'breve kopi'],
  ['acknowledged and closed long ago', { ...KVITTERET, ...CLOSED }, '2026-04-01', 'breve kopi'],
  ['closed late', { ...KVITTERET, afsluttet: '2026-05-01' }, '2026-05-31', 'breve'],
  ['closed late, after', { ...KVITTERET, afsluttet: '2026-05-01' }, '2026-06-01', 'breve kopi'],
  ['acknowledged by the reserve', { ...KVITTERET, slags: 'reserve' }, '2026-03-31', ''],
];
test.each(RULES)('a klage that is %s', (_, changes, dag, goes) => {
  const deletions = whatToDelete({ ...OPEN, ...changes }, FOLDER, { dag, dage: 30 });
  expect(deletions.map(({ del }) => del).join(' ')).toBe(goes);
});

test('letters, copy and manifest go as they are named, and nothing twice', () => {
  const closed = { ...OPEN, ...KVITTERET, ...CLOSED };
  const [breve, kopi] = whatToDelete(closed, FOLDER, { dag: '2026-04-01', dage: 30 });
  expect(breve?.keys).toEqual([`sager/${NUMMER}/modtager-1.p7m`, `sager/${NUMMER}/reserve-1.p7m`]);
  expect(kopi?.keys).toEqual([`sager/${NUMMER}/borger.bin`, `sager/${NUMMER}/manifest.json`]);
  expect([breve?.bytes, breve?.grund, breve?.fra]).toEqual([20, 'kvitteret', '2026-03-01']);
  expect([kopi?.bytes, kopi?.grund, kopi?.fra]).toEqual([20, 'afsluttet', '2026-03-01']);
});

test('what is gone and told is done; what is gone and not told is told', () => {
  const rest = { ...FOLDER, objekter: FOLDER.objekter.slice(0, 2) };
  const at = { dag: '2026-04-01', dage: 30 };
  const open = { ...OPEN, ...KVITTERET };
  expect(whatToDelete({ ...open, slettet: new Set(['breve']) }, rest, at)).toEqual([]);
  expect(whatToDelete(open, rest, at)).toMatchObject([{ del: 'breve', keys: [], bytes: 0 }]);
});
