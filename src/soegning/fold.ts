/**
 * Letters as they are compared: NFC, lower case, æ ø å as ae oe aa, no other accents (é is e).
 * Whoever has no Danish keyboard types it so.
 */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/**
 * What is left of a folded word when the rings, strokes and doubled letters are forgotten too:
 * "kørekort", "koerekort", "korekort" and "kørrekort" are one. Words that differ may share it.
 */
export function looseKey(folded: string): string {
  return folded
    .replaceAll('ae', 'a')
    .replaceAll('oe', 'o')
    .replaceAll('aa', 'a')
    .replaceAll('c', 'k')
    .replaceAll('z', 's')
    .replaceAll('w', 'v')
    .replace(/([a-z])\1+/g, '$1');
}
