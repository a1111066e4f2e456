import { type Context, Hono } from 'hono';
import { ADDRESSES } from '../../../src/addresses.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import type { Typed } from '../../../src/locals.ts';
import { withOwnCopy } from '../../receiving/own-copy.ts';
import { readReceipt, type StoredReceipt } from '../../receiving/receipt.ts';
import { carriedOnFrom } from '../../register/videre.ts';
import type { Env } from '../client.ts';
import { receiptPage } from '../klage/receipt-page.ts';
import { localsOf } from '../page-data.ts';
import { sendOn } from './sag-carry-on.ts';
import { type OpenedCase, openCase, type SagDesk, showStatus } from './sag-door.ts';
import { type Heard, hear, NOTHING_SAID } from './sag-voice.ts';
import { showCase } from './show-case.ts';

/** The citizen's own case: number and code as fields of a POST, never in an address. */
export function sagPages(desk: SagDesk): Hono<Env> {
  const app = new Hono<Env>();
  for (const sprog of ['da', 'en'] as const) {
    app.get(ADDRESSES.sag[sprog], () => showStatus(desk, sprog, { typed: {}, status: 200 }));
    app.post(ADDRESSES.sag[sprog], (c) => answer(desk, c, sprog));
  }
  return app;
}

async function answer(given: SagDesk, c: Context<Env>, sprog: Sprog): Promise<Response> {
  const opened = await openCase(given, c, sprog);
  if (opened.kind === 'answer') return opened.response;
  const handling = opened.control.get('handling') ?? 'vis';
  if (handling === 'videre') return carryOn(opened, c);
  const { world, sag, typed } = opened;
  const heard = await hear(world, sag, { handling, typed, sprog });
  return heard.answer === 'kvittering' ? showKept(opened, heard) : showCase(opened, { heard });
}

/** Nobody who has just sent a klage loses number and code by answering the question beside them. */
async function showKept(opened: OpenedCase, { skema }: Heard): Promise<Response> {
  const { world, sag, kode, typed } = opened;
  const receipt = await readReceipt(world, sag, kode);
  const values = {
    ...(typed.get('ubesvaret') === 'ja' ? { anonym: 'ja' } : {}),
    ...(typed.get('valgt') === 'ja' ? { oensketModtager: receipt.modtager.id } : {}),
  };
  const forrigeSag = (await carriedOnFrom(world.db, sag.nummer))?.fra ?? null;
  return showReceipt(opened, receipt, { values, skema, forrigeSag, status: 200 });
}

type Kept = {
  readonly values: Typed;
  readonly skema: string | null;
  readonly forrigeSag: string | null;
  readonly status: number;
};

function showReceipt(
  { world, pages, sprog, kode }: OpenedCase,
  receipt: StoredReceipt,
  { status, ...around }: Kept,
): Promise<Response> {
  const page = receiptPage(world, { kode, receipt }, { ...around, sprog });
  return pages.render(ADDRESSES.klage[sprog], localsOf(world, sprog, page), status);
}

/** Svarfristen has passed: the own copy goes to Borgerrådgiveren, and the answer is its receipt. */
async function carryOn(opened: OpenedCase, c: Context<Env>): Promise<Response> {
  const { sag } = opened;
  const sent = await withOwnCopy(opened.world, opened, (found) => sendOn({ ...opened, c }, found));
  switch (sent.kind) {
    case 'created':
    case 'repeated': {
      const status = sent.kind === 'created' ? 201 : 200;
      const around = { values: {}, skema: null, forrigeSag: sag.nummer, status };
      return showReceipt(opened, sent.receipt, around);
    }
    case 'refused':
      return showCase(opened, { heard: NOTHING_SAID, videreFejl: sent.fejl });
  }
}
