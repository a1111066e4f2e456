const LOOPBACK_HOSTS = ['', 'localhost', '127.0.0.1', '[::1]'];

/**
 * What is wrong with the address of a PostgreSQL, or null: `postgres://USER@HOST:PORT/DATABASE?…`, or
 * `postgres:///DATABASE?host=/FOLDER` for a socket on this machine. In production a server elsewhere
 * is spoken to under TLS, and its certificate is checked (`sslmode=verify-full`, with `sslrootcert`
 * where the CA is the kommune's own).
 */
export function postgresFault(address: string, production: boolean): string | null {
  if (!/^postgres(?:ql)?:/.test(address)) return 'it must begin with sqlite: or postgres://';
  if (!/^[a-z]+:\/\//.test(address) || !URL.canParse(address)) {
    return 'it must be postgres://USER@HOST:PORT/DATABASE';
  }
  const { hostname, pathname, searchParams } = new URL(address);
  if (!/^\/[^/]+$/.test(pathname)) return 'it must name a database after the host';
  if (!production || isOnThisMachine(hostname, searchParams.get('host'))) return null;
  return searchParams.get('sslmode') === 'verify-full'
    ? null
    : 'in production it must end with ?sslmode=verify-full unless the server is on this machine';
}

/** `host` as a parameter overrules the one in the address. */
function isOnThisMachine(hostname: string, given: string | null): boolean {
  if (given === null) return LOOPBACK_HOSTS.includes(hostname);
  return given.startsWith('/') || LOOPBACK_HOSTS.includes(given);
}
