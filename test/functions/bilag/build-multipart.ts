export const BOUNDARY = '----klagevejTest7b1d';
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

export type Part = {
  readonly name: string;
  /** A file when there is one; the name as raw bytes would be. */
  readonly filename?: string;
  readonly headers?: readonly string[];
  readonly content: Uint8Array | string;
};

/** A multipart body byte for byte, so that a test may also build a wrong one. */
export function buildMultipart(
  parts: readonly Part[],
  { end = `--${BOUNDARY}--\r\n` } = {},
): Buffer<ArrayBuffer> {
  const written = parts.flatMap((part) => [
    Buffer.from(`${[`--${BOUNDARY}`, ...partHeaders(part)].join('\r\n')}\r\n\r\n`),
    Buffer.from(part.content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...written, Buffer.from(end)]);
}

function partHeaders({ name, filename, headers = [] }: Part): readonly string[] {
  const file = filename === undefined ? '' : `; filename="${filename}"`;
  return [`Content-Disposition: form-data; name="${name}"${file}`, ...headers];
}

/** A file part as a browser writes it. */
export function file(name: string, filename: string, content: Uint8Array | string): Part {
  return { name, filename, headers: ['Content-Type: application/octet-stream'], content };
}
