import { describe, expect, test } from 'vitest';
import { checkRules } from '../../functions/routing/check-rules.ts';
import type { FejlKode } from '../../functions/routing/fejl.ts';
import { checkCertificate } from '../../functions/seal/check-certificate.ts';
import { cpuMs } from '../klage/cpu-ms.ts';
import {
  DAG,
  type Edit,
  edited,
  FICTIONAL,
  RULE_FOLDERS,
  readable,
  rulesIn,
} from './rule-folders.ts';

const regler = { fil: 'regler.json' } as const;
const emner = { fil: 'emner.json' } as const;
const modtagere = { fil: 'modtagere.json' } as const;

function check(edits: readonly Edit[], onwards = true) {
  const rules = readable(edited(FICTIONAL, ...edits));
  return checkRules(rules, { dag: DAG, onwards, judge: checkCertificate });
}

/** Puts a rule in front of another one. */
function before(id: string, rule: object): Edit {
  const begrundelse = { da: 'Derfor.', en: 'Because.' };
  const usual = {
    begrundelse,
    kilde: 'prøve',
    gyldigFra: '2014-01-01',
    gyldigTil: null,
    vejledning: [],
    eksempler: [],
  };
  const from = `{\n      "id": "${id}",`;
  return { ...regler, from, to: `${JSON.stringify({ ...usual, ...rule })},${from}` };
}

describe.each(RULE_FOLDERS)('tjek of $kommune', ({ dir }) => {
  test('finds nothing to mend', async () => {
    const options = { dag: DAG, onwards: true, judge: checkCertificate };
    const { ok, fejl, kombinationer, dele } = checkRules(await rulesIn(dir), options);
    expect(fejl).toEqual([]);
    expect(ok).toBe(true);
    const shared = Object.values(dele).reduce((sum, antal) => sum + antal, 0);
    expect(shared).toBe(kombinationer);
  });

  test('takes less than a second', async () => {
    const rules = await rulesIn(dir);
    const options = { dag: DAG, onwards: true, judge: checkCertificate };
    expect(cpuMs(() => checkRules(rules, options))).toBeLessThan(1_000);
  });
});

type Row = readonly [what: string, edits: readonly Edit[], kode: FejlKode, says: string];

const BLOCKED: readonly Row[] = [
  [
    'an answer that no rule takes',
    [
      {
        ...regler,
        from: '"naar": {},',
        to: '"naar": { "harKlaget": ["nej", "ja-venter", "ja-faaet-svar"] },',
      },
    ],
    'uden-regel',
    'Ingen regel passer, når ',
  ],
  [
    'an answer that no rule takes from a later day',
    [
      {
        ...regler,
        from: '"gyldigTil": null,\n      "naar": {},',
        to: '"gyldigTil": "2027-06-30", "naar": {},',
      },
    ],
    'uden-regel',
    'Det begynder den 2027-07-01.',
  ],
  [
    'a rule that sends to nobody',
    [
      {
        ...regler,
        from: '"naar": {\n        "forvaltning": ["ved-ikke"]\n      }',
        to: '"naar": { "forvaltning": ["ved-ikke"], "harKlaget": ["nej"] }',
      },
    ],
    'intet-at-sende-til',
    'men ingen har emnet',
  ],
  [
    'an emne that lies with nobody yet',
    [
      { ...emner, from: '"gyldigFra": "2014-01-01"', to: '"gyldigFra": "2028-01-01"' },
      {
        ...regler,
        from: '"forvaltning": ["ved-ikke"]',
        to: '"forvaltning": ["ved-ikke"], "emne": ["opfoersel", "stoej", "faerge"]',
      },
    ],
    'intet-at-sende-til',
    '»hjemmehjaelp«',
  ],
  [
    'a rule after one that takes the same',
    [
      before('resten', {
        id: 'doed',
        naar: { kanSelvKlareDialogen: ['nej'], overEtAarSiden: ['nej'] },
        send: 'VEL',
      }),
    ],
    'doed-regel',
    '»farlig-legeplads«, »ikke-vores«, »i-tvivl«, »hjaelp-til-samtalen« tager alt',
  ],
  [
    'a rule that two earlier ones cover only together',
    [
      before('resten', {
        id: 'halv',
        naar: { behandlesAndetSteds: ['nej', 'domstol'] },
        send: 'VEL',
      }),
      before('resten', {
        id: 'anden-halv',
        naar: { behandlesAndetSteds: ['ombudsmanden', 'ankeinstans'] },
        send: 'VEL',
      }),
      before('resten', { id: 'doed', naar: { klagenHandlerOm: ['indsigt'] }, send: 'BYG' }),
    ],
    'doed-regel',
    '»halv«, »anden-halv« tager alt',
  ],
  [
    'a rule of answers that never go together',
    [
      before('farlig-legeplads', {
        id: 'doed',
        naar: { harKlaget: ['nej'], svarfristUdloebet: ['ja'] },
        send: 'VEL',
      }),
    ],
    'doed-regel',
    'ingen svar, der kan forekomme sammen',
  ],
  [
    'a rule that is covered from a later day',
    [
      before('farlig-legeplads', {
        id: 'alt',
        gyldigFra: '2028-01-01',
        naar: { emne: ['legepladser'] },
        send: 'BYG',
      }),
    ],
    'doed-regel',
    'Det begynder den 2028-01-01.',
  ],
  [
    'a modtager nobody can reach',
    [{ ...modtagere, from: '"BYRAADSSEKRETARIATET"],', to: '"VEL"],' }],
    'uopnaaelig-modtager',
    'til »BYRAADSSEKRETARIATET«',
  ],
  [
    'an example that goes elsewhere',
    [{ ...regler, from: '"modtager": "BYG"', to: '"modtager": "VEL"' }],
    'eksempel',
    'reglen »farlig-legeplads« sender det til »BYG«',
  ],
  [
    'a rule without examples',
    [before('resten', { id: 'uden', naar: { behandlesAndetSteds: ['domstol'] }, send: 'VEL' })],
    'eksempel',
    '»uden« har intet eksempel',
  ],
  [
    'a rule whose examples other rules decide',
    [
      {
        ...regler,
        from: '"emne": "hospitalet"',
        to: '"emne": "plejehjem", "kanSelvKlareDialogen": "nej"',
      },
      { ...regler, from: '"emne": "faerge"', to: '"emne": "opfoersel"' },
    ],
    'eksempel',
    'De, den har, afgøres af »hjaelp-til-samtalen«, »i-tvivl«',
  ],
  [
    'an example without its date',
    [{ ...regler, from: '"klagedato": "2026-04-20"', to: '"harKlaget2": "x"' }],
    'eksempel',
    '»klagedato« mangler',
  ],
  [
    'an example with an unknown emne',
    [{ ...regler, from: '"emne": "veje"', to: '"emne": "vejen"' }],
    'ukendt',
    'Mente du »veje«?',
  ],
  [
    'an example that says who has it',
    [{ ...regler, from: '"emne": "veje"', to: '"emne": "veje", "forvaltning": "BYG"' }],
    'ukendt',
    '»forvaltning«: den følger af emnet',
  ],
  [
    'a certificate for another address',
    [{ ...modtagere, from: '"gateway@tvaerkoebing.example"', to: 'null' }],
    'certifikat',
    'BYG, »certifikater/by.pem«',
  ],
  [
    'a certificate that is none',
    [{ fil: 'certifikater/by.pem', from: 'BEGIN CERTIFICATE', to: 'BEGIN CERT' }],
    'certifikat',
    'kan ikke læses',
  ],
];

describe('tjek blocks', () => {
  test.each(BLOCKED)('%s', (_what, edits, kode, says) => {
    const { ok, fejl } = check(edits);
    const told = fejl.filter((one) => one.kode === kode && one.besked.includes(says));
    expect(fejl.length === 0 ? [] : told).not.toEqual([]);
    expect(told[0]?.besked).toMatch(/^[a-z]+\.json, linje \d+, kolonne \d+: /);
    expect(ok).toBe(false);
  });

  test('a gap as one fault, by the fewest answers that lead into it', () => {
    const { fejl } = check([
      {
        ...regler,
        from: '"naar": {},',
        to: '"naar": { "harKlaget": ["nej", "ja-venter", "ja-faaet-svar"] },',
      },
    ]);
    const gaps = fejl.filter(({ kode }) => kode === 'uden-regel');
    expect(gaps.length).toBeGreaterThan(0);
    // At most ten a day, on two days: not one for each of the thousands of combinations.
    expect(gaps.length).toBeLessThanOrEqual(20);
    for (const { besked, kombination } of gaps) {
      expect(kombination?.harKlaget).toBe('ved-ikke');
      expect(besked).toContain('harKlaget er »ved-ikke«');
    }
  });

  test('only what is wrong on the day that is asked for', () => {
    const later = [
      {
        ...regler,
        from: '"gyldigTil": null,\n      "naar": {},',
        to: '"gyldigTil": "2027-06-30", "naar": {},',
      },
    ];
    expect(check(later, false).ok).toBe(true);
    expect(check(later, true).ok).toBe(false);
  });
});

describe('tjek lets pass', () => {
  const net = (naar: object): Edit => {
    const rule = {
      id: 'net',
      begrundelse: { da: 'Derfor.', en: 'Because.' },
      kilde: 'prøve',
      gyldigFra: '2014-01-01',
      gyldigTil: null,
      naar,
      send: 'BORGERVEJLEDEREN',
      vejledning: [],
      eksempler: [],
    };
    return { ...regler, from: '\n  ]\n}', to: `,${JSON.stringify(rule)}\n  ]\n}` };
  };

  test('a last rule that takes everything and is not needed, and says so', () => {
    const { ok, oplysninger } = check([net({})]);
    expect(ok).toBe(true);
    const told = oplysninger.filter(({ kode }) => kode === 'naas-ikke');
    expect(told).toMatchObject([{ regel: 'net', besked: expect.stringContaining('nås ikke') }]);
  });

  test('no other last rule that is not needed', () => {
    expect(check([net({ overEtAarSiden: ['ja', 'nej'] })]).ok).toBe(false);
  });

  test('a modtager that begins on a later day, until that day', () => {
    const coming = {
      id: 'NY',
      kortnavn: 'Ny',
      slags: 'borgerraadgiver',
      navne: [{ gyldigFra: '2027-03-01', da: 'Ny', en: 'New' }],
      postkasse: 'ny@kommune.example',
      certifikater: [],
      certifikatadresse: null,
      profil: 'gcm-oaep',
      brevMaksMB: 25,
    };
    const edit = {
      ...modtagere,
      from: '"modtagere": [',
      to: `"modtagere": [${JSON.stringify(coming)},`,
    };
    expect(check([edit], false).ok).toBe(true);
    const { fejl } = check([edit], true);
    expect(fejl).toMatchObject([{ kode: 'uopnaaelig-modtager' }]);
    expect(fejl[0]?.besked).toContain('Det begynder den 2027-03-01.');
  });
});

describe('tjek informs', () => {
  test('of who wins where rules mean different modtagere', () => {
    const { oplysninger } = check([]);
    const told = oplysninger.filter(({ kode }) => kode === 'overlap').map(({ besked }) => besked);
    expect(told.join('\n')).toContain(
      '»ventet-for-laenge« står før »resten« og vinder 640 kombinationer',
    );
  });

  test('of the share of each modtager', () => {
    const { oplysninger } = check([]);
    const told = oplysninger.filter(({ kode }) => kode === 'andel').map(({ besked }) => besked);
    expect(told).toHaveLength(4);
    expect(told[0]).toContain(
      '»VEL« får 2.808 af 17.280 mulige kombinationer af svar (16,3\u00a0%).',
    );
  });
});
