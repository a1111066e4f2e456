/** One part of a MIME entity: its header lines unfolded, its body as it stands. */
export type MimePart = {
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Without the line break before the next boundary. */
  readonly body: Buffer;
};

const BLANK_LINE = '\r\n\r\n';
const CRLF = '\r\n';

/** Splits a MIME entity into header and body. Reads what this system writes, not all of MIME. */
export function openMime(entity: Buffer): MimePart {
  const end = entity.indexOf(BLANK_LINE);
  if (end < 0) throw new Error('The letter has no header.');
  const lines = entity
    .toString('utf8', 0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split(CRLF);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body: entity.subarray(end + BLANK_LINE.length) };
}

/** The entities inside a multipart, each exactly the bytes between its boundaries. */
export function multipartEntities({ headers, body }: MimePart): Buffer[] {
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) throw new Error('The letter has no parts.');
  const delimiter = `--${boundary}`;
  const entities: Buffer[] = [];
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    const from = at + delimiter.length + CRLF.length;
    const next = body.indexOf(CRLF + delimiter, from - CRLF.length);
    if (next < 0) break;
    entities.push(body.subarray(from, next));
    at = next + CRLF.length;
  }
  return entities;
}

/** A base64 body, decoded. */
export function decodeBody({ body }: MimePart): Buffer {
  return Buffer.from(body.toString('latin1'), 'base64');
}

/** One parameter: name, the number of a continuation, `*` when percent-encoded, the value. */
const PARAMETER = /; ([a-z]+)(?:\*\d+)?(\*?)=("[^"]*"|[^;\s]*)/g;

/** A header parameter, put together and decoded as RFC 2231 has it; '' when it is absent. */
export function mimeParameterOf({ headers }: MimePart, header: string, name: string): string {
  const found = [...(headers.get(header) ?? '').matchAll(PARAMETER)].filter(
    ([, of]) => of === name,
  );
  const value = found.map((parameter) => parameter[3] ?? '').join('');
  const encoded = found.some((parameter) => parameter[2] === '*');
  return encoded ? decodeURIComponent(value.replace(/^UTF-8''/, '')) : value.replaceAll('"', '');
}
