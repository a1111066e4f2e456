import * as v from 'valibot';
import { isDay } from './calendar.ts';
import { isCpr } from './cpr.ts';
import { isEmail } from './email.ts';
import type { ErrorCode } from './klage.ts';
import { ANSWERS, DEFAULT_ANSWERS } from './questions.ts';
import { canonicalText, codePoints, isOneLine, isPlainText } from './text.ts';

export const BESKRIVELSE_CHARS_MAX = 20_000;
export const OENSKET_LOESNING_CHARS_MAX = 5_000;
export const LINE_CHARS_MAX = 200;
export const TOLK_CHARS_MAX = 100;
export const ADRESSE_CHARS_MAX = 300;
export const EMAIL_CHARS_MAX = 254;
export const TELEFON_CHARS_MAX = 30;
const TELEFON_DIGITS_MIN = 6;
/** NFC makes at most four UTF-16 units into one (ᾂ), so a longer text is refused unread. */
const RAW_FACTOR = 4;

const TELEFON = /^\+?[0-9 ()./-]+$/;
const KEY_ID = /^[A-Za-z0-9-]{1,80}$/;

/** Every message in a schema is an {@link ErrorCode}; error-texts.ts has the sentences. */
function code(errorCode: ErrorCode): ErrorCode {
  return errorCode;
}

const raw = v.string(code('format'));

function text(charsMax: number) {
  return v.pipe(
    raw,
    v.check((typed) => typed.trim().length <= charsMax * RAW_FACTOR, code('for-langt')),
    v.check(isPlainText, code('tegn')),
    v.transform(canonicalText),
    v.minLength(1, code('mangler')),
    v.check((typed) => codePoints(typed) <= charsMax, code('for-langt')),
    v.metadata({ charsMax }),
  );
}

function line(charsMax: number) {
  return v.pipe(
    raw,
    v.check((typed) => isOneLine(typed.trim()), code('tegn')),
    text(charsMax),
  );
}

function choice<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, code('ukendt'));
}

function choiceOr<const Options extends readonly string[]>(
  options: Options,
  usual: Options[number],
) {
  return v.optional(choice(options), usual);
}

const jaNej = ['ja', 'nej'] as const;
const id = v.pipe(raw, v.regex(KEY_ID, code('ukendt')));
/** Of a line's length, so that a date in words is told the form and not that it is too long. */
const day = v.pipe(
  line(LINE_CHARS_MAX),
  v.check(isDay, code('format')),
  v.metadata({ format: 'date' }),
);

/**
 * The fields of a klage: one definition for the form, the API and the OpenAPI document.
 * The schemas judge a field alone; parse-klage.ts judges fields together.
 */
export const KLAGE_FIELDS = {
  emne: id,
  valgtForvaltning: v.optional(id),
  klagenHandlerOm: choiceOr(ANSWERS.klagenHandlerOm, DEFAULT_ANSWERS.klagenHandlerOm),
  afgoerelsesdato: v.optional(day),
  harKlaget: choiceOr(ANSWERS.harKlaget, DEFAULT_ANSWERS.harKlaget),
  klagedato: v.optional(day),
  kanSelvKlareDialogen: choiceOr(
    ANSWERS.kanSelvKlareDialogen,
    DEFAULT_ANSWERS.kanSelvKlareDialogen,
  ),
  overEtAarSiden: choiceOr(ANSWERS.overEtAarSiden, DEFAULT_ANSWERS.overEtAarSiden),
  behandlesAndetSteds: choiceOr(ANSWERS.behandlesAndetSteds, DEFAULT_ANSWERS.behandlesAndetSteds),
  beskrivelse: text(BESKRIVELSE_CHARS_MAX),
  haendelse: v.optional(line(LINE_CHARS_MAX)),
  oensketLoesning: v.optional(text(OENSKET_LOESNING_CHARS_MAX)),
  enhed: v.optional(line(LINE_CHARS_MAX)),
  sagsnummer: v.optional(line(LINE_CHARS_MAX)),
  oensketModtager: v.optional(id),
  paaVegneAf: choiceOr(['mig-selv', 'en-anden'], 'mig-selv'),
  fuldmagtSenere: v.optional(choice(jaNej)),
  anonym: choiceOr(jaNej, 'nej'),
  navn: v.optional(line(LINE_CHARS_MAX)),
  email: v.optional(v.pipe(line(EMAIL_CHARS_MAX), v.check(isEmail, code('format')))),
  telefon: v.optional(
    v.pipe(
      line(TELEFON_CHARS_MAX),
      v.regex(TELEFON, code('format')),
      v.check(hasDigits, code('format')),
    ),
  ),
  adresse: v.optional(text(ADRESSE_CHARS_MAX)),
  adressebeskyttelse: choiceOr(jaNej, 'nej'),
  kontaktform: v.optional(choice(['telefon', 'email', 'brev'])),
  kontakttid: v.optional(line(LINE_CHARS_MAX)),
  tolk: v.optional(line(TOLK_CHARS_MAX)),
  cpr: v.optional(v.pipe(line(LINE_CHARS_MAX), v.check(isCpr, code('format')))),
  bekraeftelse: choiceOr(jaNej, 'nej'),
  besked: choiceOr(jaNej, 'nej'),
  sprog: choiceOr(['da', 'en'], 'da'),
} as const;

/** A klage's fields, one by one. Unknown fields are an error. */
export const KlageSchema = v.strictObject(KLAGE_FIELDS);

/** Every field of a klage, in the order the form asks. */
export const FIELD_NAMES: readonly string[] = Object.keys(KLAGE_FIELDS);

function hasDigits(typed: string): boolean {
  return typed.replace(/\D/g, '').length >= TELEFON_DIGITS_MIN;
}
