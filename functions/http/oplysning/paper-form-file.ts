import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { ADDRESSES, BLANKET } from '../../../src/addresses.ts';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import { BLANKET_TYP, paperForm } from '../../blanket/paper-form.ts';
import type { Pages } from '../../pages.ts';
import { choosableModtagere } from '../../receiving/decide-klage.ts';
import { nameOn } from '../../routing/on-day.ts';
import type { DocumentThread } from '../../threads/document-thread.ts';
import type { World } from '../../world.ts';
import type { Env } from '../client.ts';
import { localsOf } from '../page-data.ts';

type Paper = {
  readonly world: World;
  readonly pages: Pages;
  readonly documents: DocumentThread;
};

/** It holds the kommune's address: after new rules nobody is given an old one for long. */
const KEPT = 'public, max-age=300, no-transform';
const ETAG_CHARS = 27;

/** The form on paper, in each language, made once for each version of the rules. */
export function paperFormFile(paper: Paper): Hono<Env> {
  const app = new Hono<Env>();
  const made = keepForms(paper);
  for (const sprog of ['da', 'en'] as const) {
    app.get(BLANKET[sprog], async (c) => {
      const form = await made(sprog);
      return form === null ? failed(paper, sprog) : formAnswer(c, form, sprog);
    });
  }
  return app;
}

type Form = { readonly bytes: Uint8Array<ArrayBuffer>; readonly etag: string };

/** One form a language is kept: the one of today's rules. However many ask, it is made once. */
function keepForms({ world, documents }: Paper) {
  const kept = new Map<Sprog, { readonly of: string; readonly form: Promise<Form | null> }>();
  return async (sprog: Sprog): Promise<Form | null> => {
    const data = formData(world, sprog);
    const of = hashOf(JSON.stringify(data));
    const known = kept.get(sprog);
    if (known?.of === of) return known.form;
    const form = documents.make({ main: BLANKET_TYP, data }).then(formOf);
    kept.set(sprog, { of, form });
    // What was given up may succeed the next time.
    if ((await form) === null && kept.get(sprog)?.of === of) kept.delete(sprog);
    return form;
  };
}

function formOf(pdf: Uint8Array | null): Form | null {
  if (pdf === null) return null;
  const bytes = new Uint8Array(pdf);
  return { bytes, etag: `"${hashOf(bytes).slice(0, ETAG_CHARS)}"` };
}

function formData(world: World, sprog: Sprog) {
  const rules = world.rules();
  const dag = dayInCopenhagen(world.clock.now());
  const forvaltninger = choosableModtagere(rules).filter(({ slags }) => slags === 'forvaltning');
  return paperForm({
    ...{ rules, sprog, demo: world.demo },
    forvaltninger: forvaltninger.map((modtager) => nameOn(modtager, dag)[sprog]),
    klageUrl: new URL(ADDRESSES.klage[sprog], world.settings.publicUrl),
  });
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}

function formAnswer(c: Context<Env>, { bytes, etag }: Form, sprog: Sprog): Response {
  const headers = { etag, 'cache-control': KEPT };
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  const name = sprog === 'da' ? 'klageblanket.pdf' : 'complaint-form.pdf';
  const disposition = `attachment; filename="${name}"`;
  return new Response(bytes, {
    headers: { ...headers, 'content-type': 'application/pdf', 'content-disposition': disposition },
  });
}

function failed({ world, pages }: Paper, sprog: Sprog): Promise<Response> {
  const page = { view: 'problem', status: 500, values: {} } as const;
  return pages.render('/problem', localsOf(world, sprog, page), 500);
}
