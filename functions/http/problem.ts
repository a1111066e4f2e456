import type { FieldError, Sprog } from '../../src/klage/klage.ts';

/** A request that cannot be answered as asked, by the status it gets. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503;

/** When to try again what could not be received. */
const RETRY_AFTER_SECONDS = 30;

type Words = { readonly title: string; readonly detail: string };

const WORDS: { readonly [S in Sprog]: { readonly [P in ProblemStatus]: Words } } = {
  da: {
    400: {
      title: 'Forespørgslen kan ikke læses',
      detail: 'Send ét objekt med hvert felt én gang. Se under "errors", om noget mangler.',
    },
    401: { title: 'Log ind', detail: 'Send et gyldigt token: Authorization: Bearer …' },
    403: { title: 'Afvist', detail: 'Forespørgslen kommer fra en anden adresse end siden selv.' },
    404: { title: 'Findes ikke', detail: 'Der er ingen side eller sag med de oplysninger.' },
    413: { title: 'For stort', detail: 'Det sendte er for stort. Intet er modtaget.' },
    415: {
      title: 'Ukendt format',
      detail: 'Send JSON eller multipart/form-data. Intet er modtaget.',
    },
    422: {
      title: 'Noget mangler eller er forkert',
      detail: 'Ret felterne under "errors", og send igen.',
    },
    429: { title: 'For mange forsøg', detail: 'Vent et øjeblik, og prøv igen.' },
    500: { title: 'Der er sket en fejl hos os', detail: 'Klagen er ikke modtaget. Prøv igen.' },
    503: {
      title: 'Klagen er ikke modtaget',
      detail: 'Systemet kan ikke tage imod lige nu. Prøv igen, eller ring til kommunen.',
    },
  },
  en: {
    400: {
      title: 'The request cannot be read',
      detail: 'Send one object with each field once. See "errors" for anything missing.',
    },
    401: { title: 'Log in', detail: 'Send a valid token: Authorization: Bearer …' },
    403: {
      title: 'Refused',
      detail: 'The request comes from another address than the page itself.',
    },
    404: { title: 'Not found', detail: 'There is no page or case with these details.' },
    413: { title: 'Too large', detail: 'What was sent is too large. Nothing was received.' },
    415: {
      title: 'Unknown format',
      detail: 'Send JSON or multipart/form-data. Nothing was received.',
    },
    422: {
      title: 'Something is missing or wrong',
      detail: 'Correct the fields in "errors" and send again.',
    },
    429: { title: 'Too many attempts', detail: 'Wait a moment, and try again.' },
    500: {
      title: 'Something went wrong on our side',
      detail: 'The complaint was not received. Try again.',
    },
    503: {
      title: 'The complaint was not received',
      detail: 'The system cannot receive right now. Try again, or call the municipality.',
    },
  },
};

/** Answers as RFC 9457 `application/problem+json`. */
export function problem(
  status: ProblemStatus,
  {
    sprog = 'da',
    errors = [],
    headers = {},
    detail,
  }: {
    readonly sprog?: Sprog;
    readonly errors?: readonly FieldError[];
    readonly headers?: { readonly [name: string]: string };
    /** In place of the usual sentence. */
    readonly detail?: string;
  } = {},
): Response {
  const retry = status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {};
  const { title, detail: usual } = WORDS[sprog][status];
  const body = { type: 'about:blank', title, detail: detail ?? usual, status, errors };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...retry,
      ...headers,
      'content-type': 'application/problem+json',
      'content-language': sprog,
    },
  });
}

/** What faults in fields are answered with: 413 when a file was too large, else 422. */
export function faultStatus(errors: readonly FieldError[]): 413 | 422 {
  return errors.some(({ code }) => code === 'for-stor') ? 413 : 422;
}

/** A page that says that nothing could be received also says when to try again. */
export function withRetry(answer: Response): Response {
  if (answer.status === 503) answer.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
  return answer;
}
