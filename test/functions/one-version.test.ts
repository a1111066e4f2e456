import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { makeIntake } from '../../functions/http/intake.ts';
import { klagePages } from '../../functions/http/klage/klage-pages.ts';
import { klageApi } from '../../functions/http/klage/klager-api.ts';
import { makeWrongCodes } from '../../functions/http/wrong-codes.ts';
import { makeWorld } from '../../functions/make-world.ts';
import type { Pages } from '../../functions/pages.ts';
import type { InForce } from '../../functions/publishing/use-version.ts';
import { receiveKlage } from '../../functions/receive-klage.ts';
import { findByNummer } from '../../functions/register/find-sag.ts';
import { publishAtOnce } from '../../functions/register/rule-versions.ts';
import { keyPath } from '../../functions/seal/demo-keys.ts';
import { decryptCms } from '../../functions/seal/open-cms.ts';
import { openSigned } from '../../functions/seal/open-letter.ts';
import { readSettings } from '../../functions/settings.ts';
import { noTrace } from '../../functions/telemetry/trace.ts';
import type { World } from '../../functions/world.ts';
import type { Klage } from '../../src/klage/klage.ts';
import { edited, FICTIONAL } from '../rules/rule-folders.ts';
import { newKey } from '../system.ts';
import { scratchFolder } from './given/folder.ts';

const KLAGE = {
  emne: 'bibliotek',
  klagenHandlerOm: 'andet',
  harKlaget: 'nej',
  kanSelvKlareDialogen: 'ja',
  overEtAarSiden: 'nej',
  behandlesAndetSteds: 'nej',
  beskrivelse: 'Biblioteket er altid lukket.',
  anonym: 'nej',
  navn: 'Anna Prøve',
  email: 'anna@eksempel.dk',
  adressebeskyttelse: 'nej',
  bekraeftelse: 'nej',
  besked: 'nej',
  paaVegneAf: 'mig-selv',
  sprog: 'da',
} as const satisfies Klage;

/** The library moves, its emne gets another name, and so do its forvaltning and its mailbox. */
const NEXT = edited(
  FICTIONAL,
  { fil: 'emner.json', from: '"da": "Bibliotek', to: '"da": "Bogsamling' },
  { fil: 'emner.json', from: '"id": "bibliotek"', to: '"id": "bogsamling"' },
  { fil: 'modtagere.json', from: 'Lærings- og Kultur', to: 'Dannelses' },
  { fil: 'modtagere.json', from: 'sikker.laering@', to: 'sikker.dannelse@' },
);

const dir = await scratchFolder();
const settings = readSettings({ DATA_DIR: dir, RULES_DIR: 'test/rules/fiktiv-kommune' });
const { world, close } = await makeWorld({
  ...settings,
  clockStart: new Date('2026-06-10T09:00Z'),
});
afterAll(close);
const first = inForceOf(world);
await publishAtOnce(world.db, {
  ...{ files: NEXT, hvem: 'medarbejder:bo', grund: null, now: world.clock.now() },
});
const next = inForceOf(world);

function inForceOf({ rules, keyring }: World): InForce {
  return { rules: rules(), keyring: keyring() };
}

/** A world in which the next version comes into force when `publish` is called. */
function changingWorld() {
  let now = first;
  const changing: World = { ...world, rules: () => now.rules, keyring: () => now.keyring };
  const publish = () => {
    now = next;
  };
  return { changing, publish };
}

/** The sealed letter of a klage, opened by the certificate of a version. */
async function openedBy(inForce: InForce, nummer: string) {
  const sealed = await world.objects.get(`sager/${nummer}/modtager-1.p7m`);
  const { certificate } = inForce.keyring.recipient('LAER', world.clock.now()) ?? {};
  if (sealed === null || certificate === undefined) throw new Error('There is no letter.');
  const key = createPrivateKey(await readFile(keyPath(join(dir, 'noegler'), 'LAER')));
  return openSigned(decryptCms(sealed, { key, certificate }));
}

async function expectFirst(nummer: string): Promise<void> {
  const sag = await findByNummer(world.db, nummer);
  expect(sag).toMatchObject({ regelsaet: first.rules.hash, emne: 'bibliotek', modtager: 'LAER' });
  const { tekst, klageJson } = await openedBy(first, nummer);
  expect(tekst).toContain('Lærings- og Kulturforvaltningen');
  expect(tekst + klageJson).not.toMatch(/Dannelses|Bogsamling|bogsamling/);
  expect(klageJson).toContain(first.rules.hash);
  await expect(openedBy(next, nummer)).rejects.toThrow();
}

test('the two versions differ in everything that is looked at here', () => {
  expect(next.rules.hash).not.toBe(first.rules.hash);
  const address = ({ keyring }: InForce) => keyring.recipient('LAER', new Date())?.postkasse;
  expect(address(next)).not.toBe(address(first));
});

describe('a version that comes into force while a klage is received changes nothing of it', () => {
  test('between routing and sealing', async () => {
    const { changing, publish } = changingWorld();
    const random: World['random'] = (bytes) => {
      // The first chance that is asked for is the number's: it has been routed, not yet sealed.
      publish();
      return world.random(bytes);
    };
    const submission = { klage: KLAGE, bilag: [], noegle: newKey(), vistModtager: null };
    const received = await receiveKlage(
      { ...changing, random },
      { ...submission, muligSpam: false, tidligere: null },
    );
    if (received.kind !== 'created') throw new Error(received.kind);
    expect(received.receipt).toMatchObject({
      regelsaet: first.rules.hash,
      modtager: { id: 'LAER', navn: 'Lærings- og Kulturforvaltningen' },
    });
    await expectFirst(received.receipt.nummer);
  });

  test('between reading and routing it, over the API', async () => {
    const { changing, publish } = changingWorld();
    const api = klageApi({ world: changing, intake: publishingIntake(publish), status: status() });
    const answer = await api.request('/api/klager', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify(KLAGE),
    });
    expect(answer.status).toBe(201);
    const receipt = v.parse(Receipt, await answer.json());
    expect(receipt.regelsaet).toBe(first.rules.hash);
    await expectFirst(receipt.nummer);
  });

  test('between reading and routing it, from the form', async () => {
    const { changing, publish } = changingWorld();
    const pages: Pages = {
      render: async (_, locals, code = 200) => Response.json(locals, { status: code }),
      asset: () => null,
    };
    const form = klagePages({ world: changing, pages, intake: publishingIntake(publish) });
    const body = new URLSearchParams({ ...KLAGE, handling: 'send', noegle: newKey() });
    const answer = await form.request('/klage', { method: 'POST', body });
    expect(answer.status).toBe(201);
    const { page } = v.parse(ReceiptPage, await answer.json());
    expect(page.receipt.modtager.navn).toBe('Lærings- og Kulturforvaltningen');
    await expectFirst(page.receipt.nummer);
  });
});

const Receipt = v.looseObject({ nummer: v.string(), regelsaet: v.string() });
const ReceiptPage = v.looseObject({
  page: v.looseObject({
    receipt: v.looseObject({ nummer: v.string(), modtager: v.looseObject({ navn: v.string() }) }),
  }),
});

/** The real intake; looking at the files takes so long that something is published. */
function publishingIntake(publish: () => void) {
  const intake = makeIntake(noTrace);
  const checkFiles: typeof intake.checkFiles = async (sent, sprog) => {
    publish();
    return intake.checkFiles(sent, sprog);
  };
  return { ...intake, checkFiles };
}

function status() {
  return { world, wrongCodes: makeWrongCodes(world, 'sag') };
}
