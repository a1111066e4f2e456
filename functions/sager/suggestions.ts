/**
 * The two examples of the statistics of 2017 (Borgerrådgiverens "Statistik for 2., 3. og 4. kvartal
 * 2017"): a fault that is often seen, and the risks it usually brings. They fill in what can then be
 * changed; what is filled in already and not named here stays.
 */
export const FORSLAG = {
  'forslag-partshoering': [
    'risikoBorger.afgoerelsensLovlighed',
    'risikoKommune.oekonomiskForsvarlighed',
  ],
  'forslag-koordinering': [
    'risikoKommune.effektivAdministration',
    'risikoKommune.oekonomiskForsvarlighed',
    'risikoKommune.serviceniveau',
    'risikoBorger.borgerensStilling',
    'risikoBorger.tillidOgTryghed',
  ],
} as const;

/** The fields with a suggestion in them; null when `handling` is none. */
export function withSuggestion(
  typed: ReadonlyMap<string, string>,
  handling: string,
): ReadonlyMap<string, string> | null {
  const found = Object.entries(FORSLAG).find(([name]) => name === handling);
  if (found === undefined) return null;
  const [, felter] = found;
  return new Map([...typed, ...felter.map((felt): [string, string] => [felt, 'ja'])]);
}
