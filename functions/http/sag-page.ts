import { type Context, Hono } from 'hono';
import { ADDRESSES } from '../../src/addresses.ts';
import type { FieldError, Sprog } from '../../src/klage/klage.ts';
import { readKode, readNummer } from '../../src/klage/number.ts';
import type { StatusPage, Typed } from '../../src/locals.ts';
import type { Pages } from '../pages.ts';
import { openCopy, readReceipt } from '../receipt.ts';
import type { Sag } from '../register/find-sag.ts';
import { citizenWords } from '../register/haendelse.ts';
import { openContent } from '../seal/open-letter.ts';
import { type World, withOneVersion } from '../world.ts';
import type { Env } from './client.ts';
import type { Intake } from './intake.ts';
import { localsOf, receiptOf } from './page-data.ts';
import { type Heard, hear, stillingOf, voiceView } from './sag-voice.ts';
import { type Status, type StatusDesk, statusOf } from './status.ts';

type SagDesk = {
  readonly world: World;
  readonly pages: Pages;
  readonly intake: Intake;
  readonly status: StatusDesk;
};

const WORDS = {
  da: {
    unknown: 'Nummer og kode passer ikke sammen. Se efter på din kvittering.',
    wait: 'Der er prøvet for mange forkerte koder. Vent et minut, og prøv igen.',
  },
  en: {
    unknown: 'The number and the code do not match. Check them on your receipt.',
    wait: 'Too many wrong codes were tried. Wait a minute, and try again.',
  },
} as const;

/** The citizen's own case: number and code as fields of a POST, never in an address. */
export function sagPages(desk: SagDesk): Hono<Env> {
  const app = new Hono<Env>();
  for (const sprog of ['da', 'en'] as const) {
    app.get(ADDRESSES.sag[sprog], () => show(desk, sprog, { typed: {}, status: 200 }));
    app.post(ADDRESSES.sag[sprog], (c) => answer(desk, c, sprog));
  }
  return app;
}

async function answer(given: SagDesk, c: Context<Env>, sprog: Sprog): Promise<Response> {
  const form = await given.intake.readForm(c);
  const world = withOneVersion(given.world);
  const desk = { ...given, world, status: { ...given.status, world } };
  if (form.kind === 'problem') return show(desk, sprog, { typed: {}, status: form.status });
  form.release();
  const typed = { nummer: form.typed.get('nummer') ?? '', kode: form.typed.get('kode') ?? '' };
  const kode = readKode(typed.kode);
  const found = await statusOf(desk.status, c, { nummer: readNummer(typed.nummer), kode, sprog });
  switch (found.kind) {
    case 'wait': {
      const page = await show(desk, sprog, { typed, status: 429, message: WORDS[sprog].wait });
      page.headers.set('retry-after', String(found.seconds));
      return page;
    }
    case 'unknown':
      return show(desk, sprog, { typed, status: 404, message: WORDS[sprog].unknown });
    case 'found': {
      const { status, sag } = found;
      const handling = form.control.get('handling') ?? 'vis';
      const heard = await hear(world, sag, { handling, typed: form.typed, sprog });
      const opened = { kode: kode ?? '', typed: form.typed, heard };
      return heard.answer === 'kvittering'
        ? showReceipt(desk, sag, { sprog, ...opened })
        : showFound(desk, { status, sag }, { sprog, ...opened });
    }
  }
}

type Opened = {
  readonly sprog: Sprog;
  readonly kode: string;
  readonly typed: ReadonlyMap<string, string>;
  readonly heard: Heard;
};

/** Nobody who has just sent a klage loses number and code by answering the question beside them. */
async function showReceipt(
  { world, pages }: SagDesk,
  sag: Sag,
  { sprog, kode, typed, heard }: Opened,
): Promise<Response> {
  const receipt = receiptOf({ kode, receipt: await readReceipt(world, sag, kode) });
  const values = {
    ...(typed.get('ubesvaret') === 'ja' ? { anonym: 'ja' } : {}),
    ...(typed.get('valgt') === 'ja' ? { oensketModtager: receipt.modtager.id } : {}),
  };
  const page = { view: 'receipt', receipt, values, skema: heard.skema } as const;
  return pages.render(ADDRESSES.klage[sprog], localsOf(world, sprog, page));
}

async function showFound(
  desk: SagDesk,
  { status, sag }: { readonly status: Status; readonly sag: Sag },
  { sprog, kode, heard }: Opened,
): Promise<Response> {
  const { world } = desk;
  return show(desk, sprog, {
    typed: {},
    status: heard.status,
    errors: heard.errors,
    found: {
      ...status,
      haendelser: inWords(status, sprog),
      egenKopi: await ownCopy(world, sag, kode),
      stilling: await stillingOf(world.db, sag),
      stemme: await voiceView(world, sag, { kode, heard }),
    },
  });
}

function inWords({ haendelser }: Status, sprog: Sprog) {
  return haendelser.map(({ tid, hvad }) => ({ tid, hvad: citizenWords(hvad, sprog) ?? hvad }));
}

/** The klage in the citizen's own words, opened by the code; null when it has been deleted. */
async function ownCopy(world: World, sag: Sag, kode: string): Promise<string | null> {
  const copy = await openCopy(world, sag, kode);
  const brev = copy?.breve[0];
  return brev === undefined ? null : openContent(brev).tekst;
}

type Shown = {
  readonly typed: Typed;
  readonly status: number;
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  readonly found?: StatusPage['status'];
};

function show({ world, pages }: SagDesk, sprog: Sprog, shown: Shown): Promise<Response> {
  const errors: readonly FieldError[] =
    shown.message === undefined
      ? (shown.errors ?? [])
      : [{ field: 'nummer', code: 'ukendt', message: shown.message }];
  const page: StatusPage = {
    view: 'status',
    values: shown.typed,
    errors,
    status: shown.found ?? null,
  };
  return pages.render(ADDRESSES.sag[sprog], localsOf(world, sprog, page), shown.status);
}
