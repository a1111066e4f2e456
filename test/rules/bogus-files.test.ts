import { describe, expect, test } from 'vitest';
import { checkRules, type Tjek, unreadable } from '../../functions/routing/check-rules.ts';
import { FEJL_KODER } from '../../functions/routing/fejl.ts';
import { readRuleFiles } from '../../functions/routing/read-rule-files.ts';
import { checkCertificate } from '../../functions/seal/check-certificate.ts';
import { BOGUS_FILES, bytesOf, withBogus } from './bogus/bogus-files.ts';
import { FORVENTET, UDEN_FEJL } from './bogus/forventet.ts';
import { danishSentences } from './danish-sentences.ts';
import { DAG, FICTIONAL, readable } from './rule-folders.ts';

/** So many ways to go wrong are shown, at least. */
const FILES_MIN = 45;

/** Sentences that no file of the folder can call forth, and why not. */
const NOT_BY_A_FILE: ReadonlyMap<string, string> = new Map([
  ['Filen mangler. Læg den i regelmappen.', 'a file that is not there (reading.test.ts)'],
  [
    'Filen fylder … bytes; den må højst fylde 1 MB. Gør den mindre.',
    'a megabyte is made where it is read (reading.test.ts)',
  ],
  ['Listen er for lang. Skriv højst ….', 'so is a list of thousands (reading.test.ts)'],
  [
    'Reglerne er for komplekse til at bevise: der er for mange forskellige kombinationer af svar at holde rede på. Gør reglerne færre, eller lad dem spørge om færre emner hver for sig.',
    'it takes thousands of lines nobody would write by hand (check.test.ts)',
  ],
  [
    'Skriv svarene som nøgler og værdier i { }.',
    'the schema refuses such an example; `forklar` and the API can be asked so (parse-svar.test.ts)',
  ],
]);

/** `tjek` of the fictional kommune with one of its files spoilt. */
function tjek(name: string): Tjek {
  const read = readRuleFiles(withBogus(name));
  if (!read.ok) return unreadable(read.fejl);
  return checkRules(read.rules, { dag: DAG, onwards: true, judge: checkCertificate });
}

/** What a file is expected to make `tjek` say; file and line stand in the sentence too. */
function expectedOf(name: string) {
  return FEJL_KODER.flatMap((kode) =>
    (FORVENTET[kode][name] ?? []).map((besked) => {
      const [, fil, linje] = /^([a-z]+\.json), linje (\d+), kolonne \d+: /.exec(besked) ?? [];
      return { kode, fil, linje: Number(linje), besked };
    }),
  );
}

const SPOILT = [...new Set(Object.values(FORVENTET).flatMap((files) => Object.keys(files)))];

function bySentence(one: { readonly besked: string }, other: { readonly besked: string }): number {
  return one.besked.localeCompare(other.besked);
}

describe('a bogus file', () => {
  test.each(SPOILT)('%s makes tjek say its sentence and nothing else', (name) => {
    const { ok, fejl } = tjek(name);
    const told = fejl.map(({ kode, fil, linje, besked }) => ({ kode, fil, linje, besked }));
    expect(told.toSorted(bySentence)).toEqual(expectedOf(name).toSorted(bySentence));
    expect(ok).toBe(false);
  });

  test.each(Object.entries(UDEN_FEJL))('%s is none: tjek lets it pass', (name, sentences) => {
    const { ok, fejl, oplysninger } = tjek(name);
    expect(fejl).toEqual([]);
    expect(ok).toBe(true);
    const told = oplysninger.map(({ besked }) => besked);
    for (const sentence of sentences) expect(told).toContain(sentence);
  });
});

describe('the bogus files', () => {
  test('are each expected to say something, and those that are expected are there', () => {
    expect([...SPOILT, ...Object.keys(UDEN_FEJL)].toSorted()).toEqual(BOGUS_FILES.toSorted());
    expect(SPOILT.length).toBeGreaterThanOrEqual(FILES_MIN);
  });

  test('call forth every sentence that the reader and tjek can refuse with', () => {
    const told = Object.values(FORVENTET).flatMap((files) => Object.values(files).flat());
    const unheard = danishSentences().filter(
      ({ pattern }) => !told.some((besked) => pattern.test(besked)),
    );
    expect(unheard.map(({ text }) => text).toSorted()).toEqual(
      [...NOT_BY_A_FILE.keys()].toSorted(),
    );
  });

  test('are as their editors left them, byte for byte', () => {
    const begins = (name: string) => Buffer.from(bytesOf(name).subarray(0, 3)).toString('hex');
    expect(begins('bom.regler.json')).toBe('efbbbf');
    expect(begins('utf-16.modtagere.json')).toMatch(/^fffe/);
    expect(begins('utf-16-omvendt.indstillinger.json')).toMatch(/^feff/);
    expect(Buffer.from(bytesOf('loese-accenter.modtagere.json')).toString()).toContain('a\u030a');
    expect(Buffer.from(bytesOf('latin-1.modtagere.json')).toString('latin1')).toContain('Læring');
    expect(bytesOf('tom-fil.emner.json')).toHaveLength(0);
  });
});

describe('a byte-order mark', () => {
  test('is dropped silently: the rules are the same without it', () => {
    const files = withBogus('bom.regler.json');
    const bytes = files.get('regler.json') ?? new Uint8Array();
    const without = new Map([...FICTIONAL, ['regler.json', bytes.subarray(3)] as const]);
    expect(readable(files).regler).toEqual(readable(without).regler);
  });
});
