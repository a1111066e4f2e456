import { randomBytes } from 'node:crypto';
import { readS3Address, type S3Address } from '../../functions/objects/s3-address.ts';

/** An empty store of the test's own in the S3 server that the tests were given. */
export function emptyS3(): S3Address {
  const address = readS3Address(process.env['KLAGEVEJ_TEST_S3'] ?? '');
  if (address === null) throw new Error('Run these tests with: npm run test:motorer -- s3');
  return { ...address, prefix: `${address.prefix}${randomBytes(8).toString('hex')}/` };
}

/** The same as OBJECTS_URL says it. */
export function objectsUrlOf({ bucket, prefix }: S3Address): string {
  return `s3://${bucket}/${prefix.replace(/\/$/, '')}`;
}
