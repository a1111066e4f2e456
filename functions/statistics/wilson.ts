import { Z_95 } from './normal.ts';

/**
 * The 95 % interval of a share by Wilson's score, without continuity correction: R's
 * prop.test(x, n, correct = FALSE)$conf.int. It stays within 0 and 1 and is of use also for few.
 * @returns null without a base
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference,
 * Journal of the American Statistical Association 22 (1927), 209–212.
 */
export function wilson(taeller: number, naevner: number): readonly [number, number] | null {
  if (naevner === 0) return null;
  const share = taeller / naevner;
  const z2 = Z_95 ** 2;
  const centre = share + z2 / (2 * naevner);
  const half = Z_95 * Math.sqrt((share * (1 - share)) / naevner + z2 / (4 * naevner ** 2));
  const whole = 1 + z2 / naevner;
  // Where none or all are, the bound is exactly there, whatever the last digit of the sum says.
  const low = taeller === 0 ? 0 : (centre - half) / whole;
  const high = taeller === naevner ? 1 : (centre + half) / whole;
  return [low, high];
}
