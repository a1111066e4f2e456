import { expect, test } from 'vitest';
import { lastDayOfChange, mayBeChanged } from '../../src/klage/borgersvar.ts';

test('a closed case may be changed until the ninetieth day after, that day with it', () => {
  expect(lastDayOfChange('2026-03-02')).toBe('2026-05-31');
  expect(mayBeChanged('2026-03-02', '2026-05-31')).toBe(true);
  expect(mayBeChanged('2026-03-02', '2026-06-01')).toBe(false);
});

test('an open case may always be changed', () => {
  expect(mayBeChanged(null, '2099-01-01')).toBe(true);
});
