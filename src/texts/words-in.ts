import type { Sprog } from '../klage/klage.ts';
import type { Texts } from './texts.ts';

/** A word that is explained. */
export type OrdId = keyof Texts['ord']['forklaringer'];

/** How each word begins where it stands in a sentence; only whole words and their endings count. */
const STEMS: { readonly [S in Sprog]: { readonly [id in OrdId]: RegExp } } = {
  da: {
    afgoerelse: /(?<!\p{L})afgørelse/iu,
    aktindsigt: /(?<!\p{L})aktindsigt/iu,
    ankestyrelsen: /(?<!\p{L})ankestyrelsen/iu,
    bisidder: /(?<!\p{L})bisidder/iu,
    borgerraadgiveren: /(?<!\p{L})borgerrådgiveren/iu,
    borgerservice: /(?<!\p{L})borgerservice/iu,
    cpr: /(?<!\p{L})cpr/iu,
    datatilsynet: /(?<!\p{L})datatilsynet/iu,
    diskrimination: /(?<!\p{L})diskrimin/iu,
    forvaltning: /(?<!\p{L})forvaltning/iu,
    fuldmagt: /(?<!\p{L})fuldmagt/iu,
    klagevejledning: /(?<!\p{L})klagevejledning/iu,
    medhold: /(?<!\p{L})medhold/iu,
    naevn: /(?<!\p{L})(?:klage|husleje)?nævn(?:et)?(?!\p{L})/iu,
    ombudsmanden: /(?<!\p{L})ombudsmand/iu,
    partsrepraesentant: /(?<!\p{L})partsrepræsentant/iu,
  },
  en: {
    afgoerelse: /(?<!\p{L})decision/iu,
    aktindsigt: /(?<!\p{L})aktindsigt/iu,
    ankestyrelsen: /(?<!\p{L})ankestyrelsen/iu,
    bisidder: /(?<!\p{L})bisidder/iu,
    borgerraadgiveren: /(?<!\p{L})(?:citizens[’'] advice service|borgerrådgiveren)/iu,
    borgerservice: /(?<!\p{L})borgerservice/iu,
    cpr: /(?<!\p{L})cpr/iu,
    datatilsynet: /(?<!\p{L})datatilsynet/iu,
    diskrimination: /(?<!\p{L})discriminat/iu,
    forvaltning: /(?<!\p{L})department/iu,
    fuldmagt: /(?<!\p{L})(?:power of attorney|fuldmagt)/iu,
    klagevejledning: /(?<!\p{L})klagevejledning/iu,
    medhold: /(?<!\p{L})medhold/iu,
    naevn: /(?<!\p{L})(?:appeals )?board(?!\p{L})/iu,
    ombudsmanden: /(?<!\p{L})ombudsman/iu,
    partsrepraesentant: /(?<!\p{L})partsrepræsentant/iu,
  },
};

const IDS: readonly OrdId[] = [
  ...(['afgoerelse', 'aktindsigt', 'ankestyrelsen', 'bisidder', 'borgerraadgiveren'] as const),
  ...(['borgerservice', 'cpr', 'datatilsynet', 'diskrimination', 'forvaltning'] as const),
  ...(['fuldmagt', 'klagevejledning', 'medhold', 'naevn', 'ombudsmanden'] as const),
  'partsrepraesentant',
];

/** The words in these texts that are explained, in the order of the list of words. */
export function wordsIn(sprog: Sprog, texts: readonly string[]): readonly OrdId[] {
  const said = texts.join('\n');
  return IDS.filter((id) => STEMS[sprog][id].test(said));
}
