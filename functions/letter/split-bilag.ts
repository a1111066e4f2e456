import { base64LinesBytes } from './base64-lines.ts';

/** brevMaksMB counts in 10⁶ bytes, as mail servers do. */
const MB_BYTES = 1_000_000;
/** Signature, two or three certificates and the multipart/signed lines, in base64. */
const SIGNATURE_BYTES_MAX = 16_384;
/** CMS around the encrypted bytes: recipient's name, an RSA key of 8192 bits, algorithms. */
const ENVELOPE_BYTES_MAX = 4_096;
const OUTER_HEADER_BYTES_MAX = 2_048;

/**
 * The size a MIME entity can have at most as a whole mail: signed, encrypted, and base64 around it
 * once more. For bilag that is 1.87 times their own bytes.
 */
export function mailBytesMax(mimeBytes: number): number {
  const sealed = mimeBytes + SIGNATURE_BYTES_MAX + ENVELOPE_BYTES_MAX;
  return base64LinesBytes(sealed) + OUTER_HEADER_BYTES_MAX;
}

/**
 * Shares files out over as many mails as needed so that none exceeds `maksMB`; each file is in
 * exactly one, the first that has room. A file too large for any mail gets one of its own: it is
 * never dropped, and the relay's answer makes it a person's matter.
 * @param files each with the bytes it takes in the MIME entity, its part headers included.
 * @param fixedBytes what every mail's MIME entity holds beside files.
 */
export function splitBilag<T extends { readonly mimeBytes: number }>(
  files: readonly T[],
  fixedBytes: number,
  maksMB: number,
): T[][] {
  const mails: { files: T[]; bytes: number }[] = [];
  for (const file of files) {
    const fits = (bytes: number) => mailBytesMax(bytes + file.mimeBytes) <= maksMB * MB_BYTES;
    const mail = mails.find(({ bytes }) => fits(bytes));
    if (mail === undefined) mails.push({ files: [file], bytes: fixedBytes + file.mimeBytes });
    else {
      mail.files.push(file);
      mail.bytes += file.mimeBytes;
    }
  }
  return mails.length === 0 ? [[]] : mails.map((mail) => mail.files);
}
