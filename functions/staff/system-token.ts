import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Oidc } from '../settings.ts';
import { makeProvider } from './provider.ts';

/** What a system must have been given to bring cases in: a role, or a scope. */
const ROLE = 'registerimport';
const SCOPE = 'register';
/** Signatures that only the provider can make; a shared secret could be anybody's. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];
const KLIENT = /^[\w.:@/-]{1,80}$/;

/** Who sends a request to the interface for systems. */
export type AskingSystem =
  | { readonly kind: 'known'; readonly klient: string }
  /** No token, or none that the provider has made for us and that is still valid. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-allowed'; readonly klient: string }
  | { readonly kind: 'unreachable' };

export type ReadSystemToken = (authorization: string | undefined) => Promise<AskingSystem>;

/**
 * Reads the access tokens that the kommune's provider gives systems (OAuth 2.0 client credentials)
 * as JWT (RFC 9068): its signature, that it is meant for us, and that it has not expired.
 * @param audience what a token for us may be made for, beside our client id
 */
export function makeSystemTokens(
  oidc: Oidc,
  { audience, now }: { readonly audience: readonly string[]; readonly now: () => Date },
): ReadSystemToken {
  const keysOf = makeKeys(oidc);
  return async (authorization) => {
    const token = /^Bearer ([\w.-]{1,8000})$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return { kind: 'unknown' };
    try {
      const { keys, issuer } = await keysOf();
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience: [oidc.clientId, ...audience],
        algorithms: ALGORITHMS,
        currentDate: now(),
        requiredClaims: ['exp', 'sub'],
      });
      if (isLogin(payload, protectedHeader.typ)) return { kind: 'unknown' };
      const kind = isAllowed(payload, oidc.roleClaim) ? 'known' : 'not-allowed';
      return { kind, klient: klientOf(payload) };
    } catch (error) {
      return { kind: isRefusal(error) ? 'unknown' : 'unreachable' };
    }
  };
}

type Keys = { readonly keys: JWTVerifyGetKey; readonly issuer: string };

function makeKeys(oidc: Oidc): () => Promise<Keys> {
  const provider = makeProvider(oidc);
  let known: Keys | null = null;
  return async () => {
    const { jwks_uri, issuer } = (await provider()).serverMetadata();
    if (jwks_uri === undefined) throw new Error('The provider names no keys.');
    known ??= { keys: createRemoteJWKSet(new URL(jwks_uri)), issuer };
    return known;
  };
}

/**
 * A person's ID token is made for us too, and is no key to this door: ours carry the nonce of a
 * login, where an access token says of itself that it is one.
 */
function isLogin(payload: JWTPayload, typ: string | undefined): boolean {
  if (/^(?:application\/)?at\+jwt$/i.test(typ ?? '')) return false;
  return ['nonce', 'at_hash', 'c_hash'].some((claim) => payload[claim] !== undefined);
}

function isAllowed(payload: JWTPayload, roleClaim: string): boolean {
  const scopes = [...wordsOf(payload['scope']), ...wordsOf(payload['scp'])];
  return wordsOf(payload[roleClaim]).includes(ROLE) || scopes.includes(SCOPE);
}

/** A list, or words with blanks between. */
function wordsOf(claim: unknown): readonly unknown[] {
  if (Array.isArray(claim)) return claim;
  return typeof claim === 'string' ? claim.split(' ') : [];
}

function klientOf(payload: JWTPayload): string {
  const { client_id, azp, sub } = payload;
  const said = [client_id, azp, sub].find((id) => typeof id === 'string' && KLIENT.test(id));
  return typeof said === 'string' ? said : 'ukendt';
}

/** The token is at fault; anything else is the provider's. */
function isRefusal(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
}
