import { describe, expect, test } from 'vitest';
import { deriveSvar } from '../../functions/routing/derive-svar.ts';
import { parseRute } from '../../functions/routing/parse-rute.ts';
import { parseSvar } from '../../functions/routing/parse-svar.ts';
import { addWorkingDays } from '../../src/klage/calendar.ts';
import { DAG, FICTIONAL, RULE_FOLDERS, readable, rulesIn } from './rule-folders.ts';

const rules = readable(FICTIONAL);

function faultsOf(input: unknown) {
  const parsed = parseSvar(rules, input, DAG);
  return parsed.ok ? [] : parsed.faults;
}

function given(input: object, dag = DAG) {
  const parsed = parseSvar(rules, input, dag);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ besked }) => besked).join(' '));
  return parsed.given;
}

/** Answers that are refused: field, code, and a part of the sentence. */
const REFUSED = [
  ['no emne', {}, 'emne', 'mangler', 'Skriv et emnes id'],
  ['an unknown emne', { emne: 'vej' }, 'emne', 'ukendt', 'Mente du »veje«?'],
  ['an emne that is no text', { emne: 7 }, 'emne', 'ukendt', 'findes ikke'],
  [
    'an unknown answer',
    { emne: 'veje', harKlaget: 'ja' },
    'harKlaget',
    'ukendt',
    'Svarene er: nej, ja-venter',
  ],
  [
    'an answer that is no text',
    { emne: 'veje', overEtAarSiden: true },
    'overEtAarSiden',
    'ukendt',
    'Svarene er: ja, nej',
  ],
  [
    'an unknown question',
    { emne: 'veje', harklaget: 'nej' },
    'harklaget',
    'ukendt',
    'Mente du »harKlaget«?',
  ],
  [
    'a forvaltning given directly',
    { emne: 'veje', forvaltning: 'BYG' },
    'forvaltning',
    'ukendt',
    'følger af emnet',
  ],
  [
    'an overdue reply given directly',
    { emne: 'veje', svarfristUdloebet: 'ja' },
    'svarfristUdloebet',
    'ukendt',
    'følger af klagedato',
  ],
  [
    'a pick where the emne has no afklar',
    { emne: 'veje', valgtForvaltning: 'VEL' },
    'valgtForvaltning',
    'ukendt',
    'har ingen afklar',
  ],
  [
    'a pick of the Borgerrådgiver',
    { emne: 'stoej', valgtForvaltning: 'BORGERVEJLEDEREN' },
    'valgtForvaltning',
    'ukendt',
    'Vælg en af: VEL, BYG, LAER, ved-ikke',
  ],
  [
    'a pick of nobody',
    { emne: 'stoej', valgtForvaltning: 'ingen' },
    'valgtForvaltning',
    'ukendt',
    'kan ikke vælges',
  ],
  [
    'waiting without a date',
    { emne: 'veje', harKlaget: 'ja-venter' },
    'klagedato',
    'mangler',
    'skriv dagen',
  ],
  [
    'a date that does not exist',
    { emne: 'veje', klagedato: '2026-02-30' },
    'klagedato',
    'format',
    'en dag, der findes',
  ],
  [
    'a date in the future',
    { emne: 'veje', klagedato: '2026-06-11' },
    'klagedato',
    'fremtid',
    'ligger efter dagen 2026-06-10',
  ],
  ['a list', [], '', 'format', 'nøgler og værdier'],
  ['nothing', null, '', 'format', 'nøgler og værdier'],
  [
    'a key that every object has',
    JSON.parse('{"emne":"veje","__proto__":"x"}'),
    '__proto__',
    'ukendt',
    'kendes ikke',
  ],
] as const;

describe('answers', () => {
  test.each(REFUSED)('with %s are refused', (_what, input, field, code, says) => {
    expect(faultsOf(input)).toMatchObject([{ field, code, besked: expect.stringContaining(says) }]);
  });

  test('are told all their faults at once', () => {
    const faults = faultsOf({ emne: 'x', harKlaget: 'x', forvaltning: 'x' });
    expect(faults.map(({ field }) => field).toSorted()).toEqual([
      'emne',
      'forvaltning',
      'harKlaget',
    ]);
  });

  test('that are left out are the usual ones', () => {
    expect(given({ emne: 'veje' })).toEqual({
      emne: 'veje',
      klagenHandlerOm: 'andet',
      harKlaget: 'nej',
      kanSelvKlareDialogen: 'ja',
      overEtAarSiden: 'nej',
      behandlesAndetSteds: 'nej',
    });
  });
});

describe('answers with a day', () => {
  test('are read as of that day', () => {
    const dag = '2026-03-31';
    expect(parseRute(rules, { emne: 'veje', dag }, DAG)).toMatchObject({ ok: true, dag });
    expect(parseRute(rules, { emne: 'veje' }, DAG)).toMatchObject({ ok: true, dag: DAG });
  });

  test.each(['31-03-2026', 20260331, null])('that is %j are refused', (dag) => {
    expect(parseRute(rules, { emne: 'veje', dag }, DAG)).toMatchObject({
      ok: false,
      faults: [{ field: 'dag', code: 'format' }],
    });
  });
});

/** emne, pick, day → who has it (contract §3). */
const DERIVED = [
  ['hos', { emne: 'veje' }, DAG, 'BYG'],
  ['hos before a move', { emne: 'fritidsklub' }, '2026-12-31', 'LAER'],
  ['hos from the day of a move', { emne: 'fritidsklub' }, '2027-01-01', 'VEL'],
  ['hos before anybody had it', { emne: 'bibliotek' }, '2018-07-31', 'ved-ikke'],
  ['hos the Borgerrådgiver', { emne: 'borgervejlederen' }, DAG, 'BORGERVEJLEDEREN'],
  ['ekstern', { emne: 'hospitalet' }, DAG, 'ingen'],
  ['ekstern where the citizen could pick', { emne: 'faerge' }, DAG, 'ingen'],
  ['a pick before ekstern', { emne: 'faerge', valgtForvaltning: 'BYG' }, DAG, 'BYG'],
  ['a pick before hos', { emne: 'stoej', valgtForvaltning: 'LAER' }, DAG, 'LAER'],
  ['"ved ikke" before hos', { emne: 'stoej', valgtForvaltning: 'ved-ikke' }, DAG, 'ved-ikke'],
  ['hos where nobody was picked', { emne: 'stoej' }, DAG, 'BYG'],
  ['nobody', { emne: 'opfoersel' }, DAG, 'ved-ikke'],
] as const;

describe('forvaltning', () => {
  test.each(DERIVED)('is derived from %s', (_what, input, dag, forvaltning) => {
    expect(deriveSvar(rules, given(input, dag), dag).forvaltning).toBe(forvaltning);
  });
});

describe.each(RULE_FOLDERS)('svarfristUdloebet in $kommune', ({ dir }) => {
  test('is yes from the day after the last arbejdsdag of the svarfrist', async () => {
    const folder = await rulesIn(dir);
    const { svarfristArbejdsdage, ikkeArbejdsdage } = folder.indstillinger;
    const emne = [...folder.emner.keys()][0];
    const klagedato = '2026-04-28';
    const last = addWorkingDays(klagedato, svarfristArbejdsdage, ikkeArbejdsdage);
    const next = addWorkingDays(last, 1, ikkeArbejdsdage);
    const on = (dag: string) => {
      const parsed = parseSvar(folder, { emne, harKlaget: 'ja-venter', klagedato }, dag);
      return parsed.ok ? deriveSvar(folder, parsed.given, dag).svarfristUdloebet : parsed;
    };
    expect([on(klagedato), on(last), on(next)]).toEqual(['nej', 'nej', 'ja']);
  });

  test('does not matter to somebody who does not wait', async () => {
    const folder = await rulesIn(dir);
    const parsed = parseSvar(
      folder,
      { emne: [...folder.emner.keys()][0], klagedato: '2020-01-02' },
      DAG,
    );
    expect(parsed.ok && deriveSvar(folder, parsed.given, DAG).svarfristUdloebet).toBe(
      'ikke-relevant',
    );
  });
});
