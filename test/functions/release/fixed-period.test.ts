import { describe, expect, test } from 'vitest';
import {
  findPeriod,
  pastPeriods,
  periodeOf,
  quartersIn,
  spanOf,
} from '../../../functions/statistics/release/fixed-period.ts';

describe('a fixed period', () => {
  test.each([
    ['2017-kvartal-2', '2. kvartal 2017', '2017-04-01', '2017-06-30'],
    ['2017-kvartal-4', '4. kvartal 2017', '2017-10-01', '2017-12-31'],
    ['2016-halvaar-1', '1. halvår 2016', '2016-01-01', '2016-06-30'],
    ['2016', '2016', '2016-01-01', '2016-12-31'],
    ['2017-beretningsaar', 'Beretningsåret 2017/18', '2017-04-01', '2018-03-31'],
    ['2007-beretningsaar', 'Beretningsåret 2007/08', '2007-04-01', '2008-03-31'],
  ])('%s is %s', (id, titel, fra, til) => {
    expect(findPeriod(id)).toMatchObject({ id, titel, periode: { fra, til } });
    expect(periodeOf(spanOf({ fra, til }))).toEqual({ fra, til });
  });

  test.each(['', '2017-kvartal-5', '2017-13', '2017-04-01', 'kvartal', '17'])(
    'is not made up of %j',
    (id) => {
      expect(findPeriod(id)).toBeNull();
    },
  );

  test('is offered from the day after its last one, the newest first', () => {
    const on = (today: string) => pastPeriods('2017-01-01', today).map(({ id }) => id);
    expect(on('2017-06-30')).toEqual(['2017-kvartal-1']);
    expect(on('2017-07-01')).toEqual(['2017-kvartal-2', '2017-halvaar-1', '2017-kvartal-1']);
    expect(on('2018-04-01').slice(0, 2)).toEqual(['2018-kvartal-1', '2017-beretningsaar']);
  });

  test('has its quarters', () => {
    expect(quartersIn({ fra: '2017-10-01', til: '2018-03-31' })).toEqual([
      { fra: '2017-10-01', til: '2017-12-31' },
      { fra: '2018-01-01', til: '2018-03-31' },
    ]);
  });
});
