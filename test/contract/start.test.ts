import { createPrivateKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { issueCertificate } from '../../functions/seal/issue-certificate.ts';
import { openLetter } from '../../functions/seal/open-letter.ts';
import { onPostgres } from '../register-address.ts';
import {
  failingStart,
  lettersIn,
  newKey,
  postKlage,
  type System,
  startSystem,
  until,
} from '../system.ts';
import { ask } from './given/ask.ts';
import { readReceipt } from './given/bodies.ts';
import { changeModtagere, makeProduction } from './given/production.ts';
import { readPage } from './given/read-page.ts';
import { rowsOf, sagOf } from './given/register.ts';
import { LEAST } from './given/send.ts';

const production = await makeProduction();
const usual = await startSystem({ ownKeys: true });
const systems: System[] = [usual];
afterAll(async () => {
  await Promise.all(systems.map(({ stop }) => stop()));
  await production.close();
});

async function start(options: Parameters<typeof startSystem>[0]): Promise<System> {
  const system = await startSystem(options);
  systems.push(system);
  return system;
}

const MODTAGERE = [
  ...['BIF', 'BORGERRAADGIVEREN', 'BORGERRAADGIVEREN-RESERVE', 'BUF', 'KFF', 'OEKF', 'SOF'],
  ...['SUF', 'TMF'],
];

describe('a start without any setting', () => {
  test('leaves on disk what the contract names, for its owner only', async () => {
    const { dataDir } = usual;

    const keys = (await readdir(join(dataDir, 'noegler'))).toSorted();
    expect(keys).toEqual(
      expect.arrayContaining(['ca.crt.pem', 'afsender.crt.pem', 'afsender.key.pem']),
    );
    for (const id of MODTAGERE) {
      expect(keys).toEqual(expect.arrayContaining([`${id}.crt.pem`, `${id}.key.pem`]));
    }
    for (const name of [
      ...(onPostgres ? [] : ['klagevej.db']),
      'objekter',
      'noegler',
      'noegler/SOF.key.pem',
      'app-secret',
    ]) {
      expect((await stat(join(dataDir, name))).mode & 0o077, name).toBe(0);
    }
  });

  test('answers on 127.0.0.1 and on no other address', async () => {
    const { url } = usual;
    const { port } = new URL(url);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    if (process.platform === 'linux') others.push('127.0.0.2');

    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    for (const address of others) {
      await expect(fetch(`http://${address}:${port}/healthz`), address).rejects.toThrow();
    }
  });

  test('prints where everything is', async () => {
    const { url, output, dataDir } = usual;

    const printed = await until('the addresses', async () =>
      output().includes(dataDir) ? output() : null,
    );
    for (const path of ['/klage', '/en/complaint', '/postkasser', '/medarbejder']) {
      expect(printed).toContain(url + path);
    }
  });

  test('is begun again on the same data, and a repeat is still answered the same', async () => {
    const key = newKey();
    // The kommune's own certificates: nine keys fewer to make.
    const env = { RULES_DIR: production.rulesDir };
    const first = await startSystem({ env });
    const receipt = await readReceipt(await postKlage(first.url, LEAST, key));
    const certificate = await readFile(join(first.dataDir, 'noegler', 'afsender.crt.pem'), 'utf8');
    await first.end();

    const again = await start({ dataDir: first.dataDir, env });
    const repeat = await postKlage(again.url, LEAST, key);

    expect(repeat.status).toBe(200);
    expect(await readReceipt(repeat)).toEqual(receipt);
    expect(await readFile(join(first.dataDir, 'noegler', 'afsender.crt.pem'), 'utf8')).toBe(
      certificate,
    );
  });
});

describe('RULES_DIR', () => {
  test('makes it another kommune’s system', async () => {
    const { url } = await start({ env: { RULES_DIR: 'test/rules/fiktiv-kommune' } });

    const page = await readPage(await fetch(url));
    const form = await readPage(await fetch(`${url}/klage`));

    expect(page.text).toContain('Tværkøbing Kommune');
    expect(/København|33 66/.test(page.html)).toBe(false);
    expect(form.find('#emne option[value="folkeskole"]')).toBeNull();
  });

  test('without rules stops the start, in Danish', async () => {
    const { code, output } = await failingStart({ RULES_DIR: 'test/contract' });

    expect(code).toBe(1);
    expect(output).toMatch(/Reglerne i test\/contract kan ikke bruges/);
    expect(output).toContain('modtagere.json');
  });
});

describe('a start that must not succeed', () => {
  test('names every wrong setting in a sentence, and ends with 1', async () => {
    const { code, output } = await failingStart({
      PORT: 'x',
      SMTP_URL: 'smpt://bruger:hemmeligt@relay.example',
    });

    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      'Cannot read setting "PORT": it is "x", it must be a whole number from 0 to 65535.',
      'Cannot read setting "SMTP_URL": it is set, but wrong, it must begin with smtp:// or smtps://.',
    ]);
  });

  test('is one on a port that is taken', async () => {
    const { url } = await start({ env: {} });
    const { code, output } = await failingStart({ PORT: new URL(url).port });

    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^Cannot use setting "PORT": .*EADDRINUSE.*\.$/m);
  });

  test('is production on development’s defaults', async () => {
    const { code, output } = await failingStart({ NODE_ENV: 'production' });

    expect(code).toBe(1);
    expect(output.trim().split('\n').length).toBeGreaterThanOrEqual(9);
  });

  test('is one whose key cannot be read', async () => {
    const wrong = { ...production.env, SIGNING_KEY: '/findes/ikke.pem' };
    const { code, output } = await failingStart(wrong);

    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^Cannot read setting "SIGNING_KEY": .*ikke\.pem.*\.$/);
  });

  test('is production with a modtager that has no certificate', async () => {
    await changeModtagere(production.rulesDir, (modtager) =>
      modtager.id === 'TMF' ? { ...modtager, certifikater: [] } : modtager,
    );
    const { code, output } = await failingStart(production.env);
    await changeModtagere(production.rulesDir, (modtager) =>
      modtager.id === 'TMF' ? { ...modtager, certifikater: ['certifikater/tmf.pem'] } : modtager,
    );

    expect(code).toBe(1);
    expect(output).toContain('"TMF"');
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['too weak', 'tmf@kommune.example', 1024, /TMF.*RSA/],
    ['for another address', 'en-anden@kommune.example', 3072, /TMF.*en-anden@kommune\.example/],
  ])('is one with a certificate that is %s', async (_, address, modulusLength, words) => {
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength });
    const order = {
      use: 'receive' as const,
      ...{ address, name: 'uegnet', key, serial: randomBytes(12) },
      ...{ validFrom: new Date('2020-01-01'), validTo: new Date('2049-01-01') },
    };
    const pem = issueCertificate(order, { certificate: null, key }).toString();
    await writeFile(join(production.rulesDir, 'certifikater', 'uegnet.pem'), pem);
    const withTmf = (paths: string[]) =>
      changeModtagere(production.rulesDir, (modtager) =>
        modtager.id === 'TMF' ? { ...modtager, certifikater: paths } : modtager,
      );
    // Beside a good one, which alone would be enough to seal to.
    await withTmf(['certifikater/tmf.pem', 'certifikater/uegnet.pem']);
    const { code, output } = await failingStart(production.env);
    await withTmf(['certifikater/tmf.pem']);

    expect(code).toBe(1);
    expect(output).toMatch(words);
  });
});

describe('production', () => {
  test('answers at its own host only, with HSTS, and sends by its relay', async () => {
    const { url, dataDir, output } = await start({ env: production.env, ownKeys: true });
    const own = { host: 'klagevej.example' };
    const key = newKey();
    const klage = { path: '/api/klager', method: 'POST', body: JSON.stringify(LEAST) };
    const json = { 'content-type': 'application/json', 'idempotency-key': key };

    const page = await ask(url, { path: '/' }, own);
    const mailboxes = await ask(url, { path: '/postkasser' }, own);
    const elsewhere = await ask(url, { path: '/' }, { host: 'localhost' });
    const watched = await ask(url, { path: '/readyz' }, { host: '10.0.0.7:8080' });
    const metrics = await ask(url, { path: '/metrics' }, own);
    const foreign = await ask(url, klage, { ...own, ...json, origin: url });
    const sent = await ask(url, klage, { ...own, ...json, origin: 'https://klagevej.example' });
    const mail = await until(
      'the mail at the relay',
      async () => production.received.at(0) ?? null,
    );

    const answers = [page, mailboxes, elsewhere, watched, foreign, sent];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 403, 200, 403, 201]);
    for (const { headers } of answers) {
      expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    }
    // Without METRICS_TOKEN nobody has the token they need.
    expect(metrics.status).toBe(401);
    expect(page.body).not.toContain('/postkasser');
    expect(mail.to).toBe('sikkerpost.buf@kommune.example');
    expect(mail.mail).not.toContain('Anna');
    expect(await readdir(dataDir)).not.toContain('noegler');
    expect(await readdir(dataDir)).not.toContain('app-secret');
    expect(output()).not.toContain('hemmelig-oidc');
  });
});

describe('SMTP_URL in development', () => {
  test('sends the mail there instead', async () => {
    const { SMTP_URL = '', SMTP_CA = '' } = production.env;
    const { url, dataDir } = await start({
      env: { SMTP_URL, SMTP_CA, RULES_DIR: production.rulesDir },
    });

    const { nummer } = await readReceipt(await postKlage(url, LEAST));
    const mail = await until('the mail at the relay', async () => {
      return production.received.find((one) => one.mail.includes(nummer)) ?? null;
    });

    expect(mail.to).toBe('sikkerpost.buf@kommune.example');
    expect(await lettersIn(dataDir, 'BUF')).toEqual([]);
  });
});

describe('a certificate that has lapsed', () => {
  test('names the modtager to the citizen, and the letter goes to the reserve with an alarm', async () => {
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const certificate = issueCertificate(
      {
        ...{ use: 'receive', address: 'sikkerpost.buf@kommune.example', name: 'gammel', key },
        ...{ validFrom: new Date('2020-01-01'), validTo: new Date('2026-12-01') },
        serial: randomBytes(12),
      },
      { certificate: null, key },
    );
    await writeFile(
      join(production.rulesDir, 'certifikater', 'gammelt.pem'),
      certificate.toString(),
    );
    const withBuf = (path: string) =>
      changeModtagere(production.rulesDir, (modtager) =>
        modtager.id === 'BUF' ? { ...modtager, certifikater: [path] } : modtager,
      );
    await withBuf('certifikater/gammelt.pem');
    // Half past midnight in Copenhagen: the day is the 23rd, and Christmas comes in between.
    const env = { RULES_DIR: production.rulesDir, KLAGEVEJ_NU: '2026-12-22T23:30:00Z' };
    onTestFinished(() => withBuf('certifikater/buf.pem'));
    const { url, dataDir, output } = await start({ env });

    const receipt = await readReceipt(await postKlage(url, LEAST));
    const file = await until('the letter at the reserve', async () => {
      return (await lettersIn(dataDir, 'BORGERRAADGIVEREN')).at(0) ?? null;
    });

    expect(receipt).toMatchObject({ modtager: { id: 'BUF' }, svarfrist: '2027-01-12' });
    expect(sagOf(dataDir, receipt.nummer)).toMatchObject({ modtager: 'BUF', indsigelse: null });
    expect(rowsOf(dataDir, 'select slags, modtager from forsendelse')).toMatchObject([
      { slags: 'reserve', modtager: 'BORGERRAADGIVEREN' },
    ]);
    expect(await lettersIn(dataDir, 'BUF')).toEqual([]);
    const { dir } = production;
    const letter = openLetter(
      await readFile(join(dataDir, 'postkasser', 'BORGERRAADGIVEREN', file)),
      {
        key: createPrivateKey(await readFile(join(dir, 'BORGERRAADGIVEREN.key.pem'))),
        certificate: new X509Certificate(await readFile(join(dir, 'BORGERRAADGIVEREN.crt.pem'))),
      },
    );
    expect(letter.tekst).toContain(receipt.nummer);
    expect(output()).toContain('"event":"alarm.certifikat-udloebet","modtager":"BUF"');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('klagevej_certifikat_dage_tilbage{modtager="BUF"} 0\n');
    expect(metrics).toContain('klagevej_reserve_brugt_total 1\n');
  });
});
