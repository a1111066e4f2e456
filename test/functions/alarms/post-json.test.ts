import { expect, test } from 'vitest';
import { postJson } from '../../../functions/alarms/post-json.ts';
import { testPem } from '../../faults/test-pem.ts';
import { hook } from './given-targets.ts';

const CA = testPem('ca.crt');

test.each([
  [200, 'ok'],
  [204, 'ok'],
  [302, 'HTTP-302'],
  [404, 'HTTP-404'],
  [500, 'HTTP-500'],
])('an answer of %i is "%s", and nobody else is asked', async (status, said) => {
  const { url, state, bodies } = await hook();
  state.status = status;
  expect(await postJson({ url: new URL(url), ca: CA }, { hej: 1 })).toBe(said);
  expect(bodies).toEqual(['POST /alarm {"hej":1}']);
});

test('a server that never answers is not waited for', async () => {
  const { url, state } = await hook();
  state.silent = true;
  const asked = { url: new URL(url), ca: CA, answerMsMax: 100 };
  expect(await postJson(asked, {})).toBe('for-langsom');
});

test('a server whose certificate nobody vouches for gets nothing', async () => {
  const { url, bodies } = await hook();
  expect(await postJson({ url: new URL(url), ca: null }, {})).toMatch(/^[A-Z_]{5,}$/);
  expect(bodies).toEqual([]);
});

test('a server that is not there is told by its code', async () => {
  const url = new URL('http://127.0.0.1:1/');
  expect(await postJson({ url, ca: null }, {})).toBe('ECONNREFUSED');
});
