import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageLocals } from '../src/locals.ts';
import { PACKED } from './build-pages.ts';

/** The built pages and their files (dist/, made by `astro build`). */
export type Pages = {
  /** The page at `path` (a file under src/pages), showing `locals`, under `status` (200). */
  readonly render: (path: string, locals: PageLocals, status?: number) => Promise<Response>;
  /** The built file under `pathname`, kept for good since its name has a hash, or null. */
  readonly asset: (pathname: string, acceptEncoding: string) => Response | null;
};

/**
 * Loads the pages built into `distDir`; their files are read into memory, packed twins as well.
 * @throws when `distDir` holds no build: the sentence says how to make one.
 */
export async function loadPages(distDir: string): Promise<Pages> {
  const entry = join(distDir, 'server', 'entry.mjs');
  const built: unknown = await import(pathToFileURL(entry).href).catch((cause) => {
    throw new Error(`Cannot load the pages from ${entry}: build them with "astro build".`, {
      cause,
    });
  });
  if (!isBuilt(built))
    throw new Error(`${entry} exports no render() and loadAll(): build the pages again.`);
  await built.loadAll();
  const files = await readAssets(join(distDir, 'client'));
  return {
    render: built.render,
    asset: (pathname, acceptEncoding) => answerAsset(files.get(pathname), acceptEncoding),
  };
}

type Built = Pick<Pages, 'render'> & { readonly loadAll: () => Promise<void> };

function isBuilt(value: unknown): value is Built {
  return typeof value === 'object' && value !== null && 'render' in value && 'loadAll' in value;
}

type Asset = { readonly type: string; readonly plain: Buffer; readonly brotli: Buffer | null };

const TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

async function readAssets(clientDir: string): Promise<ReadonlyMap<string, Asset>> {
  const entries = await readdir(clientDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(PACKED));
  const read = files.map(async (file): Promise<[string, Asset]> => {
    const path = join(file.parentPath, file.name);
    const pathname = `/${relative(clientDir, path).split(sep).join('/')}`;
    const type = TYPES[extname(file.name)] ?? 'application/octet-stream';
    const brotli = await readFile(`${path}${PACKED}`).catch(() => null);
    return [pathname, { type, plain: await readFile(path), brotli }];
  });
  return new Map(await Promise.all(read));
}

function answerAsset(asset: Asset | undefined, acceptEncoding: string): Response | null {
  if (asset === undefined) return null;
  const packed = asset.brotli !== null && /\bbr\b/.test(acceptEncoding) ? asset.brotli : null;
  const headers = new Headers({
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  if (packed !== null) headers.set('content-encoding', 'br');
  return new Response(new Uint8Array(packed ?? asset.plain), { headers });
}
