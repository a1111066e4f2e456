import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { ADDRESSES } from '../../../src/addresses.ts';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import type { MailboxesPage, ModtagerChoice } from '../../../src/locals.ts';
import { BORGERE, listMailboxes, readLetterFile } from '../../mail/letter-files.ts';
import { postkasserDir } from '../../mail/open-mailer.ts';
import type { Pages } from '../../pages.ts';
import { certPath, keyPath } from '../../seal/demo-keys.ts';
import { openLetter } from '../../seal/open-letter.ts';
import type { World } from '../../world.ts';
import type { Env } from '../client.ts';
import { choiceOf, localsOf } from '../page-data.ts';

type MailboxDesk = { readonly world: World; readonly pages: Pages };

/** Development only: what lies in the embedded mailboxes, opened with the demo keys. */
export function mailboxPages(desk: MailboxDesk): Hono<Env> {
  const app = new Hono<Env>();
  for (const sprog of ['da', 'en'] as const) {
    app.get(ADDRESSES.postkasser[sprog], (c) => show(desk, c, sprog));
  }
  return app;
}

async function show({ world, pages }: MailboxDesk, c: Context<Env>, sprog: Sprog) {
  const dir = postkasserDir(world.settings);
  const { postkasse = '', brev = '' } = c.req.query();
  const mailboxes = await listMailboxes(dir);
  const page: MailboxesPage = {
    view: 'mailboxes',
    postkasser: mailboxes.map(({ modtager, breve }) => ({
      modtager: nameOf(world, modtager, sprog),
      breve,
    })),
    brev: await openedLetter(world, { dir, postkasse, brev }),
  };
  return pages.render(ADDRESSES.postkasser[sprog], localsOf(world, sprog, page));
}

function nameOf(world: World, id: string, sprog: Sprog): ModtagerChoice {
  const modtager = world.rules().modtagere.get(id);
  if (modtager !== undefined) return choiceOf(modtager, dayInCopenhagen(world.clock.now()), sprog);
  return { id, navn: id === BORGERE ? { da: 'Borgere', en: 'Citizens' }[sprog] : id };
}

type Asked = { readonly dir: string; readonly postkasse: string; readonly brev: string };

/** The letter somebody asked for, opened with the mailbox's demo key; null when it does not open. */
async function openedLetter(
  world: World,
  { dir, postkasse, brev }: Asked,
): Promise<MailboxesPage['brev']> {
  const eml = await readLetterFile(dir, postkasse, brev);
  if (eml === null) return null;
  if (postkasse === BORGERE) return { ...SENT_OPENLY, fil: brev, tekst: eml.toString('utf8') };
  try {
    const keys = join(world.settings.dataDir, 'noegler');
    const opened = openLetter(eml, {
      key: createPrivateKey(await readFile(keyPath(keys, postkasse))),
      certificate: new X509Certificate(await readFile(certPath(keys, postkasse))),
    });
    const bilag = opened.bilag.map(({ navn, type, bytes }) => ({
      navn,
      type,
      bytes: bytes.length,
    }));
    return { ...opened, fil: brev, bilag };
  } catch {
    return null;
  }
}

/** A mail to a citizen: a number and a deadline, not sealed. */
const SENT_OPENLY = { klageJson: '', underskrevetAf: '', bilag: [] } as const;
