import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backOffMs,
  type Circumstances,
  nextStep,
  type Unaccepted,
} from '../../../functions/delivery/next-step.ts';
import { WAITS } from '../../../functions/delivery/waits.ts';
import type { Stage } from '../../../functions/mail/mailer.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST = { forsoeg: 1, afvisninger: 0 };
const RELAY: readonly Stage[] = ['connect', 'greeting', 'tls', 'auth'];
const LETTER: readonly Stage[] = ['mail', 'rcpt', 'data', 'final'];

function step(
  row: typeof FIRST,
  outcome: Pick<Unaccepted, 'outcome' | 'stage'> & { readonly reply?: string },
  changes: Partial<Circumstances> = {},
) {
  const circumstances = { waits: WAITS, hasReserve: true, ageMs: 0, del: 1, chance: 0.5 };
  return nextStep(row, { reply: '', ...outcome }, { ...circumstances, ...changes });
}

for (const stage of [...RELAY, ...LETTER]) {
  test(`a deferral at ${stage} is tried again after half a minute on average`, () => {
    expect(step(FIRST, { outcome: 'deferred', stage })).toMatchObject({
      step: 'again',
      hvad: 'udskudt',
      waitMs: MINUTE / 2,
      alarm: null,
    });
  });
}

for (const stage of LETTER) {
  test(`a refusal at ${stage} is tried once more, then the reserve gets it, or a person`, () => {
    const outcome = { outcome: 'refused', stage } as const;
    const again = { step: 'again', hvad: 'afvist', waitMs: WAITS.refusedMs };
    expect(step(FIRST, outcome)).toMatchObject(again);
    const second = { forsoeg: 2, afvisninger: 1 };
    expect(step(second, outcome)).toMatchObject({ step: 'reserve', hvad: 'afvist' });
    expect(step(second, outcome, { hasReserve: false })).toMatchObject({ step: 'manuel' });
  });

  test(`a modtager that defers at ${stage} for days is passed over for the reserve`, () => {
    const outcome = { outcome: 'deferred', stage } as const;
    const old = { ageMs: WAITS.reserveAfterMs + 1 };
    expect(step(FIRST, outcome, { ageMs: WAITS.reserveAfterMs })).toMatchObject({ step: 'again' });
    expect(step(FIRST, outcome, old)).toMatchObject({ step: 'reserve', hvad: 'udskudt' });
    expect(step(FIRST, outcome, { ...old, hasReserve: false })).toMatchObject({ step: 'again' });
  });
}

for (const stage of RELAY) {
  test(`a relay that refuses at ${stage} is waited for, at any age, with an alarm at once`, () => {
    const outcome = { outcome: 'refused', stage } as const;
    const row = { forsoeg: 9, afvisninger: 1 };
    const year = { ageMs: 8760 * HOUR };
    const waits = { step: 'again', hvad: 'udskudt', alarm: 'relae-afviser' };
    expect(step(row, outcome, year)).toMatchObject(waits);
    const deferred = { outcome: 'deferred', stage } as const;
    expect(step(row, deferred, year)).toMatchObject({ step: 'again', hvad: 'udskudt' });
  });
}

test('a letter the relay may have waits ten minutes or more, at any age and attempt', () => {
  for (const row of [FIRST, { forsoeg: 40, afvisninger: 1 }]) {
    const uncertain = step(row, { outcome: 'uncertain', stage: 'final' }, { ageMs: 99 * HOUR });
    expect(uncertain).toMatchObject({ step: 'again', hvad: 'usikker', waitMs: 10 * MINUTE });
  }
});

test('the wait doubles from one minute to one hour and is spread over all of it', () => {
  const longest = (forsoeg: number) => backOffMs(forsoeg, { waits: WAITS, chance: 1 });
  expect([1, 2, 3, 6, 7, 8, 1000].map(longest)).toEqual(
    [1, 2, 4, 32, 60, 60, 60].map((minutes) => minutes * MINUTE),
  );
  fc.assert(
    fc.property(fc.nat(1e6), fc.double({ min: 0, max: 1, noNaN: true }), (forsoeg, chance) => {
      const wait = backOffMs(forsoeg, { waits: WAITS, chance });
      return Number.isInteger(wait) && wait >= 0 && wait <= HOUR;
    }),
  );
});

test('of a reply only its code is kept, since its text may repeat an address', () => {
  const refused = {
    outcome: 'refused',
    stage: 'rcpt',
    reply: '550 5.1.1 <ida@post.example>',
  } as const;
  expect(step(FIRST, refused).data).toEqual({ del: 1, trin: 'rcpt', kode: '550' });
  const dropped = { outcome: 'deferred', stage: 'data', reply: '[intet svar: EPIPE]' } as const;
  expect(step(FIRST, dropped).data).toEqual({ del: 1, trin: 'data', kode: null });
});
