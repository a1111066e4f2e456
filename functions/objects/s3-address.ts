/** Where objects lie in an S3 store. */
export type S3Address = {
  readonly bucket: string;
  /** What every key begins with: empty, or ending in a slash. */
  readonly prefix: string;
};

const ADDRESS =
  /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/((?:[A-Za-z0-9_][A-Za-z0-9_.-]*\/?)*))?$/;
const ADDRESS_CHARS_MAX = 256;

/** Reads `s3://BUCKET` or `s3://BUCKET/PREFIX`; null when it is not one. */
export function readS3Address(url: string): S3Address | null {
  const [, bucket, path = ''] = url.length > ADDRESS_CHARS_MAX ? [] : (ADDRESS.exec(url) ?? []);
  if (bucket === undefined) return null;
  const folder = path.replace(/\/$/, '');
  return { bucket, prefix: folder === '' ? '' : `${folder}/` };
}
