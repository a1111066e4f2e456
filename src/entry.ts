import { createApp } from 'astro/app/entrypoint';
import { ADDRESSES } from './addresses.ts';
import type { PageLocals } from './locals.ts';

const app = createApp({ streaming: false });

/** One file under src/pages serves an address in both languages: its Danish one names the file. */
const PAGE_PATHS = new Map<string, string>(
  Object.values(ADDRESSES).flatMap(({ da, en }) => [
    [da, da],
    [en, da],
  ]),
);

/**
 * One page as a Response: `path` is an address of ADDRESSES or `/problem`; `locals` is all the
 * page knows. The host is never seen: pages only link to paths.
 */
export async function render(path: string, locals: PageLocals, status = 200): Promise<Response> {
  const url = new URL(PAGE_PATHS.get(path) ?? path, 'http://pages.invalid');
  const page = await app.render(new Request(url), { locals: { ...locals } });
  if (page.status !== 200) {
    throw new Error(`The page "${path}" was answered by Astro with ${page.status}, not 200.`);
  }
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(page.body, { status, headers });
}
