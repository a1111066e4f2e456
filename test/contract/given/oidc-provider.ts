import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import Provider, { type Configuration } from 'oidc-provider';
import { SYSTEM_FEATURES, systemClaims, systemClients } from './systems.ts';

/** Somebody the provider knows, and what it says of them. */
export type Account = { readonly sub: string; readonly [claim: string]: unknown };

/** How a provider differs from the usual one; with `login-page` people log in on its own page. */
type Kind = 'usual' | 'roles-in-userinfo' | 'secret-in-head' | 'login-page';

/** What a server on https shows for itself, in PEM. */
export type TlsPair = { readonly cert: string; readonly key: string };

/** A real OpenID provider in this process; only its log-in form is answered by the test. */
export type TestProvider = {
  readonly issuer: string;
  /** Who logs in next, or is known to the login page; null: they give up. */
  readonly next: (account: Account | null) => void;
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
};

export const CLIENT = { id: 'klagevej', secret: 'hemmelig-oidc-hemmelig-oidc-hemmelig' } as const;

export async function startProvider(
  redirectUri: string,
  kind: Kind = 'usual',
  tls: TlsPair | null = null,
): Promise<TestProvider> {
  let account: Account | null = null;
  const known = new Map<string, Account>();
  const onRequest = (request: IncomingMessage, response: ServerResponse) =>
    void answer(request, response);
  const server = tls === null ? createServer(onRequest) : createTlsServer(tls, onRequest);
  const port = await listen(server, 0);
  const issuer = `${tls === null ? 'http' : 'https'}://localhost:${port}`;
  const provider = makeProvider({ issuer, redirectUri, known, kind });
  return {
    issuer,
    next: (one) => {
      account = one;
      if (one !== null) known.set(one.sub, one);
    },
    up: async () => void (await listen(server, port)),
    down: () => ended(server),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/logger-ind/')) return provider.callback()(request, response);
    const given = { error: 'access_denied', error_description: 'Hun gik igen.' };
    const result = account === null ? given : { login: { accountId: account.sub } };
    return provider.interactionFinished(request, response, result);
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.');
  return address.port;
}

function ended(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

type Made = {
  readonly issuer: string;
  readonly redirectUri: string;
  readonly known: ReadonlyMap<string, Account>;
  readonly kind: Kind;
};

function makeProvider({ issuer, redirectUri, known, kind }: Made): Provider {
  const way = kind === 'secret-in-head' ? 'client_secret_basic' : 'client_secret_post';
  const configuration: Configuration = {
    clientAuthMethods: [way],
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: way,
      },
      ...systemClients(way),
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    conformIdTokenClaims: kind === 'roles-in-userinfo',
    cookies: { keys: ['en-hemmelighed'] },
    extraTokenClaims: systemClaims,
    features: { devInteractions: { enabled: kind === 'login-page' }, ...SYSTEM_FEATURES },
    findAccount: (_, sub) => {
      const account = known.get(sub);
      return account && { accountId: sub, claims: () => ({ ...account }) };
    },
    ...(kind === 'login-page'
      ? {}
      : { interactions: { url: (_, { uid }) => `/logger-ind/${uid}` } }),
    // The kommune has agreed for its people.
    loadExistingGrant: async ({ oidc }) => {
      const given = oidc.session?.grantIdFor(CLIENT.id);
      if (given !== undefined) return oidc.provider.Grant.find(given);
      const grant = new oidc.provider.Grant({
        clientId: CLIENT.id,
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ttl: { ClientCredentials: 600 },
    scopes: ['openid', 'profile', 'offline_access', 'register', 'laes'],
  };
  return new Provider(issuer, configuration);
}
