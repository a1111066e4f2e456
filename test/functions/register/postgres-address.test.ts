import { expect, test } from 'vitest';
import { postgresFault } from '../../../functions/register/postgres-address.ts';

const GOOD = [
  'postgres://klagevej@db.example/klagevej?sslmode=verify-full',
  'postgresql://klagevej:x@db.example:5433/klagevej?sslmode=verify-full&sslrootcert=ca.pem',
  'postgres://klagevej@localhost/klagevej',
  'postgres://klagevej@127.0.0.1:5432/klagevej',
  'postgres://klagevej@[::1]/klagevej',
  'postgres:///klagevej?host=/run/postgresql',
];
for (const address of GOOD) {
  test(`production takes ${address}`, () => expect(postgresFault(address, true)).toBeNull());
}

const IN_CLEAR = [
  'postgres://klagevej@db.example/klagevej',
  ...['disable', 'prefer', 'require', 'verify-ca', 'no-verify'].map(
    (mode) => `postgres://klagevej@db.example/klagevej?sslmode=${mode}`,
  ),
  'postgres://klagevej@localhost/klagevej?host=db.example',
];
for (const address of IN_CLEAR) {
  test(`production refuses ${address}, and development takes it`, () => {
    expect(postgresFault(address, true)).toMatch(/sslmode=verify-full/);
    expect(postgresFault(address, false)).toBeNull();
  });
}

test('an address without host or database is refused', () => {
  for (const address of ['postgres:klagevej', 'postgres://', 'postgres://db', 'postgres://db/']) {
    expect(postgresFault(address, false), address).toMatch(/it must/);
  }
});
