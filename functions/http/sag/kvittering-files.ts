import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { ADDRESSES, KVITTERING } from '../../../src/addresses.ts';
import { calendarFile } from '../../kvittering/calendar-file.ts';
import { signedReceipt } from '../../kvittering/signed-receipt.ts';
import { type FoundCopy, withOwnCopy } from '../../receiving/own-copy.ts';
import { readReceipt } from '../../receiving/receipt.ts';
import { DocumentThread } from '../../threads/document-thread.ts';
import type { Env } from '../client.ts';
import { paperFormFile } from '../oplysning/paper-form-file.ts';
import { savedFile } from '../saved-file.ts';
import { type KvitteringDesk, klagePdf } from './kvittering-pdf.ts';
import { type OpenedCase, openCase, type SagDesk } from './sag-door.ts';

const BOUNDARY_BYTES = 16;

/**
 * What a citizen keeps, as files: asked for by number and code as fields, never in an address. The
 * form on paper is set on the same thread.
 */
export function kvitteringFiles(given: SagDesk): Hono<Env> {
  const desk: KvitteringDesk = { ...given, documents: new DocumentThread(given.world.alarm) };
  const app = new Hono<Env>();
  const give = (address: string, make: (opened: OpenedCase) => Promise<Response>) => {
    app.post(address, (c) => answer(desk, c, make));
  };
  give(KVITTERING.ics, calendar);
  give(KVITTERING.eml, signed);
  give(KVITTERING.pdf, (opened) => klagePdf(desk, opened));
  app.route('/', paperFormFile(desk));
  return app;
}

async function answer(
  desk: SagDesk,
  c: Context<Env>,
  make: (opened: OpenedCase) => Promise<Response>,
): Promise<Response> {
  const opened = await openCase(desk, c, null);
  return opened.kind === 'answer' ? opened.response : make(opened);
}

async function calendar({ world, sag, sprog }: OpenedCase): Promise<Response> {
  const { publicUrl } = world.settings;
  const rules = world.rules();
  const { kommune } = rules.indstillinger;
  const text = calendarFile({
    nummer: sag.nummer,
    svarfrist: sag.svarfrist,
    sprog,
    now: world.clock.now(),
    sag: new URL(ADDRESSES.sag[sprog], publicUrl),
    kommune: sprog === 'da' ? kommune.navn : kommune.navnEn,
    videre: rules.modtagere.get(sag.modtager)?.slags === 'forvaltning',
  });
  const type = 'text/calendar; charset=utf-8; method=PUBLISH';
  return savedFile(`svarfrist-${sag.nummer}.ics`, type, [Buffer.from(text)]);
}

async function signed(opened: OpenedCase): Promise<Response> {
  const { world, sag, kode, sprog } = opened;
  const { kommune } = world.rules().indstillinger;
  const given = {
    receipt: await readReceipt(world, sag, kode),
    egenSha256: await withOwnCopy(world, opened, async (copy) => sha256Of(copy)),
    kommune: sprog === 'da' ? kommune.navn : kommune.navnEn,
    sprog,
  };
  const written = await signedReceipt(given, {
    signer: world.keyring().signer,
    now: world.clock.now(),
    from: world.settings.mailFrom,
    boundary: Buffer.from(world.random(BOUNDARY_BYTES)).toString('hex'),
  });
  return savedFile(`kvittering-${sag.nummer}.eml`, 'message/rfc822', [...written]);
}

function sha256Of(found: FoundCopy): string | null {
  if (found.kind !== 'aaben') return null;
  return createHash('sha256').update(found.copy.klageJson).digest('hex');
}
