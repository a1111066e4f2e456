import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedSince, withOthers } from '../../../functions/registering/case-values.ts';
import type { CaseEvent } from '../../../functions/registering/load-case.ts';

function event(id: number, felt: string | null, fraTil: readonly (string | null)[]): CaseEvent {
  const [fra = null, til = null] = fraTil;
  return { id, felt, fra, til, tid: '2026-03-02T09:00:00.000Z', hvem: 'kode:SOF', hvad: 'aendret' };
}

describe('what has changed since a page was shown', () => {
  test('is each field once, from what was shown to what is now', () => {
    const events = [
      event(1, 'loesning', [null, 'ikke']),
      event(2, 'loesning', ['ikke', 'delvist']),
      event(3, 'laering', [null, 'ingen']),
      event(4, 'loesning', ['delvist', 'helt']),
    ];
    expect(changedSince(events, 1)).toMatchObject([
      { felt: 'loesning', fra: 'ikke', til: 'helt' },
      { felt: 'laering', fra: null, til: 'ingen' },
    ]);
    expect(changedSince(events, 0)[0]).toMatchObject({ fra: null, til: 'helt' });
    expect(changedSince(events, 4)).toEqual([]);
  });

  test('is nothing where a field is back at what it was', () => {
    const events = [event(1, 'loesning', ['helt', 'ikke']), event(2, 'loesning', ['ikke', 'helt'])];
    expect(changedSince(events, 0)).toEqual([]);
  });

  test.each([
    ...[
      'tilfredshed.score',
      'borgersvar.kontakt',
      'risikoBorger.tillidOgTryghed',
      'indsatser.0.type',
    ],
    ...['overordnedeEmner', 'medarbejdertilfredshed', 'klagepunkter.0.medholdKendtVia', null],
  ])('says nothing of %s, which the page does not show', (felt) => {
    expect(changedSince([event(1, felt, [null, 'x'])], 0)).toEqual([]);
  });
});

test('what was typed stays, and what was left as it was shown becomes what others made it', () => {
  const fields = ['loesning', 'laering', 'afsluttet', 'klagepunkter.0.medhold'];
  const value = fc.constantFrom('', 'a', 'b', 'c');
  const row = fc.record({
    felt: fc.constantFrom(...fields),
    shown: value,
    typed: value,
    now: value,
  });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ felt }) => felt }), (rows) => {
      const typed = Object.fromEntries(rows.map((one) => [one.felt, one.typed]));
      const others = rows.map(({ felt, shown, now }) => ({
        ...{ felt, tid: '', fra: shown || null, til: now || null },
      }));
      const merged = withOthers(typed, others);
      for (const one of rows) {
        const isLeft = one.typed === one.shown || (one.felt === 'afsluttet' && one.shown === '');
        expect(merged[one.felt]).toBe(isLeft ? one.now : one.typed);
      }
    }),
  );
});

test('a note is never taken from others: both are shown', () => {
  const others = [{ felt: 'note', fra: null, til: 'Deres', tid: '' }];
  expect(withOthers({ note: '' }, others)).toEqual({ note: '' });
});
