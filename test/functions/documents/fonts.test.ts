import { describe, expect, test } from 'vitest';
import { readFonts, showableIn } from '../../../functions/documents/fonts.ts';
import { charactersOf } from '../../../functions/documents/glyphs.ts';
import { setDocument } from '../../../functions/documents/set-document.ts';

describe('the fonts of documents', () => {
  test('know the letters of Danish and its neighbours, and say which they lack', () => {
    const [regular = Buffer.alloc(0)] = readFonts();
    const known = charactersOf(regular);
    const lacks = (text: string) => [...text].filter((one) => !known.has(one.codePointAt(0) ?? 0));
    expect(lacks('ABCÆØÅabcæøå0123456789 .,:;–”’%§€éüößłþð−·…')).toEqual([]);
    expect(lacks('漢ع😀\u0007')).toHaveLength(4);
    expect(known.size).toBeGreaterThan(500);
  });

  test('show what they lack as a question mark, and letters in one piece', () => {
    const showable = showableIn(readFonts());
    expect(showable('Rødgrød 漢\n😀')).toBe('Rødgrød ?\n?');
    expect(showable('a\u030A')).toBe('å');
  });

  test('are refused where there is no character map', () => {
    expect(() => charactersOf(Buffer.alloc(64))).toThrow('it has no table "cmap"');
  });
});

describe('a document', () => {
  test('that is not there is refused with a sentence', () => {
    expect(() => setDocument({ main: 'documents/none.typ', data: null })).toThrow(
      'Cannot set the document "documents/none.typ"',
    );
  });
});
