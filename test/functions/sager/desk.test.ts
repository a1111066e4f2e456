import { expect, test } from 'vitest';
import { deskOf } from '../../../functions/sager/list-facts.ts';
import { sightOf } from '../../../functions/sager/sight.ts';
import { rulesIn } from '../../rules/rule-folders.ts';
import { rules } from '../given/rules.ts';
import { virtualClock } from '../given/virtual-clock.ts';

const MONDAY = new Date('2026-03-09T10:00:00Z');

function silentSince(kvitteringsfristArbejdsdage: number): string {
  const usual = rules();
  const { indstillinger } = usual;
  const changed = { ...usual, indstillinger: { ...indstillinger, kvitteringsfristArbejdsdage } };
  const world = { clock: virtualClock(MONDAY), rules: () => changed };
  return deskOf(
    world,
    sightOf(changed, { roller: ['borgerraadgiver'] }),
  ).kvitteretSenest.toISOString();
}

test.each([
  ['the usual three arbejdsdage', 3, '2026-03-03T23:00:00.000Z'],
  ['one', 1, '2026-03-05T23:00:00.000Z'],
  ['five, over two weekends', 5, '2026-03-01T23:00:00.000Z'],
])(
  'a letter is without a receipt after as many arbejdsdage as the rules say: %s',
  (_, days, day) => {
    expect(silentSince(days)).toBe(day);
  },
);

test('a kommune that says nothing of it gives three', async () => {
  const shipped = await rulesIn('routing-rules');
  expect(shipped.indstillinger.kvitteringsfristArbejdsdage).toBe(3);
});
