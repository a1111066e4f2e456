import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLetter } from '../../functions/seal/open-letter.ts';
import { rowsOf } from '../contract/given/register.ts';
import { type Citizen, isAnswered, sendOnce } from './kill-citizens.ts';
import { type Aftermath, drift } from './kill-rounds.ts';

/** A mail as it lies in a mailbox. */
export type Letter = { readonly to: string; readonly eml: Buffer };

const OPENED_MAX = 60;
const REPEATED_MAX = 40;
const SUBJECT = /^Subject: .*?(K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7})/m;

/**
 * The promises, checked once for whatever killed the system.
 * @param read what is left, and every mail that any mailbox has
 */
export function promisesAreKept(
  read: () => { readonly aftermath: Aftermath; readonly letters: readonly Letter[] },
): void {
  test('every klage is acknowledged in the end, and only received or put off before', () => {
    const { citizens } = read().aftermath.crowd;
    const statuses = citizens.flatMap(({ answers }) => answers.map(({ status }) => status));

    expect(citizens.length).toBeGreaterThan(0);
    expect(citizens.filter((citizen) => !isAnswered(citizen))).toEqual([]);
    expect(statuses.filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
  });

  test('every acknowledged klage lies in a mailbox, and nothing else does', () => {
    const { aftermath, letters } = read();
    const acknowledged = aftermath.crowd.citizens.map((citizen) => numbersOf(citizen)[0]);
    const delivered = letters.filter(({ to }) => !isCitizens(to)).map(numberOf);

    expect(new Set(delivered)).toEqual(new Set(acknowledged));
  });

  test('no klage has two numbers or two codes, and no number two klager', () => {
    const { crowd, system } = read().aftermath;
    const numbers = crowd.citizens.flatMap(numbersOf);
    const codes = crowd.citizens.map(({ answers }) => new Set(answers.map(({ kode }) => kode)));

    expect(crowd.citizens.filter((citizen) => numbersOf(citizen).length > 1)).toEqual([]);
    expect(codes.filter((each) => each.size - Number(each.has('')) !== 1)).toEqual([]);
    expect(new Set(numbers).size).toBe(crowd.citizens.length);
    expect(rowsOf(system.dataDir, 'select * from sag').length).toBe(crowd.citizens.length);
  });

  test('a klage that is sent once more is answered as the first time', async () => {
    const { crowd, system } = read().aftermath;
    const sample = crowd.citizens.slice(-REPEATED_MAX);

    for (const citizen of sample) await sendOnce(citizen, system.url);

    const answers = sample.map((citizen) => citizen.answers.at(-1));
    expect(answers).toEqual(
      sample.map((citizen) => ({
        status: 200,
        nummer: numbersOf(citizen)[0],
        kode: citizen.answers.find(({ kode }) => kode !== '')?.kode,
      })),
    );
  });

  test('the saldo balances and nobody is left to wait', async () => {
    const { crowd, system } = read().aftermath;
    const { code, output } = await drift(system, ['saldo', '--json']);
    const antal = crowd.citizens.length;

    expect(JSON.parse(output)).toMatchObject({
      ...{ modtaget: antal, accepteret: antal, balance: 0 },
      ...{ venter: 0, sendes: 0, manuel: 0 },
    });
    expect(code).toBe(0);
  });

  test('a mail that comes twice is the same mail, by its Message-ID and to the byte', () => {
    const mails = Map.groupBy(read().letters, (letter) => `${letter.to} ${numberOf(letter)}`);

    for (const [of, copies] of mails) {
      expect(new Set(copies.map(messageIdOf)).size, of).toBe(1);
      expect(new Set(copies.map(({ eml }) => eml.toString('latin1'))).size, of).toBe(1);
    }
  });

  test('letters open with the modtager’s key and hold what was typed and attached', () => {
    const { aftermath, letters } = read();
    const byNumber = new Map(aftermath.crowd.citizens.map((one) => [numbersOf(one)[0], one]));
    const sealed = letters.filter(({ to }) => !isCitizens(to));
    const step = Math.max(1, Math.floor(sealed.length / OPENED_MAX));

    for (const letter of sealed.filter((_, i) => i % step === 0)) {
      const citizen = byNumber.get(numberOf(letter));
      const opened = openFor(aftermath.system.dataDir, letter);
      expect(opened.tekst).toContain(citizen?.typed['beskrivelse']);
      expect(opened.bilag.map(({ bytes }) => bytes.toString())).toEqual(
        citizen?.bilag.map(({ bytes }) => Buffer.from(bytes).toString()),
      );
    }
  });
}

/** Numbers a citizen was given; one, if all is well. */
function numbersOf({ answers }: Citizen): readonly string[] {
  return [...new Set(answers.map(({ nummer }) => nummer))].filter((nummer) => nummer !== '');
}

function numberOf({ eml }: Letter): string {
  return SUBJECT.exec(eml.toString('latin1', 0, 2_000))?.[1] ?? 'uden nummer';
}

function messageIdOf({ eml }: Letter): string {
  return /^Message-ID: (.*)$/im.exec(eml.toString('latin1', 0, 2_000))?.[1] ?? 'uden';
}

function isCitizens(to: string): boolean {
  return to.endsWith('@eksempel.dk');
}

function openFor(dataDir: string, letter: Letter) {
  const sql = 'select modtager from sag where nummer = ?';
  const [row] = rowsOf(dataDir, sql, numberOf(letter));
  const pem = (kind: string) =>
    readFileSync(join(dataDir, 'noegler', `${row?.['modtager']}.${kind}.pem`));
  return openLetter(letter.eml, {
    key: createPrivateKey(pem('key')),
    certificate: new X509Certificate(pem('crt')),
  });
}
