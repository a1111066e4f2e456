import type { BilagFelt } from '../../src/klage/klage.ts';
import { certificateFacts } from './certificate.ts';
import { decryptCms, type RecipientKey, verifyDetached } from './open-cms.ts';
import {
  decodeBody,
  type MimePart,
  mimeParameterOf,
  multipartEntities,
  openMime,
} from './open-mime.ts';

/** A letter as its reader sees it. */
export type OpenedLetter = {
  /** With line feeds. */
  readonly tekst: string;
  readonly klageJson: string;
  readonly bilag: readonly OpenedBilag[];
  /** Address of the certificate that signed. */
  readonly underskrevetAf: string;
};

export type OpenedBilag = {
  readonly felt: BilagFelt;
  readonly navn: string;
  readonly type: string;
  readonly bytes: Buffer;
};

/**
 * Opens a mail as outer-mail.ts wrote it: decrypts, verifies the signature, takes the parts out.
 * For the development page and tests; the server has no key that opens a real letter.
 * @throws Error when the key is another's or the letter was changed.
 */
export function openLetter(eml: Uint8Array, recipient: RecipientKey): OpenedLetter {
  return openSigned(decryptCms(decodeBody(openMime(Buffer.from(eml))), recipient));
}

/** Opens a letter that is signed but no longer sealed. */
export function openSigned(signed: Buffer): OpenedLetter {
  const [content, signature] = multipartEntities(openMime(signed));
  if (content === undefined || signature === undefined)
    throw new Error('The letter is not signed.');
  const signer = verifyDetached(content, decodeBody(openMime(signature)));
  return { ...openContent(content), underskrevetAf: certificateFacts(signer).addresses.join(', ') };
}

/** Takes the parts out of a letter that is neither sealed nor signed, as in the citizen's copy. */
export function openContent(content: Buffer): Omit<OpenedLetter, 'underskrevetAf'> {
  const [tekst, klageJson, ...bilag] = multipartEntities(openMime(content)).map(openMime);
  if (tekst === undefined || klageJson === undefined) throw new Error('The letter lacks its text.');
  return {
    tekst: decodeBody(tekst).toString('utf8').replaceAll('\r\n', '\n'),
    klageJson: decodeBody(klageJson).toString('utf8'),
    bilag: bilag.map(openBilag),
  };
}

function openBilag(part: MimePart): OpenedBilag {
  const type = (part.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const navn = mimeParameterOf(part, 'content-disposition', 'filename');
  const felt = part.headers.get('content-description') === 'fuldmagt' ? 'fuldmagt' : 'bilag';
  return { felt, navn, type, bytes: decodeBody(part) };
}
