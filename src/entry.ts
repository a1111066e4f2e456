import { createApp } from 'astro/app/entrypoint';
import { ADDRESSES } from './addresses.ts';
import type { PageData, PageLocals } from './locals.ts';

const app = createApp({ streaming: false });

/** The file under src/pages that shows each view; `plain` has no data, so its address says which. */
const PAGE_OF_VIEW: { readonly [view in PageData['view']]: string | null } = {
  form: '/klage',
  review: '/gennemse',
  receipt: '/kvittering',
  status: '/sag',
  rights: '/rettigheder',
  privacy: '/privatliv',
  accessibility: '/was',
  rules: '/regler',
  mailboxes: '/postkasser',
  api: '/api',
  problem: '/problem',
  'staff-home': '/medarbejder',
  'staff-login': '/medarbejder/log-ind',
  'staff-logged-out': '/medarbejder/log-ud',
  'staff-log-in-again': '/medarbejder/log-ind-igen',
  'staff-send-again': '/medarbejder/send-igen',
  'staff-problem': '/medarbejder/problem',
  'staff-rules': '/medarbejder/regler',
  'staff-editor': '/medarbejder/regler/rediger',
  'staff-try': '/medarbejder/regler/proev',
  'staff-publish': '/medarbejder/regler/udgiv',
  'staff-proposal': '/medarbejder/regler/forslag',
  'staff-history': '/medarbejder/regler/historik',
  'registrer-aabn': '/registrer',
  'registrer-sag': '/registrer/sag',
  'registrer-videre': '/registrer/videre',
  'registrer-proevet': '/registrer/proevet',
  'staff-cases': '/medarbejder/sager',
  'staff-case': '/medarbejder/sager/sag',
  'staff-new-henvendelse': '/medarbejder/sager/ny-henvendelse',
  'staff-new-klage': '/medarbejder/sager/ny-klage',
  'staff-case-log': '/medarbejder/sager/log',
  'staff-report': '/medarbejder/statistik',
  'staff-management': '/medarbejder/statistik/forvaltning',
  releases: '/statistik',
  release: '/udgivelse',
  'release-withdrawn': '/tilbagekaldt',
  'staff-releases': '/medarbejder/statistik/udgivelser',
  plain: null,
};

/**
 * Loads every page now: the first visitor does not wait, and a server that runs goes on when the
 * files it came from are built anew.
 */
export async function loadAll(): Promise<void> {
  await Promise.all([...(app.manifest.pageMap?.values() ?? [])].map((load) => load()));
  await app.manifest.middleware?.();
}

/**
 * One page as a Response: `locals` is all it knows, and `locals.page.view` says which page it is;
 * `path` is where it stands. The host is never seen: pages only link to paths.
 */
export async function render(path: string, locals: PageLocals, status = 200): Promise<Response> {
  const file = PAGE_OF_VIEW[locals.page.view] ?? (path === ADDRESSES.start.en ? '/' : path);
  const request = new Request(new URL(file, 'http://pages.invalid'));
  const page = await app.render(request, { locals: { ...locals } });
  if (page.status !== 200) {
    throw new Error(`The page "${path}" was answered by Astro with ${page.status}, not 200.`);
  }
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(page.body, { status, headers });
}
