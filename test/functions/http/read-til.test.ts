import { describe, expect, test } from 'vitest';
import { readTil } from '../../../functions/http/medarbejder/read-til.ts';

describe('where to go after the login', () => {
  test.each([
    '/medarbejder',
    '/medarbejder?a=1',
    '/medarbejder/regler',
    '/medarbejder/regler/rediger?fil=regler.json',
    '/medarbejder/regler/historik?fra=a%26b&til=c',
  ])('is %s, a staff page', (til) => {
    expect(readTil(til)).toBe(til);
  });

  test.each([
    undefined,
    '',
    '/',
    '/klage',
    '/medarbejderen',
    'medarbejder.example',
    'https://evil.example/medarbejder',
    '//evil.example/medarbejder',
    '/\\evil.example/medarbejder',
    '\\\\evil.example/medarbejder',
    '/\t/evil.example/medarbejder',
    '/medarbejder/../klage',
    '/medarbejder/..//evil.example',
    '/medarbejder/%2e%2e/%2e%2e//evil.example',
    'javascript:alert(1)//medarbejder',
    'http://klagevej.invalid.evil.example/medarbejder',
    'http://[',
    `/medarbejder?${'a'.repeat(500)}`,
    '/medarbejder/log-ind?til=/medarbejder',
    '/medarbejder/log-ud',
    '/medarbejder/retur?code=a&state=b',
  ])('is the first staff page instead of %s', (til) => {
    expect(readTil(til)).toBe('/medarbejder');
  });

  test('loses a host that stands before it', () => {
    expect(readTil('https://evil.example/medarbejder/regler?a')).toBe('/medarbejder/regler?a');
  });

  test('loses what a header could not carry', () => {
    expect(readTil('/medarbejder/regler?a=\r\nset-cookie: b')).toBe(
      '/medarbejder/regler?a=set-cookie:%20b',
    );
  });
});
