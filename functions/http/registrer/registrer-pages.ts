import { type Context, Hono } from 'hono';
import { REGISTRER } from '../../../src/addresses.ts';
import { readKode, readNummer, readProevenummer } from '../../../src/klage/number.ts';
import type { Typed } from '../../../src/locals.ts';
import type { RegistrerAskPage } from '../../../src/registrer-locals.ts';
import { hashKode } from '../../receiving/klage-keys.ts';
import { loadByKode } from '../../registering/load-case.ts';
import { withOneVersion } from '../../world.ts';
import { clientBlock, type Env } from '../client.ts';
import { type OpenCase, type RegistrerDesk, showRegistrer } from './registrer-answers.ts';
import { handleCase } from './registrer-handling.ts';
import { proveMailbox } from './registrer-proevebrev.ts';

const WORDS = {
  unknown:
    'Nummer og registreringskode passer ikke sammen. Se efter i brevet med klagen. Er klagen sendt videre, virker koden ikke mere.',
  unknownTest:
    'Nummer og kode passer ikke sammen, eller prøvebrevet er for gammelt. Se efter i brevet, eller bed om et nyt.',
  wait: 'Der er prøvet for mange forkerte koder. Vent et minut, og prøv igen.',
  unread: 'Det sendte kunne ikke læses. Intet er gemt. Prøv igen herfra.',
} as const;

/**
 * The forvaltning's page for one case. Number and registration code come as fields of a POST, and
 * the page carries them on: nothing of it ever stands in an address, a cookie or a log.
 */
export function registrerPages(desk: RegistrerDesk): Hono<Env> {
  const app = new Hono<Env>();
  app.get(REGISTRER, () => ask(desk, { values: {}, status: 200 }));
  app.post(REGISTRER, (c) => answer(desk, c));
  return app;
}

async function answer(given: RegistrerDesk, c: Context<Env>): Promise<Response> {
  const form = await given.intake.readForm(c);
  const desk = { ...given, world: withOneVersion(given.world) };
  if (form.kind === 'problem') {
    return ask(desk, { values: {}, status: form.status, message: WORDS.unread });
  }
  form.release();
  const values = { nummer: form.typed.get('nummer') ?? '', kode: form.typed.get('kode') ?? '' };
  const block = clientBlock(c, desk.world.settings.trustProxyHops);
  const seconds = await desk.wrongCodes.waitSeconds(block);
  if (seconds > 0) return askToWait(desk, values, seconds);
  const kode = readKode(values.kode) ?? '';
  const proevenummer = readProevenummer(values.nummer);
  if (proevenummer !== null) {
    const proven = await proveMailbox(desk, { nummer: proevenummer, kodeHash: hashKode(kode) });
    return proven ?? refuse(desk, block, { values, status: 404, message: WORDS.unknownTest });
  }
  const nummer = readNummer(values.nummer) ?? '';
  const loaded = await loadByKode(desk.world.db, nummer, hashKode(kode));
  if (loaded === null) {
    return refuse(desk, block, { values, status: 404, message: WORDS.unknown });
  }
  const { typed, control } = form;
  const open: OpenCase = { loaded, kode, typed, handling: control.get('handling') ?? 'aabn' };
  return handleCase(desk, open);
}

/** A wrong code counts, whatever it was for. */
async function refuse(desk: RegistrerDesk, block: string, asked: Asked): Promise<Response> {
  const wait = await desk.wrongCodes.count(block);
  return wait > 0 ? askToWait(desk, asked.values, wait) : ask(desk, asked);
}

async function askToWait(desk: RegistrerDesk, values: Typed, seconds: number): Promise<Response> {
  const page = await ask(desk, { values, status: 429, message: WORDS.wait });
  page.headers.set('retry-after', String(seconds));
  return page;
}

type Asked = { readonly values: Typed; readonly status: number; readonly message?: string };

function ask(desk: RegistrerDesk, { values, status, message }: Asked): Promise<Response> {
  const page: RegistrerAskPage = {
    view: 'registrer-aabn',
    values,
    errors: message === undefined ? [] : [{ field: 'nummer', code: 'ukendt', message }],
  };
  return showRegistrer(desk, page, status);
}
