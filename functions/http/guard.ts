import type { MiddlewareHandler } from 'hono';
import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import type { Settings } from '../settings.ts';
import { problem } from './problem.ts';

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** Watched from inside, by address: these answer under any host. */
const WATCHED = ['/healthz', '/readyz', '/metrics'];
const HSTS_SECONDS = 2 * 365 * 24 * 3600;

/** Headers of every answer, errors included. */
const HEADERS = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

/** Headers of whatever a window can show. All scripts and styles are files of ours. */
const DOCUMENT_HEADERS = {
  ...HEADERS,
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const;

/** Sets the headers of every answer; nothing is kept by a cache unless the answer says so itself. */
export function securityHeaders(settings: Settings): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const headers = isPartOfPage(c.res.headers) ? HEADERS : DOCUMENT_HEADERS;
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    if (settings.production) {
      c.res.headers.set('strict-transport-security', `max-age=${HSTS_SECONDS}; includeSubDomains`);
    }
  };
}

/** Styles, scripts and fonts: half a kilobyte each that the first view need not carry. */
function isPartOfPage(headers: Headers): boolean {
  return /^(text\/css|text\/javascript|font\/)/.test(headers.get('content-type') ?? '');
}

/** Refuses another Host, and whatever a page of another origin makes a browser send. */
export function sameSiteOnly(settings: Settings): MiddlewareHandler {
  return async (c, next) => {
    if (!isOurHost(c.req.header('host') ?? new URL(c.req.url).host, c.req.path, settings)) {
      return problem(403);
    }
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!reads && !isOurOrigin(c.req.raw.headers, c.req.path, settings)) return problem(403);
    return next();
  };
}

function isOurHost(host: string, path: string, settings: Settings): boolean {
  if (settings.production) return WATCHED.includes(path) || host === settings.publicUrl.host;
  return LOOPBACK_HOSTS.includes(host.replace(/:\d+$/, ''));
}

/**
 * Every browser of today names the origin of what it sends. What names none is a program, or an
 * older browser: it may send a klage, which needs no cookie; but where a cookie decides who asks,
 * the browser has to say that the page it comes from is ours.
 */
function isOurOrigin(headers: Headers, path: string, settings: Settings): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return origin === settings.publicUrl.origin;
  const site = headers.get('sec-fetch-site');
  const isStaff =
    path === STAFF_ADDRESSES.forside || path.startsWith(`${STAFF_ADDRESSES.forside}/`);
  return isStaff ? site === 'same-origin' : site !== 'cross-site';
}
