import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { Oidc } from '../settings.ts';

/** A provider that says nothing this long counts as down. */
const ANSWER_SECONDS_MAX = 5;

/**
 * The kommune's OpenID provider, asked who it is when somebody first needs it, not at start, and
 * again until it has answered: that it is down stops no start, and no klage.
 */
export function makeProvider(oidc: Oidc): () => Promise<Configuration> {
  return once(() => discover(oidc));
}

/** Asks until there is an answer, then never again; those who ask meanwhile wait for the same. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };
}

function discover({ issuer, clientId, clientSecret }: Oidc): Promise<Configuration> {
  return discovery(issuer, clientId, {}, authenticate(clientSecret), {
    timeout: ANSWER_SECONDS_MAX,
    // The settings let a provider be on http in development only.
    execute: [
      enableNonRepudiationChecks,
      ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : []),
    ],
  });
}

/**
 * In the body where the provider takes it there, since not all decode what stands in the head; in
 * the head where it offers only that, or does not say (OpenID Connect Discovery §3).
 */
function authenticate(clientSecret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)];
  return (server, ...rest) => {
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = offered.includes('client_secret_post') ? post : basic;
    way(server, ...rest);
  };
}
