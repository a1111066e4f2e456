import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A mail as such a server writes it, sent to this address; CRLF lines, as they travel. */
export async function givenMail(name: string, to: string): Promise<Buffer> {
  const text = await readFile(join(import.meta.dirname, 'mails', `${name}.eml`), 'utf8');
  return Buffer.from(text.replaceAll('RETUR', to).replace(/\r?\n/g, '\r\n'));
}
