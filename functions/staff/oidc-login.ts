import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
} from 'openid-client';
import type { Oidc } from '../settings.ts';
import type { LoginAttempt } from './login-attempt.ts';
import { makeProvider } from './provider.ts';

const SCOPE = 'openid profile';

/** What the provider says of somebody. */
export type Claims = { readonly sub: string; readonly [claim: string]: unknown };

/** What comes back from the provider. */
export type LoginOutcome =
  | { readonly kind: 'known'; readonly claims: Claims }
  /** The provider said no, or the person gave up. */
  | { readonly kind: 'declined'; readonly kode: string }
  /** The answer is not one to this attempt: forged, changed, or used before. */
  | { readonly kind: 'forged'; readonly kode: string }
  | { readonly kind: 'unreachable'; readonly kode: string };

export type LoginStart =
  | { readonly kind: 'there'; readonly address: URL }
  | { readonly kind: 'unreachable'; readonly kode: string };

/** Logging in at the kommune's own provider: OpenID Connect, authorization code with PKCE. */
export type OidcLogin = {
  /** Where to send the browser. */
  readonly begin: (attempt: LoginAttempt) => Promise<LoginStart>;
  /** @param query what the browser came back with, `?` first */
  readonly finish: (query: string, attempt: LoginAttempt) => Promise<LoginOutcome>;
  /** Where to log out of the provider itself; null when it has no such place, or is not known yet. */
  readonly logOutAddress: () => URL | null;
};

/** @param callback where the browser comes back to */
export function makeOidcLogin(oidc: Oidc, callback: URL): OidcLogin {
  let known: Configuration | null = null;
  const ask = makeProvider(oidc);
  const provider = async () => {
    known = await ask();
    return known;
  };
  return {
    async begin({ state, nonce, codeVerifier }) {
      try {
        const address = buildAuthorizationUrl(await provider(), {
          redirect_uri: callback.href,
          scope: SCOPE,
          ...{ state, nonce },
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
        });
        return { kind: 'there', address };
      } catch (error) {
        return { kind: 'unreachable', kode: codeOf(error) };
      }
    },
    async finish(query, attempt) {
      try {
        const answer = { url: new URL(query, callback), attempt, roleClaim: oidc.roleClaim };
        return { kind: 'known', claims: await claimsOf(await provider(), answer) };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    logOutAddress() {
      const there = known?.serverMetadata().end_session_endpoint !== undefined;
      return known !== null && there ? buildEndSessionUrl(known) : null;
    },
  };
}

type Answer = {
  readonly url: URL;
  readonly attempt: LoginAttempt;
  readonly roleClaim: string;
};

/** The code is exchanged and every check made; the roles may stand with the userinfo only. */
async function claimsOf(provider: Configuration, { url, attempt, roleClaim }: Answer) {
  const tokens = await authorizationCodeGrant(provider, url, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The provider sent no ID token.');
  if (claims[roleClaim] !== undefined || !provider.serverMetadata().userinfo_endpoint) {
    return claims;
  }
  return { ...claims, ...(await fetchUserInfo(provider, tokens.access_token, claims.sub)) };
}

/** Faults of the answer itself, as the provider and openid-client call them. */
const FORGED: ReadonlySet<string> = new Set([
  'invalid_grant',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
]);

function outcomeOf(error: unknown): LoginOutcome {
  const kode = codeOf(error);
  if (error instanceof AuthorizationResponseError) return { kind: 'declined', kode };
  return { kind: FORGED.has(kode) ? 'forged' : 'unreachable', kode };
}

/** A fault by its code only; what is no code could be anything somebody wrote into an address. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const codes = ['error' in at ? at.error : null, 'code' in at ? at.code : null];
    const code = codes.find((one) => typeof one === 'string' && /^\w{1,60}$/.test(one));
    if (typeof code === 'string') return code;
  }
  return 'ukendt';
}
