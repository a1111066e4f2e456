import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completeJson, type Knowledge } from '../../src/workshop/complete-json.ts';
import { explainJson } from '../../src/workshop/explain-json.ts';
import { idsIn } from '../../src/workshop/known-ids.ts';
import { spotAt } from '../../src/workshop/spot-at.ts';

const known: Knowledge['known'] = {
  emne: [{ id: 'hjemmepleje', navn: 'Hjemmepleje' }],
  modtager: [
    { id: 'SUF', navn: 'Sundhedsforvaltningen' },
    { id: 'RAADGIVER', navn: 'Borgerrådgiveren' },
  ],
  forvaltning: [{ id: 'SUF', navn: 'Sundhedsforvaltningen' }],
  vejledning: [{ id: 'klagefrist', navn: 'Du har normalt fire uger.' }],
  certifikat: [{ id: 'certifikater/suf.pem', navn: '' }],
  send: [{ id: 'emnets-forvaltning', navn: 'den, der har emnet' }],
  uden: [{ id: 'ingen', navn: 'ikke kommunen' }],
};
const words = {
  harKlaget: 'Har klaget før',
  'harKlaget/ja-venter': 'Ja, og jeg venter på svar',
  'i-dag': 'i dag',
};

function schemaOf(fil: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../routing-rules/skemaer/${fil}`, import.meta.url), 'utf8'),
  );
}

function about(fil: string): Knowledge {
  return { fil, schema: schemaOf(fil), known, words, dag: '2026-03-09' };
}

/** A text with the cursor written as `|`. */
function cut(marked: string): readonly [text: string, pos: number] {
  const pos = marked.indexOf('|');
  return [marked.replace('|', ''), pos];
}

function labelsAt(fil: string, marked: string): readonly string[] {
  return completeJson(...cut(marked), about(fil))?.options.map(({ label }) => label) ?? [];
}

/** The text when the completion `label` has been taken, with the cursor as `|`. */
function taken(fil: string, marked: string, label: string): string {
  const [text, pos] = cut(marked);
  const found = completeJson(text, pos, about(fil));
  const option = found?.options.find((candidate) => candidate.label === label);
  if (!found || !option) throw new Error(`"${label}" is not offered.`);
  const { insert, cursor } = option;
  const typed = `${insert.slice(0, cursor)}|${insert.slice(cursor)}`;
  return text.slice(0, found.from) + typed + text.slice(found.to);
}

describe('values are completed by what belongs there:', () => {
  test.each([
    ['regler.json', '{"regler":[{"naar":{"harKlaget":["|"]}}]}', 'ja-faaet-svar'],
    ['regler.json', '{"regler":[{"naar":{"emne":["hj|"', 'hjemmepleje'],
    ['regler.json', '{"regler":[{"naar":{"forvaltning":["SUF", |]}}]}', 'ingen'],
    ['regler.json', '{"regler":[{"send": |}]}', 'emnets-forvaltning'],
    ['regler.json', '{"regler":[{"send": "|"}]}', 'RAADGIVER'],
    ['regler.json', '{"regler":[{}, {"vejledning":["|"]}]}', 'klagefrist'],
    ['regler.json', '{"regler":[{"eksempler":[{"modtager":"|"}]}]}', 'SUF'],
    ['regler.json', '{"regler":[{"eksempler":[{"svar":{"emne":"|"}}]}]}', 'hjemmepleje'],
    ['regler.json', '{"regler":[{"eksempler":[{"svar":{"harKlaget":"|"}}]}]}', 'ja-venter'],
    ['regler.json', '{"regler":[{"gyldigFra":"|"}]}', '2026-03-09'],
    ['regler.json', '{"regler":[{"gyldigTil":|}]}', 'null'],
    ['emner.json', '{"emner":[{"hos":[{"id":"|"}]}]}', 'SUF'],
    ['ordforraad.json', '{"emner":[{"id":"|"}]}', 'hjemmepleje'],
    ['soegehjaelp.json', '{"tvetydige":[{"svar":[{"emne":"|"}]}]}', 'hjemmepleje'],
    ['modtagere.json', '{"reserve":["|"]}', 'RAADGIVER'],
    ['modtagere.json', '{"modtagere":[{"certifikater":["|"]}]}', 'certifikater/suf.pem'],
    ['modtagere.json', '{"modtagere":[{"slags":"|"}]}', 'borgerraadgiver'],
    ['maaltal.json', '{"maaltal":[{"forvaltning":|}]}', 'SUF'],
  ])('%s %s', (fil, marked, label) => {
    expect(labelsAt(fil, marked)).toContain(label);
  });
});

describe('keys are completed by those that are not there yet:', () => {
  test.each([
    ['regler.json', '{|}', ['$schema', 'regler']],
    ['regler.json', '{"regler":[{"begrundelse":{"da":"x",|}}]}', ['en']],
    [
      'regler.json',
      '{"regler":[{"eksempler":[{"navn":"a", "|": {}, "modtager":"b", "svar":{}}]}]}',
      ['dag'],
    ],
    ['emner.json', '{"emner":[{"hos":[{"gyldigFra":"2026-01-01", "|"}]}]}', ['id']],
  ])('%s %s', (fil, marked, labels) => {
    expect(labelsAt(fil, marked)).toEqual(labels);
  });

  test('an example may answer what a citizen answers', () => {
    const labels = labelsAt('regler.json', '{"regler":[{"eksempler":[{"svar":{"emne":"a", |}}]}]}');
    expect(labels).toContain('valgtForvaltning');
    expect(labels).not.toContain('emne');
    expect(labels).not.toContain('svarfristUdloebet');
  });
});

describe('nothing is offered', () => {
  test.each([
    ['between a key and its colon', '{"regler" |}'],
    ['after a value', '{"regler": [] |}'],
    ['in a free text', '{"regler":[{"kilde":"|"}]}'],
    ['where the schema knows nothing', '{"regler":[{"hovsa":{"|"}}]}'],
  ])('%s', (_, marked) => {
    expect(labelsAt('regler.json', marked)).toEqual([]);
  });
});

describe('a completion that is taken', () => {
  test.each([
    ['{"regler":[{"se|"}]}', 'send', '{"regler":[{"send": "|"}]}'],
    ['{"regler":[{|}]}', 'naar', '{"regler":[{"naar": {|}}]}'],
    ['{"regler":[{"|": 1}]}', 'send', '{"regler":[{"send"|: 1}]}'],
    ['{"regler":[{"vej|"}]}', 'vejledning', '{"regler":[{"vejledning": [|]}]}'],
    [
      '{"regler":[{"send": "em|"}]}',
      'emnets-forvaltning',
      '{"regler":[{"send": "emnets-forvaltning"|}]}',
    ],
    ['{"regler":[{"send": |}]}', 'SUF', '{"regler":[{"send": "SUF"|}]}'],
    [
      '{"regler":[{"naar":{"emne":["hjem|ple',
      'hjemmepleje',
      '{"regler":[{"naar":{"emne":["hjemmepleje"|',
    ],
  ])('%s', (marked, label, after) => {
    expect(taken('regler.json', marked, label)).toBe(after);
  });
});

test('what is half written, or not JSON at all, spoils nothing', () => {
  for (const marked of ['|', '{{{"a"}]}}|', '"\\|', '{"a":"b\nc|":[}', ']]]]|', '{,,,"x":1 2|']) {
    const [text, pos] = cut(marked);
    for (let at = 0; at <= text.length; at++) spotAt(text, at);
    expect(() => completeJson(text, pos, about('regler.json'))).not.toThrow();
  }
});

test('every place of the shipped rules can be completed and explained', () => {
  const text = readFileSync(new URL('../../routing-rules/regler.json', import.meta.url), 'utf8');
  const path = '"whistleblower"';
  expect(spotAt(text, text.indexOf(path) + 3)?.path).toEqual(['regler', 0, 'id']);
  expect(idsIn(text, 'regler')).toContain('afgoerelse');
});

test('an explanation says where one is, the name of an id and what the schema says', () => {
  const [text, pos] = cut('{"regler":[{"naar":{"emne":["hjemme|pleje"]}}]}');
  expect(explainJson(text, pos, about('regler.json'))).toEqual({
    from: 28,
    to: 41,
    place: 'regler › 1 › naar › emne › 1',
    name: 'Hjemmepleje',
    about: 'Spørgsmål og de svar, der passer. Alle skal passe; { } passer altid.',
  });
  const [other, at] = cut('{"regler":[{"naar":{"harKlaget":["ja-|venter"]}}]}');
  expect(explainJson(other, at, about('regler.json'))?.name).toBe('Ja, og jeg venter på svar');
});
