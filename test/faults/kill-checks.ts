import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLetter } from '../../functions/seal/open-letter.ts';
import type { Row } from '../contract/given/register.ts';
import { type Citizen, type Crowd, isAnswered, sendOnce } from './kill-citizens.ts';

/** A mail as it lies in a mailbox. */
export type Letter = { readonly to: string; readonly eml: Buffer };

/** What is there when all is over. */
export type Left = {
  readonly crowd: Crowd;
  /** Every mail that any mailbox has. */
  readonly letters: readonly Letter[];
  /** Where the system is, still running. */
  readonly url: string;
  /** The folder of MODTAGER.key.pem and MODTAGER.crt.pem. */
  readonly keysDir: string;
  /** Looks into the register from outside; `?` stands for the values. */
  readonly rows: (sql: string, ...values: string[]) => Promise<readonly Row[]>;
  /** An operator's tool beside the running system. */
  readonly drift: (
    args: readonly string[],
  ) => Promise<{ readonly code: number; readonly output: string }>;
};

const OPENED_MAX = 60;
const REPEATED_MAX = 40;
const SUBJECT = /^Subject: .*?(K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7})/m;

/** The promises, checked once for whatever killed the system. */
export function promisesAreKept(read: () => Left): void {
  test('every klage is acknowledged in the end, and only received or put off before', () => {
    const { citizens } = read().crowd;
    const statuses = citizens.flatMap(({ answers }) => answers.map(({ status }) => status));

    expect(citizens.length).toBeGreaterThan(0);
    expect(citizens.filter((citizen) => !isAnswered(citizen))).toEqual([]);
    expect(statuses.filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
  });

  test('every acknowledged klage lies in a mailbox, and nothing else does', () => {
    const { crowd, letters } = read();
    const acknowledged = crowd.citizens.map((citizen) => numbersOf(citizen)[0]);
    const delivered = letters.filter(({ to }) => !isCitizens(to)).map(numberOf);

    expect(new Set(delivered)).toEqual(new Set(acknowledged));
  });

  test('no klage has two numbers or two codes, and no number two klager', async () => {
    const { crowd, rows } = read();
    const numbers = crowd.citizens.flatMap(numbersOf);
    const codes = crowd.citizens.map(({ answers }) => new Set(answers.map(({ kode }) => kode)));

    expect(crowd.citizens.filter((citizen) => numbersOf(citizen).length > 1)).toEqual([]);
    expect(codes.filter((each) => each.size - Number(each.has('')) !== 1)).toEqual([]);
    expect(new Set(numbers).size).toBe(crowd.citizens.length);
    expect((await rows('select * from sag')).length).toBe(crowd.citizens.length);
  });

  test('a klage that is sent once more is answered as the first time', async () => {
    const { crowd, url } = read();
    const sample = crowd.citizens.slice(-REPEATED_MAX);

    for (const citizen of sample) await sendOnce(citizen, url);

    const answers = sample.map((citizen) => citizen.answers.at(-1));
    expect(answers).toEqual(
      sample.map((citizen) => ({
        status: 200,
        nummer: numbersOf(citizen)[0],
        kode: citizen.answers.find(({ kode }) => kode !== '')?.kode,
        intet: false,
      })),
    );
  });

  test('the saldo balances and nobody is left to wait', async () => {
    const { crowd, drift } = read();
    const { code, output } = await drift(['saldo', '--json']);
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

  test('letters open with the modtager’s key and hold what was typed and attached', async () => {
    const { crowd, letters, keysDir, rows } = read();
    const byNumber = new Map(crowd.citizens.map((one) => [numbersOf(one)[0], one]));
    const sealed = letters.filter(({ to }) => !isCitizens(to));
    const step = Math.max(1, Math.floor(sealed.length / OPENED_MAX));

    for (const letter of sealed.filter((_, i) => i % step === 0)) {
      const citizen = byNumber.get(numberOf(letter));
      const [row] = await rows('select modtager from sag where nummer = ?', numberOf(letter));
      const opened = openFor(letter, join(keysDir, String(row?.['modtager'])));
      expect(opened.tekst).toContain(citizen?.typed['beskrivelse']);
      expect(opened.bilag.map(({ bytes }) => bytes.toString())).toEqual(
        citizen?.bilag.map(({ bytes }) => Buffer.from(bytes).toString()),
      );
    }
  });
}

/** Numbers a citizen was given; one, if all is well. */
export function numbersOf({ answers }: Citizen): readonly string[] {
  return [...new Set(answers.map(({ nummer }) => nummer))].filter((nummer) => nummer !== '');
}

/** The klage a letter is of. */
export function numberOf({ eml }: Letter): string {
  return SUBJECT.exec(eml.toString('latin1', 0, 2_000))?.[1] ?? 'uden nummer';
}

function messageIdOf({ eml }: Letter): string {
  return /^Message-ID: (.*)$/im.exec(eml.toString('latin1', 0, 2_000))?.[1] ?? 'uden';
}

/** Whether a mail went to a citizen. */
export function isCitizens(to: string): boolean {
  return to.endsWith('@eksempel.dk');
}

function openFor(letter: Letter, modtager: string) {
  const pem = (kind: string) => readFileSync(`${modtager}.${kind}.pem`);
  return openLetter(letter.eml, {
    key: createPrivateKey(pem('key')),
    certificate: new X509Certificate(pem('crt')),
  });
}
