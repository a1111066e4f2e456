import { request } from 'node:http';
import { postForm, postMultipart, postText } from '../contract/given/send.ts';
import { newKey } from '../system.ts';
import type { MarkedKlage } from './canary-klage.ts';

/** A request that holds the word and must fail, and how. */
export type Refused = {
  readonly what: string;
  readonly status: number;
  readonly send: (url: string) => Promise<{ readonly status: number }>;
};

const MIB = 1024 * 1024;

/** The requests, with the word wherever a request has room for one. */
export function refusedRequests(klage: MarkedKlage): readonly Refused[] {
  return [...refusedJson(klage), ...refusedForms(klage), ...refusedAddresses(klage)];
}

function refusedJson({ word, fields, noegle }: MarkedKlage): readonly Refused[] {
  const other = JSON.stringify({ ...fields, fuldmagtSenere: 'ja' });
  const wrong = JSON.stringify(wrongFields(word, fields));
  const endless = JSON.stringify({ beskrivelse: word.repeat(60_000) });
  const boundary = { 'content-type': `multipart/form-data; boundary=${word}` };
  return [
    { what: 'wrong fields', status: 422, send: json(wrong) },
    { what: 'a used key', status: 422, send: json(other, { 'idempotency-key': noegle }) },
    { what: 'malformed JSON', status: 400, send: json(`{"beskrivelse": "${word}", ${word}`) },
    { what: 'a field twice', status: 400, send: json(`{"${word}": 1, "${word}": 2}`) },
    { what: 'no proper key', status: 400, send: json('{}', { 'idempotency-key': `${word} x` }) },
    { what: 'endless JSON', status: 413, send: json(endless) },
    { what: 'another type', status: 415, send: json(word, { 'content-type': `text/${word}` }) },
    { what: 'a body without end', status: 400, send: json(`--${word}\r\n\r\n${word}`, boundary) },
    { what: 'another origin', status: 403, send: json('{}', { origin: `https://${word}.dk` }) },
    { what: 'a route', status: 422, send: (url) => postText(`${url}/api/rute`, wrong) },
  ];
}

function refusedForms({ word, fields }: MarkedKlage): readonly Refused[] {
  const wrong = wrongFields(word, fields);
  const upload = (bytes: Buffer) => (url: string) =>
    postMultipart(url, fields, { files: [{ felt: 'bilag', navn: `${word}.exe`, bytes }] });
  const program = Buffer.from(`MZ\0${word}`);
  const odd = { ...fields, handling: word };
  return [
    { what: 'a program as bilag', status: 422, send: upload(program) },
    { what: 'a bilag too large', status: 413, send: upload(Buffer.alloc(11 * MIB, `${word} `)) },
    { what: 'the form, wrong', status: 422, send: form('/klage', { ...wrong, handling: 'send' }) },
    { what: 'the English form, wrong', status: 422, send: form('/en/complaint', wrong) },
    { what: 'an unknown handling', status: 400, send: form('/klage', odd) },
    { what: 'a status by form', status: 404, send: form('/sag', { nummer: word, kode: word }) },
  ];
}

function refusedAddresses({ word }: MarkedKlage): readonly Refused[] {
  const bearer = { authorization: `Bearer ${word}` };
  const told = headersWith(word);
  return [
    { what: 'a status', status: 404, send: get(`/api/sager/${word}`, bearer) },
    { what: 'a page that is not', status: 404, send: get(`/${word}?${word}=${word}`, told) },
    { what: 'an address that is not', status: 404, send: get(`/api/${word}`, told) },
    { what: 'an asset that is not', status: 404, send: get(`/assets/${word}.css`) },
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

type Fields = { readonly [field: string]: string };

/** The word where only a closed answer, a date or a number can stand, and as a field's name. */
function wrongFields(word: string, fields: Fields): Fields {
  return { ...fields, emne: word, kontaktform: word, klagedato: word, cpr: word, [word]: 'x' };
}

function json(body: string, headers: Fields = {}): Refused['send'] {
  return (url) => postText(`${url}/api/klager`, body, { 'idempotency-key': newKey(), ...headers });
}

function form(path: string, fields: Fields): Refused['send'] {
  return (url) => postForm(url + path, fields);
}

function get(path: string, headers: Fields = {}): Refused['send'] {
  return (url) => fetch(url + path, { headers });
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
