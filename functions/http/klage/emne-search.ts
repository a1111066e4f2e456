import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { fieldError } from '../../../src/klage/error-texts.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import type { FieldFault } from '../../../src/klage/parse-klage.ts';
import { SOEGNING_CHARS_MAX } from '../../../src/soegning/words.ts';
import { type SearchOnDay, searchOnDay } from '../../soegning/search-on-day.ts';
import type { World } from '../../world.ts';
import type { Env } from '../client.ts';
import { problem } from '../problem.ts';

const SEARCH_PATH = '/soegning';

/**
 * Finding the emne: for systems as an answer to a few words, for browsers as all that is needed to
 * find it without asking, so that what is typed stays where it is typed.
 */
export function emneSearch(world: World): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/api/emner', (c) => findEmner(world, c));
  for (const sprog of ['da', 'en'] as const) {
    app.get(`${SEARCH_PATH}/${sprog}/:hash`, (c) => {
      const acceptEncoding = c.req.header('accept-encoding') ?? '';
      return giveSearch(searchToday(world, sprog), { hash: c.req.param('hash'), acceptEncoding });
    });
  }
  return app;
}

/** The search of the rules in force, as of today. */
export function searchToday(world: World, sprog: Sprog): SearchOnDay {
  return searchOnDay(world.rules(), { dag: dayInCopenhagen(world.clock.now()), sprog });
}

/** Where a browser loads the search of today. */
export function searchAddress(world: World, sprog: Sprog): string {
  return `${SEARCH_PATH}/${sprog}/${searchToday(world, sprog).hash}`;
}

function findEmner(world: World, c: Context<Env>): Response {
  const { q = '', sprog: asked = 'da', ...unknown } = c.req.query();
  const sprog = asked === 'en' ? 'en' : 'da';
  const faults: readonly FieldFault[] = [
    ...(q.trim() === '' ? [{ field: 'q', code: 'mangler' } as const] : []),
    ...(q.length > SOEGNING_CHARS_MAX ? [{ field: 'q', code: 'for-langt' } as const] : []),
    ...(asked === sprog ? [] : [{ field: 'sprog', code: 'ukendt' } as const]),
    ...Object.keys(unknown).map((field) => ({ field, code: 'ukendt' }) as const),
  ];
  if (faults.length > 0) {
    return problem(422, { sprog, errors: faults.map((fault) => fieldError(fault, sprog)) });
  }
  const { emner } = searchToday(world, sprog).soegning().find(q);
  return Response.json({ emner }, { headers: { 'content-language': sprog } });
}

type Asked = { readonly hash: string; readonly acceptEncoding: string };

/** Under its own name for good; under an older one today's all the same, kept by nobody. */
export async function giveSearch(search: SearchOnDay, asked: Asked): Promise<Response> {
  const isNamed = asked.hash === search.hash;
  const headers = new Headers({
    'content-type': 'application/json',
    'cache-control': isNamed ? 'public, max-age=31536000, immutable' : 'no-store',
  });
  if (!/\bbr\b/.test(asked.acceptEncoding)) {
    return new Response(search.json, { headers });
  }
  headers.set('content-encoding', 'br');
  headers.set('vary', 'accept-encoding');
  return new Response(new Uint8Array(await packedOnce(search)), { headers });
}

/** Packed as small as it gets, once, beside the thread that answers. */
function packedOnce(search: SearchOnDay): Promise<Buffer> {
  const known = packed.get(search);
  if (known !== undefined) return known;
  const packing = brotli(search.json, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  packed.set(search, packing);
  return packing;
}

const brotli = promisify(brotliCompress);
const packed = new WeakMap<SearchOnDay, Promise<Buffer>>();
