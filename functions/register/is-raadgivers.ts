import type { Indsats, Registreret } from '../../src/klage/registrering.ts';

/**
 * Whether Borgerrådgiveren works on a case: it is konsultativ bistand, or there is an indsats on it
 * that is more than a klage sent on. Then it is theirs, unless it was given to somebody by name.
 */
export function isRaadgivers({
  slags,
  indsatser,
}: Pick<Registreret, 'slags' | 'indsatser'>): boolean {
  return slags === 'konsultativ-bistand' || indsatser.some(isMoreThanSentOn);
}

/** The system's own ekspedition, and one that is done, leave the klage with whoever got it. */
function isMoreThanSentOn({ type, maade, afsluttet }: Indsats): boolean {
  return type !== 'ekspedition' || (maade !== 'automatisk' && afsluttet === null);
}
