import * as v from 'valibot';
import {
  choice,
  file,
  gyldigFra,
  id,
  line,
  list,
  listOfSome,
  number,
  object,
  orNull,
  string,
} from './values.ts';

/** Dot-atoms around one @: no quotes, comments or groups, so that no address re-routes a mail. */
const EMAIL = /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const EMAIL_CHARS_MAX = 254;
/** One step of a path, harmless on every operating system. */
const PATH_STEP = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const PATH_CHARS_MAX = 200;
const BREV_MB_MAX = 100;

const email = v.pipe(
  string,
  v.maxLength(EMAIL_CHARS_MAX, `Adressen er for lang. Skriv højst ${EMAIL_CHARS_MAX} tegn.`),
  v.regex(EMAIL, 'Skriv en e-mailadresse som sikkerpost@kommune.example.'),
);

const certifikat = v.pipe(
  string,
  v.check(
    isBelow,
    'Skriv en sti under regelmappen, som certifikater/sof.pem: ingen .., ingen skråstreg først.',
  ),
  v.description('PEM-fil under regelmappen.'),
);

const modtager = object({
  id,
  kortnavn: v.pipe(line, v.description('Det korte navn, kommunen bruger.')),
  slags: v.pipe(
    choice(['forvaltning', 'borgerraadgiver']),
    v.description('En forvaltning, eller borgerrådgiveren og reserver.'),
  ),
  navne: v.pipe(
    listOfSome(object({ gyldigFra, da: line, en: line })),
    v.description('Navnet fra en dag, indtil det næste begynder.'),
  ),
  postkasse: v.pipe(email, v.description('Den sikre postkasse.')),
  certifikater: v.pipe(list(certifikat), v.description('Certifikater, som brevet lukkes med.')),
  certifikatadresse: orNull(
    v.pipe(email, v.description('Adressen i certifikatet, når den er en anden end postkassens.')),
  ),
  profil: v.pipe(
    choice(['gcm-oaep', 'cbc-pkcs1']),
    v.description('Krypteringen: gcm-oaep, eller cbc-pkcs1 til en gateway, der ikke kan andet.'),
  ),
  brevMaksMB: v.pipe(
    number,
    v.minValue(1, 'Skriv mindst 1.'),
    v.maxValue(BREV_MB_MAX, `Skriv højst ${BREV_MB_MAX}.`),
    v.description('Det største brev, som postkassen tager, i MB.'),
  ),
});

/** modtagere.json: who can receive a klage, and who takes over when nobody else can. */
export const ModtagereFil = v.pipe(
  file({
    reserve: v.pipe(
      listOfSome(id),
      v.description('Får klagen, når ingen anden kan: den første, der ikke selv er modtageren.'),
    ),
    modtagere: listOfSome(modtager),
  }),
  v.description('Hvem der kan få en klage.'),
);

/** Whether a path stays below the folder it is read from. */
function isBelow(path: string): boolean {
  return path.length <= PATH_CHARS_MAX && path.split('/').every((step) => PATH_STEP.test(step));
}
