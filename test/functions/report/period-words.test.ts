import { describe, expect, test } from 'vitest';
import { daysInWords, periodInWords } from '../../../functions/report/period-words.ts';

describe('a period', () => {
  test.each([
    ['2017-04-01', '2017-06-30', '2. kvartal 2017'],
    ['2017-04-01', '2017-12-31', '2., 3. og 4. kvartal 2017'],
    ['2017-04-01', '2017-09-30', '2. og 3. kvartal 2017'],
    ['2017-01-01', '2017-06-30', '1. halvår 2017'],
    ['2017-07-01', '2017-12-31', '2. halvår 2017'],
    ['2017-01-01', '2017-12-31', '2017'],
    ['2023-04-01', '2024-03-31', 'beretningsåret 2023'],
    ['2024-02-01', '2024-02-29', 'februar 2024'],
    ['2023-02-01', '2023-02-28', 'februar 2023'],
    ['2024-02-01', '2024-02-28', '1.–28. februar 2024'],
    ['2017-04-01', '2017-05-31', '1. april – 31. maj 2017'],
    ['2017-10-01', '2018-03-31', '1. oktober 2017 – 31. marts 2018'],
    ['2017-01-01', '2018-12-31', '1. januar 2017 – 31. december 2018'],
    ['2017-05-15', '2017-05-15', '15. maj 2017'],
  ])('from %s to %s is %s', (fra, til, said) => {
    expect(periodInWords({ fra, til })).toBe(said);
  });

  test('is told by its two days too', () => {
    expect(daysInWords({ fra: '2017-04-01', til: '2017-12-31' })).toBe(
      '1. april – 31. december 2017',
    );
  });
});
