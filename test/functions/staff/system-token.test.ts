import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { makeSystemTokens } from '../../../functions/staff/system-token.ts';

const { privateKey, publicKey } = await generateKeyPair('ES256');
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }] };

/** A provider that only says who it is and which keys it has. */
const server = createServer((request, response) => {
  const about = { issuer, jwks_uri: `${issuer}/keys`, authorization_endpoint: `${issuer}/a` };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(request.url === '/keys' ? keys : about));
}).listen(0, 'localhost');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const issuer = `http://localhost:${port}`;
afterAll(() => void server.close());

const NOW = new Date('2026-03-02T09:00:00Z');
const CLIENT = 'klagevej';
const read = makeSystemTokens(
  { issuer: new URL(issuer), clientId: CLIENT, clientSecret: 'x', roleClaim: 'groups' },
  { audience: ['https://klagevej.example'], now: () => NOW },
);

/** A token the provider itself has signed. */
function signed(claims: JWTPayload, { typ = 'JWT', aud = CLIENT } = {}): Promise<string> {
  const seconds = NOW.getTime() / 1000;
  return new SignJWT({ groups: ['registerimport'], sub: 'esdh', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ })
    .setIssuer(issuer)
    .setAudience(aud)
    .setExpirationTime(seconds + 60)
    .sign(privateKey);
}

const judged = async (token: Promise<string>) => (await read(`Bearer ${await token}`)).kind;

test.each([
  ['a role', { groups: ['alle', 'registerimport'] }, 'known'],
  ['a role that is one word', { groups: 'registerimport' }, 'known'],
  ['a scope among others', { groups: [], scope: 'laes register' }, 'known'],
  ['a list of scopes', { groups: [], scp: ['register'] }, 'known'],
  ['a scope that only looks like it', { groups: [], scope: 'register.laes' }, 'not-allowed'],
  ['a role of people', { groups: ['borgerraadgiver'] }, 'not-allowed'],
] as const)('a token with %s is judged by it', async (_what, claims, kind) => {
  expect(await judged(signed({ ...claims }))).toBe(kind);
  expect(await judged(signed({ ...claims }, { typ: 'at+jwt' }))).toBe(kind);
});

test('a person’s ID token opens nothing, whatever their role', async () => {
  expect(await judged(signed({ nonce: 'n' }))).toBe('unknown');
  expect(await judged(signed({ at_hash: 'h' }))).toBe('unknown');
});

test('a token for us by address is taken, one for another system is not', async () => {
  expect(await judged(signed({}, { aud: 'https://klagevej.example' }))).toBe('known');
  expect(await judged(signed({}, { aud: 'https://klagevej.example.org' }))).toBe('unknown');
});

test('a token that nobody signed is none', async () => {
  const [, payload = ''] = (await signed({})).split('.');
  const head = Buffer.from('{"alg":"none"}').toString('base64url');
  expect(await read(`Bearer ${head}.${payload}.`)).toEqual({ kind: 'unknown' });
});

test('whoever asks is called by the client’s id, and by nothing that could be typed', async () => {
  expect(await read(`Bearer ${await signed({ client_id: 'esdh-1' })}`)).toMatchObject({
    klient: 'esdh-1',
  });
  expect(await read(`Bearer ${await signed({ sub: 'Karen Hansen' })}`)).toMatchObject({
    klient: 'ukendt',
  });
});
