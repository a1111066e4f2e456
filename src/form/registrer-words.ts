import { dayInWords } from '../texts/in-words.ts';
import { registrer } from '../texts/registrer.ts';

type Answers = { readonly [answer: string]: string };
type Words = { readonly label: string; readonly svar?: Answers };

const { kontakt, udfald, laering, afslut } = registrer;

/** Words of every field whose name is fixed. */
const FIELDS: { readonly [field: string]: Words } = {
  'styrketBorgerkontakt.brugt': kontakt.brugt,
  'styrketBorgerkontakt.foersteKontakt': kontakt.foersteKontakt,
  'styrketBorgerkontakt.kanal': kontakt.kanal,
  'styrketBorgerkontakt.forsoeg': kontakt.forsoeg,
  'styrketBorgerkontakt.resultat': kontakt.resultat,
  'styrketBorgerkontakt.notat': { label: kontakt.notat, svar: { ja: 'Ja' } },
  loesning: udfald.loesning,
  laering: laering.laering,
  note: laering.note,
  afsluttet: afslut.afsluttet,
  medarbejdertilfredshed: afslut.medarbejdertilfredshed,
};

const KLAGEPUNKT = /^klagepunkter\.(\d+)\.(\w+)$/;

/** A field as the page calls it; a field the page does not have, by its own name. */
export function fieldInWords(felt: string): string {
  const point = KLAGEPUNKT.exec(felt);
  if (point === null) return FIELDS[felt]?.label ?? felt;
  const [, at = '', part = ''] = point;
  return `${udfald.punkt(Number(at) + 1)}: ${pointWords(part).label}`;
}

/** A value as the page calls it; `emner` are the names of the overordnede emner. */
export function valueInWords(felt: string, value: string | null, emner: Answers): string {
  if (value === null || value === '') return registrer.andre.tomt;
  const part = KLAGEPUNKT.exec(felt)?.[2];
  const words = part === undefined ? FIELDS[felt] : pointWords(part, emner);
  return words?.svar?.[value] ?? dayInWords(value, 'da');
}

function pointWords(part: string, emner: Answers = {}): Words {
  if (part === 'overordnetEmne') return { label: udfald.overordnetEmne, svar: emner };
  if (part === 'art') return udfald.art;
  return part === 'medhold' ? udfald.medhold : { label: part };
}
