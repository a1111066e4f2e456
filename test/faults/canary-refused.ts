import { request } from 'node:http';
import { postForm, postMultipart, postText } from '../contract/given/send.ts';
import { newKey } from '../system.ts';
import type { MarkedKlage } from './canary-klage.ts';

/** Requests that hold the word and must fail, and how. */
export type Refused = {
  readonly what: string;
  readonly status: number;
  readonly send: (url: string) => Promise<{ readonly status: number }>;
};

const MIB = 1024 * 1024;

/** The requests, with the word typed wherever a request has room for one. */
export function refusedRequests({ word, fields, noegle }: MarkedKlage): readonly Refused[] {
  const json =
    (body: string, headers = {}) =>
    (url: string) =>
      postText(`${url}/api/klager`, body, { 'idempotency-key': newKey(), ...headers });
  const wrong = {
    ...fields,
    emne: word,
    kontaktform: word,
    klagedato: word,
    cpr: word,
    [word]: 'x',
  };
  const get =
    (path: string, headers = {}) =>
    (url: string) =>
      fetch(url + path, { headers });
  const form = (path: string, typed: object) => (url: string) =>
    postForm(url + path, Object.fromEntries(Object.entries(typed)));
  const upload = (bytes: Buffer) => (url: string) =>
    postMultipart(url, fields, { files: [{ felt: 'bilag', navn: `${word}.exe`, bytes }] });
  const filled = Buffer.alloc(11 * MIB, `${word} `);
  return [
    { what: 'wrong fields', status: 422, send: json(JSON.stringify(wrong)) },
    {
      what: 'a used key',
      status: 422,
      send: json(JSON.stringify({ ...fields, fuldmagtSenere: 'ja' }), {
        'idempotency-key': noegle,
      }),
    },
    { what: 'malformed JSON', status: 400, send: json(`{"beskrivelse": "${word}", ${word}`) },
    { what: 'a field twice', status: 400, send: json(`{"${word}": 1, "${word}": 2}`) },
    {
      what: 'no proper key',
      status: 400,
      send: json('{}', { 'idempotency-key': `${word} ${word}` }),
    },
    {
      what: 'endless JSON',
      status: 413,
      send: json(JSON.stringify({ beskrivelse: word.repeat(60_000) })),
    },
    { what: 'another type', status: 415, send: json(word, { 'content-type': `text/${word}` }) },
    {
      what: 'a multipart without end',
      status: 400,
      send: json(`--${word}\r\n\r\n${word}`, {
        'content-type': `multipart/form-data; boundary=${word}`,
      }),
    },
    { what: 'a program as bilag', status: 422, send: upload(Buffer.from(`MZ\0${word}`)) },
    { what: 'a bilag too large', status: 413, send: upload(filled) },
    { what: 'the form, wrong', status: 422, send: form('/klage', { ...wrong, handling: 'send' }) },
    { what: 'the English form, wrong', status: 422, send: form('/en/complaint', wrong) },
    { what: 'a handling', status: 400, send: form('/klage', { ...fields, handling: word }) },
    {
      what: 'a route',
      status: 422,
      send: (url) => postText(`${url}/api/rute`, JSON.stringify(wrong)),
    },
    { what: 'a status by form', status: 404, send: form('/sag', { nummer: word, kode: word }) },
    {
      what: 'a status',
      status: 404,
      send: get(`/api/sager/${word}`, { authorization: `Bearer ${word}` }),
    },
    {
      what: 'a page that is not',
      status: 404,
      send: get(`/${word}?${word}=${word}`, headersWith(word)),
    },
    { what: 'an address that is not', status: 404, send: get(`/api/${word}`, headersWith(word)) },
    { what: 'an asset that is not', status: 404, send: get(`/assets/${word}.css`) },
    { what: 'another origin', status: 403, send: json('{}', { origin: `https://${word}.dk` }) },
    { what: 'another host', status: 403, send: (url) => withHost(url, `${word}.dk`) },
  ];
}

/** What a browser tells without being asked. */
export function headersWith(word: string): { readonly [name: string]: string } {
  return {
    'user-agent': word,
    referer: `https://${word}.dk/${word}`,
    cookie: `${word}=${word}`,
    'accept-language': word,
    'x-forwarded-for': word,
    'x-request-id': word,
    traceparent: word,
  };
}

/** fetch writes Host itself. */
function withHost(url: string, host: string): Promise<{ readonly status: number }> {
  return new Promise((resolve, reject) => {
    request(`${url}/klage`, { headers: { host } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    })
      .on('error', reject)
      .end();
  });
}
