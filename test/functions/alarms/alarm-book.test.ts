import { expect, test } from 'vitest';
import { aboutOf, makeAlarmBook, OM_MAX } from '../../../functions/alarms/alarm-book.ts';
import { nummerOf } from '../given/klage.ts';

test.each([
  [{ nummer: nummerOf(1), modtager: 'SOF', grund: 'afvist' }, [nummerOf(1)]],
  [{ modtager: 'SOF', dage: 14 }, ['SOF(14)']],
  [{ modtager: 'BORGERRAADGIVEREN-RESERVE' }, ['BORGERRAADGIVEREN-RESERVE']],
  [{ modtager: 'min nabo Karen' }, []],
  [{ modtager: 'SOF', dage: 1.5 }, ['SOF']],
  [{ nummer: 'K-2026-kanariefugl', besked: 'kanariefugl', fejl: 'kanariefugl' }, []],
  [{ nummer: `${nummerOf(1)} kanariefugl` }, []],
  [undefined, []],
])('of the fields %j an alarm tells %j', (fields, om) => {
  expect(aboutOf(fields)).toEqual(om);
});

test('a hundred thousand alarms of one kind are one line with their number and the newest they were about', () => {
  const { alarm, take } = makeAlarmBook(() => {});
  for (let i = 0; i < 100_000; i += 1) alarm('klage-manuel', { nummer: nummerOf(i % 1_000) });
  alarm('klager-venter');
  const [manual, waiting] = take();
  expect(manual).toMatchObject({ navn: 'klage-manuel', antal: 100_000 });
  expect(manual?.om).toHaveLength(OM_MAX);
  expect(manual?.om.at(-1)).toBe(nummerOf(999));
  expect(waiting).toEqual({ navn: 'klager-venter', antal: 1, om: [] });
  expect(take()).toEqual([]);
});
