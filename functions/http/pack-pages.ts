import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

/**
 * 10 packs a tenth smaller than 8, which on a weak line is worth more than the milliseconds it takes
 * off the main thread; 11 saves little more and takes several times as long.
 */
const QUALITY = 10;
/** Below this the packing costs more than it saves. */
const PACK_BYTES_MIN = 1_000;

const brotli = promisify(brotliCompress);

/**
 * Packs pages and JSON with brotli for whoever accepts it. A page never holds a secret of one
 * person beside the text of another (citizens have no cookies, no cross-site POST is taken, and the
 * token in the staff's forms is masked anew on each page), so its size tells nothing (BREACH).
 */
export const packPages: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers, status, body } = c.res;
  const type = headers.get('content-type') ?? '';
  const packable = /^(text\/html|application\/(json|problem\+json))/.test(type);
  // What is known by its very bytes is given out as it is.
  if (/\bno-transform\b/.test(headers.get('cache-control') ?? '')) return;
  if (!packable || body === null || headers.has('content-encoding')) return;
  headers.append('vary', 'accept-encoding');
  if (!/\bbr\b/.test(c.req.header('accept-encoding') ?? '')) return;
  const plain = Buffer.from(await c.res.arrayBuffer());
  const packed = plain.length < PACK_BYTES_MIN ? plain : await pack(plain);
  if (packed !== plain) headers.set('content-encoding', 'br');
  headers.delete('content-length');
  c.res = new Response(new Uint8Array(packed), { status, headers });
};

function pack(plain: Buffer): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  };
  return brotli(plain, { params });
}
