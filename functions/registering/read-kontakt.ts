import {
  KONTAKT_BRUGT,
  KONTAKT_FORSOEG_MAX,
  KONTAKT_KANALER,
  KONTAKT_RESULTATER,
  type StyrketBorgerkontakt,
} from '../../src/klage/registrering.ts';
import type { DaySpan, FieldReader } from './field-reader.ts';

/** Reads Styrket Borgerkontakt; how the contact went is asked only where there was one. */
export function readKontakt(read: FieldReader, span: DaySpan): StyrketBorgerkontakt {
  const field = 'styrketBorgerkontakt';
  const brugt = read.choice(`${field}.brugt`, KONTAKT_BRUGT);
  if (brugt !== 'ja') {
    return { brugt, foersteKontakt: null, kanal: null, forsoeg: null, resultat: null };
  }
  return {
    brugt,
    foersteKontakt: read.day(`${field}.foersteKontakt`, span),
    kanal: read.choice(`${field}.kanal`, KONTAKT_KANALER),
    forsoeg: read.count(`${field}.forsoeg`, KONTAKT_FORSOEG_MAX),
    resultat: read.choice(`${field}.resultat`, KONTAKT_RESULTATER),
  };
}
