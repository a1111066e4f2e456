import type { ClientAuthMethod, Configuration } from 'oidc-provider';

/** Systems the kommune's provider knows: by scope, by role, and with neither. */
export const SYSTEMS = {
  byScope: { id: 'esdh-scope', secret: 'hemmelig-system-hemmelig-system-1', scope: 'register' },
  byRole: { id: 'esdh-rolle', secret: 'hemmelig-system-hemmelig-system-2', scope: '' },
  neither: { id: 'esdh-laeser', secret: 'hemmelig-system-hemmelig-system-3', scope: 'laes' },
} as const;
export type System = (typeof SYSTEMS)[keyof typeof SYSTEMS];

/** The systems as clients of a provider that log in `way`. */
export function systemClients(way: ClientAuthMethod): NonNullable<Configuration['clients']> {
  return Object.values(SYSTEMS).map(({ id, secret, scope }) => ({
    client_id: id,
    client_secret: secret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: way,
    ...(scope === '' ? {} : { scope }),
  }));
}

/** What a provider needs to give systems access tokens as JWT for whatever resource they ask. */
export const SYSTEM_FEATURES: NonNullable<Configuration['features']> = {
  clientCredentials: { enabled: true },
  resourceIndicators: {
    enabled: true,
    getResourceServerInfo: (_, audience) => ({
      audience,
      scope: 'register laes',
      accessTokenFormat: 'jwt',
      accessTokenTTL: 600,
    }),
  },
};

/** The role stands in the claim that people's roles stand in. */
export const systemClaims: NonNullable<Configuration['extraTokenClaims']> = (_, token) =>
  token.clientId === SYSTEMS.byRole.id ? { groups: ['registerimport'] } : undefined;

/** Asks the provider for an access token for `resource`. */
export async function tokenFor(
  issuer: string,
  { id, secret, scope }: System,
  resource: string,
): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: id, client_secret: secret, resource },
      ...(scope === '' ? {} : { scope }),
    }),
  });
  const body: unknown = await answer.json();
  const isToken = typeof body === 'object' && body !== null && 'access_token' in body;
  if (!isToken || typeof body.access_token !== 'string') throw new Error(JSON.stringify(body));
  return body.access_token;
}
