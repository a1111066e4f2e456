import type { Bilag } from '../../src/klage/klage.ts';
import { base64Lines } from './base64-lines.ts';
import { type Chunks, held, joinChunks } from './chunks.ts';
import { mimeParameter } from './mime-parameter.ts';

/** What one mail of a klage says, before it is signed. */
export type Content = {
  readonly tekst: string;
  /** null in a letter that is no klage. */
  readonly klageJson: Uint8Array | null;
  /** With cleaned, unique names. */
  readonly bilag: readonly Bilag[];
};

const MEDIA_TYPE = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;

/** Says which file is the power of attorney; the others are evidence. */
const FULDMAGT = 'Content-Description: fuldmagt';

/**
 * The inner MIME entity: multipart/mixed of the letter, klage.json and the bilag, CRLF everywhere.
 * Every body is base64, so that no gateway can change it, and a boundary with `_` cannot occur in it.
 */
export function composeMime(content: Content, boundary: string): Chunks {
  const head = `Content-Type: multipart/mixed; boundary="${boundary}"\r\nMIME-Version: 1.0\r\n\r\n`;
  const mime = joinChunks([
    Buffer.from(head),
    textPart(content.tekst, boundary),
    ...(content.klageJson === null ? [] : [jsonPart(content.klageJson, boundary)]),
    ...content.bilag.map((bilag) => bilagPart(bilag, boundary)),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return held(mime);
}

/** One bilag as a MIME part, encoded while it is walked. */
export function bilagPart(bilag: Bilag, boundary: string): Chunks {
  const type = MEDIA_TYPE.test(bilag.type) ? bilag.type : 'application/octet-stream';
  const charset = type === 'text/plain' ? '; charset=utf-8' : '';
  const headers = [
    `Content-Type: ${type}${charset}${mimeParameter('name', bilag.navn)}`,
    `Content-Disposition: attachment${mimeParameter('filename', bilag.navn)}`,
    ...(bilag.felt === 'fuldmagt' ? [FULDMAGT] : []),
  ];
  return part(headers, bilag.bytes, boundary);
}

function textPart(tekst: string, boundary: string): Chunks {
  const headers = ['Content-Type: text/plain; charset=utf-8', 'Content-Disposition: inline'];
  return part(headers, Buffer.from(tekst.replaceAll('\n', '\r\n')), boundary);
}

function jsonPart(klageJson: Uint8Array, boundary: string): Chunks {
  const headers = [
    'Content-Type: application/json; name="klage.json"',
    'Content-Disposition: attachment; filename="klage.json"',
  ];
  return part(headers, klageJson, boundary);
}

function part(headers: readonly string[], bytes: Uint8Array, boundary: string): Chunks {
  const lines = [`--${boundary}`, ...headers, 'Content-Transfer-Encoding: base64', '', ''];
  const body = base64Lines(joinChunks([bytes]));
  // An empty body has no line of its own to close before the boundary.
  const close = body.bytes === 0 ? ['\r\n'] : [];
  return joinChunks([
    Buffer.from(lines.join('\r\n')),
    body,
    ...close.map((one) => Buffer.from(one)),
  ]);
}
