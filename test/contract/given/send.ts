import { newKey } from '../../system.ts';

/** What a citizen or a system sends: a field's name and its text, several when it is a list. */
export type Typed = { readonly [field: string]: string | undefined };

/** The least a citizen can send: BUF has it. */
export const LEAST = {
  emne: 'folkeskole',
  beskrivelse: 'Skolen svarer ikke på mine breve.',
  navn: 'Anna Prøve',
  email: 'anna@eksempel.dk',
} as const;

export type Attached = { readonly felt: string; readonly navn: string; readonly bytes: Uint8Array };

type FormOptions = { readonly files?: readonly Attached[]; readonly headers?: HeadersInit };

/** Sends a form as a browser does: urlencoded, or multipart when files go with it. */
export function postForm(
  address: string,
  typed: Typed,
  { files, headers = {} }: FormOptions = {},
): Promise<Response> {
  const body = files === undefined ? new URLSearchParams(filled(typed)) : multipart(typed, files);
  return fetch(address, { method: 'POST', body, headers });
}

/** Sends a klage to the API as multipart. */
export function postMultipart(
  url: string,
  typed: Typed,
  { files = [], key = newKey() }: { readonly files?: readonly Attached[]; readonly key?: string },
): Promise<Response> {
  const body = multipart(typed, files);
  const headers = { 'idempotency-key': key };
  return fetch(`${url}/api/klager`, { method: 'POST', body, headers });
}

/** Sends JSON as it stands, also when it is none. */
export function postText(
  address: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: { readonly [name: string]: string } = {},
): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Asks where a klage would go. */
export function postRute(url: string, questions: object): Promise<Response> {
  return postText(`${url}/api/rute`, JSON.stringify(questions));
}

/** A form with files as a browser sends it. */
export function multipart(typed: Typed, files: readonly Attached[]): FormData {
  const form = new FormData();
  for (const [name, value] of filled(typed)) form.append(name, value);
  for (const { felt, navn, bytes } of files) {
    form.append(felt, new Blob([new Uint8Array(bytes)]), navn);
  }
  return form;
}

function filled(typed: Typed): [string, string][] {
  return Object.entries(typed).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
}
