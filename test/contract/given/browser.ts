type Cookie = { readonly value: string; readonly path: string };

/** What a request goes to: our app in this process, or the net. */
export type Route = (request: Request) => Promise<Response> | Response;

type Fields = { readonly [name: string]: string } | URLSearchParams;

/** A browser without a window: it keeps cookies by host and path, and follows redirects. */
export type Browser = {
  readonly get: (address: string) => Promise<Response>;
  /** One step only. */
  readonly step: (address: string, init?: RequestInit) => Promise<Response>;
  readonly post: (address: string, fields: Fields) => Promise<Response>;
  /** Every address it has been at. */
  readonly visited: readonly string[];
  readonly cookies: Map<string, Map<string, Cookie>>;
};

const REDIRECTS_MAX = 12;
const FORM = 'application/x-www-form-urlencoded';

/** @param ours where requests to `origin` go */
export function openBrowser(origin: string, ours: Route): Browser {
  const cookies: Browser['cookies'] = new Map();
  const visited: string[] = [];
  const step: Browser['step'] = async (address, init = {}) => {
    const url = new URL(address, origin);
    visited.push(url.href);
    const headers = new Headers(init.headers);
    const carried = cookieHeader(cookies.get(url.origin), url.pathname);
    if (carried !== '') headers.set('cookie', carried);
    const request = new Request(url, { ...init, headers, redirect: 'manual' });
    const response = await (url.origin === origin ? ours(request) : fetch(request));
    for (const line of response.headers.getSetCookie()) keep(cookies, url.origin, line);
    return response;
  };
  const get: Browser['get'] = async (address) => {
    let at = new URL(address, origin);
    for (let redirects = 0; redirects < REDIRECTS_MAX; redirects++) {
      const response = await step(at.href);
      const to = response.headers.get('location');
      if (to === null) return response;
      at = new URL(to, at);
    }
    throw new Error(`More than ${REDIRECTS_MAX} redirects: ${visited.join(' → ')}`);
  };
  const post: Browser['post'] = (address, fields) => {
    const sent = fields instanceof URLSearchParams ? fields : new URLSearchParams(fields);
    const body = sent.toString();
    const length = String(Buffer.byteLength(body));
    const headers = { origin, 'content-type': FORM, 'content-length': length };
    return step(address, { method: 'POST', headers, body });
  };
  return { get, step, post, visited, cookies };
}

function cookieHeader(jar: ReadonlyMap<string, Cookie> | undefined, pathname: string): string {
  const fitting = [...(jar ?? [])].filter(([, { path }]) => pathname.startsWith(path));
  return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
}

function keep(cookies: Browser['cookies'], origin: string, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split(/=(.*)/);
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
  const jar = cookies.get(origin) ?? new Map<string, Cookie>();
  cookies.set(origin, jar);
  const gone = attributes.some((attribute) =>
    /^(max-age=0|expires=Thu, 01 Jan 1970.*)$/i.test(attribute),
  );
  if (gone) jar.delete(name);
  else jar.set(name, { value, path });
}
