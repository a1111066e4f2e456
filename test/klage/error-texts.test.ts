import { describe, expect, test } from 'vitest';
import { fieldError } from '../../src/klage/error-texts.ts';
import { FIELD_DOCS } from '../../src/klage/field-docs.ts';
import { FIELD_NAMES } from '../../src/klage/fields.ts';
import { ERROR_CODES } from '../../src/klage/klage.ts';

const FIELDS = [...FIELD_NAMES, 'bilag', 'fuldmagt', 'noegle', '__proto__', 'constructor'];
const EVERY = FIELDS.flatMap((field) => ERROR_CODES.map((code) => ({ field, code })));

describe('an error', () => {
  test('is a whole sentence for every field and code, in both languages', () => {
    for (const fault of EVERY) {
      for (const sprog of ['da', 'en'] as const) {
        const { field, code, message } = fieldError(fault, sprog);
        expect({ field, code }).toEqual(fault);
        expect(message, `${field} ${code}`).toMatch(/^[A-ZÆØÅ].{10,}\.$/);
      }
    }
  });

  test('is said in the citizen’s language', () => {
    for (const fault of EVERY) {
      expect(fieldError(fault, 'da').message).not.toBe(fieldError(fault, 'en').message);
    }
  });
});

test('a field that does not exist is called so, a wrong answer is not', () => {
  const say = (field: string) => fieldError({ field, code: 'ukendt' }, 'en').message;

  expect(say('foo')).toBe('There is no such field here. Leave it out.');
  expect(say('__proto__')).toBe(say('foo'));
  expect(say('anonym')).toBe('Choose one of the answers on the page.');
});

test('every field has a sentence for the OpenAPI document', () => {
  expect(Object.keys(FIELD_DOCS)).toEqual(FIELD_NAMES);
});
