import { lastDayOfChange, mayBeChanged } from '../../../src/klage/borgersvar.ts';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { FieldError, Sprog } from '../../../src/klage/klage.ts';
import type { Typed } from '../../../src/locals.ts';
import type { CitizenVoiceView, Stilling } from '../../../src/status-locals.ts';
import { haendelserOf, type Sag } from '../../register/find-sag.ts';
import { findRegistrering } from '../../register/registreringer.ts';
import type { Db } from '../../register/tables.ts';
import {
  answerCase,
  answerForm,
  type CitizenVoice,
  findCitizenVoice,
  isBorgersvar,
  sayDissatisfied,
} from '../../registering/citizen-voice.ts';
import type { World } from '../../world.ts';

/** What a citizen said with the page, and how it is answered. */
export type Heard = {
  readonly answer: 'sag' | 'kvittering';
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly tak: boolean;
  /** The answer about the form, on the receipt. */
  readonly skema: string | null;
};

/** The page is only looked at. */
export const NOTHING_SAID: Heard = {
  answer: 'sag',
  status: 200,
  errors: [],
  tak: false,
  skema: null,
};

const CHOOSE = {
  da: 'Svar på mindst ét af spørgsmålene.',
  en: 'Answer at least one of the questions.',
} as const;

type Said = {
  readonly handling: string;
  readonly typed: ReadonlyMap<string, string>;
  readonly sprog: Sprog;
};

/** Keeps what a citizen answers: closed values only, whatever else was sent. */
export async function hear({ db, clock }: World, sag: Sag, said: Said): Promise<Heard> {
  const now = clock.now();
  switch (said.handling) {
    case 'vis':
      return NOTHING_SAID;
    case 'skema': {
      const svar = said.typed.get('skema') ?? '';
      const isAnswer = isBorgersvar('skema', svar);
      if (isAnswer) await answerForm(db, sag, { svar, now });
      return { ...NOTHING_SAID, answer: 'kvittering', skema: isAnswer ? svar : null };
    }
    case 'svar': {
      const voice = readVoice(said.typed);
      if (Object.values(voice).every((svar) => svar === null)) return unanswered(said.sprog);
      const answered = await answerCase(db, sag, { voice, now });
      return answered === 'gemt'
        ? { ...NOTHING_SAID, tak: true }
        : { ...NOTHING_SAID, status: 409 };
    }
    case 'utilfreds': {
      const answered = await sayDissatisfied(db, sag, now);
      return { ...NOTHING_SAID, status: answered === 'gemt' ? 200 : 409 };
    }
    default:
      return { ...NOTHING_SAID, status: 400 };
  }
}

function readVoice(typed: ReadonlyMap<string, string>): CitizenVoice {
  const [tilfreds = '', kontakt = '', behov = ''] = ['tilfreds', 'kontakt', 'behov'].map((field) =>
    typed.get(field),
  );
  return {
    // The same five steps as the question about the form.
    tilfreds: isBorgersvar('skema', tilfreds) ? Number(tilfreds) : null,
    kontakt: isBorgersvar('kontakt', kontakt) ? kontakt : null,
    behov: isBorgersvar('behov', behov) ? behov : null,
  };
}

function unanswered(sprog: Sprog): Heard {
  const error = { field: 'tilfreds', code: 'mangler', message: CHOOSE[sprog] } as const;
  return { ...NOTHING_SAID, status: 422, errors: [error] };
}

/** Where a klage is when its letter no longer says. */
export async function stillingOf(db: Db, sag: Sag): Promise<Stilling> {
  const registrering = await findRegistrering(db, sag);
  if (registrering?.registreret.afsluttet) return 'afsluttet';
  const events = await haendelserOf(db, sag.nummer);
  const last = events.findLast(({ hvad }) => hvad === 'ikke-vores' || hvad === 'kvitteret');
  return last?.hvad === 'ikke-vores' ? 'fejlsendt' : 'undervejs';
}

/** What the citizen may say of the case; null until it is closed. */
export async function voiceView(
  { db, clock }: World,
  sag: Sag,
  { kode, heard }: { readonly kode: string; readonly heard: Heard },
): Promise<CitizenVoiceView | null> {
  const afsluttet = (await findRegistrering(db, sag))?.registreret.afsluttet ?? null;
  if (afsluttet === null) return null;
  const dag = dayInCopenhagen(clock.now());
  const events = await haendelserOf(db, sag.nummer);
  return {
    ...{ nummer: sag.nummer, kode, tak: heard.tak },
    values: valuesOf(await findCitizenVoice(db, sag)),
    rettesTil: mayBeChanged(afsluttet, dag) ? lastDayOfChange(afsluttet) : null,
    utilfreds: events.some(({ hvad }) => hvad === 'utilfreds'),
    videre: {
      emne: sag.emne,
      harKlaget: 'ja-faaet-svar',
      ...(sag.valgt_forvaltning === null ? {} : { valgtForvaltning: sag.valgt_forvaltning }),
    },
  };
}

function valuesOf(voice: CitizenVoice): Typed {
  const given = Object.entries(voice).filter(([, svar]) => svar !== null);
  return Object.fromEntries(given.map(([field, svar]) => [field, String(svar)]));
}
