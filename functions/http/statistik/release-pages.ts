import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { ADDRESSES, RAPPORT_SKEMA } from '../../../src/addresses.ts';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import type { PageData } from '../../../src/locals.ts';
import type { RapportFormat } from '../../../src/rapport-locals.ts';
import type { Pages } from '../../pages.ts';
import { type FoundUdgivelse, findUdgivelse, listUdgivelser } from '../../register/udgivelser.ts';
import { linkOf, releasePage } from '../../release-desk/release-facts.ts';
import { type MadeFile, RAPPORT_FORMATER, type ReportFiles } from '../../report-desk/formats.ts';
import { reportJsonSchema } from '../../statistics/report-schema.ts';
import type { World } from '../../world.ts';
import type { Env } from '../client.ts';
import { localsOf } from '../page-data.ts';
import { problem } from '../problem.ts';
import { describedBy } from './described-by.ts';

type Public = { readonly world: World; readonly pages: Pages; readonly files: ReportFiles };

/** What never changes may still be taken back: within a day nobody is shown it any more. */
const KEPT = 'public, max-age=86400, immutable, no-transform';
/** A page holds the kommune's address too. */
const PAGE_KEPT = 'public, max-age=300';
/** So many files are kept made: a release is a few hundred kilobytes in each form. */
const FILES_MAX = 60;

/**
 * What has been published of the statistics. Only what was frozen is read here: no case, no free
 * dates, nothing that is counted for whoever asks.
 */
export function releasePages({ world, pages, files }: Public): Hono<Env> {
  const app = new Hono<Env>();
  const made = keepFiles(files);
  const skema = reportJsonSchema();
  app.get(RAPPORT_SKEMA, (c) =>
    c.json(skema, 200, { 'cache-control': PAGE_KEPT, 'content-type': 'application/schema+json' }),
  );
  const show = async (sprog: Sprog, page: PageData, status = 200) => {
    const answer = await pages.render(
      ADDRESSES.statistik[sprog],
      localsOf(world, sprog, page),
      status,
    );
    if (status === 200) answer.headers.set('cache-control', PAGE_KEPT);
    return answer;
  };
  for (const sprog of ['da', 'en'] as const) {
    const address = ADDRESSES.statistik[sprog];
    app.get(address, async () => {
      const all = await listUdgivelser(world.db);
      const standing = all.filter(({ tilbagekaldt }) => tilbagekaldt === null);
      return show(sprog, { view: 'releases', udgivelser: standing.map(linkOf) });
    });
    app.get(`${address}/:id{[a-z0-9-]{1,60}}`, async (c) => {
      const found = await findUdgivelse(world.db, c.req.param('id'));
      if (found === null) return c.notFound();
      return found.tilbagekaldt === null
        ? show(sprog, releasePage(found))
        : show(sprog, withdrawnPage(found), 410);
    });
  }
  for (const format of RAPPORT_FORMATER) {
    app.get(`${ADDRESSES.statistik.da}/:id{[a-z0-9-]{1,60}\\.${format}}`, async (c) => {
      const id = c.req.param('id').slice(0, -format.length - 1);
      const found = await findUdgivelse(world.db, id);
      if (found === null) return c.notFound();
      if (found.tilbagekaldt !== null) return show('da', withdrawnPage(found), 410);
      return fileAnswer(c, await made(found, format));
    });
  }
  return app;
}

function withdrawnPage(found: FoundUdgivelse): PageData {
  const tid = found.tilbagekaldt?.tid ?? found.udgivet;
  return {
    view: 'release-withdrawn',
    udgivelse: linkOf(found),
    tilbagekaldt: dayInCopenhagen(new Date(tid)),
  };
}

type Made = MadeFile & { readonly etag: string; readonly name: string };

/** Each file is made once, however many ask for it; the one asked for longest ago gives way. */
function keepFiles(files: ReportFiles) {
  const kept = new Map<string, Promise<Made | 'opgivet'>>();
  return async (found: FoundUdgivelse, format: RapportFormat): Promise<Made | 'opgivet'> => {
    const name = `${found.id}.${format}`;
    const known = kept.get(name) ?? make(files, found, format);
    kept.delete(name);
    kept.set(name, known);
    const [oldest] = kept.keys();
    if (kept.size > FILES_MAX && oldest !== undefined) kept.delete(oldest);
    const file = await known;
    // What was given up may succeed the next time.
    if (file === 'opgivet') kept.delete(name);
    return file;
  };
}

async function make(
  files: ReportFiles,
  found: FoundUdgivelse,
  format: RapportFormat,
): Promise<Made | 'opgivet'> {
  const udgivet = dayInCopenhagen(new Date(found.udgivet));
  const file = await files.make({ report: found.indhold, format, kun: null, udgivet });
  if (file === 'opgivet') return 'opgivet';
  const etag = `"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 27)}"`;
  return { ...file, etag, name: `statistik-${found.id}.${format}` };
}

function fileAnswer(c: Context<Env>, file: Made | 'opgivet'): Response {
  if (file === 'opgivet') return problem(503);
  const { bytes, type, etag, name } = file;
  const headers = { etag, 'cache-control': KEPT };
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(bytes, {
    headers: {
      ...headers,
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      ...describedBy(type),
    },
  });
}
