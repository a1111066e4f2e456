import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dumpOf } from '../register-address.ts';
import type { System } from '../system.ts';
import type { Place } from './canary-word.ts';

/**
 * All that outlives a request: every file under the data folder (database, WAL, objects, mails,
 * keys), their names, and what was printed. Of a mail also what its base64 says.
 */
export function everythingAtRest({
  dataDir,
  output,
}: Pick<System, 'dataDir' | 'output'>): readonly Place[] {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(dataDir, file)).isFile(),
  );
  return [
    { where: 'the names of files', bytes: Buffer.from(files.join('\n')) },
    { where: 'what was printed', bytes: Buffer.from(output()) },
    ...dumpOf(join(dataDir, 'klagevej.db')).map((bytes) => ({
      where: 'a dump of klagevej.db',
      bytes,
    })),
    ...files.flatMap((file) => placesIn(file, readFileSync(join(dataDir, file)))),
  ];
}

function placesIn(where: string, bytes: Buffer): readonly Place[] {
  if (!where.endsWith('.eml')) return [{ where, bytes }];
  const text = bytes.toString('latin1');
  const body = text.slice(text.indexOf('\r\n\r\n'));
  const mail = where.includes('borgere/') ? withoutTo(text) : text;
  return [
    { where, bytes: Buffer.from(mail, 'latin1') },
    { where: `the body of ${where}`, bytes: Buffer.from(body, 'base64') },
  ];
}

/** A mail to a citizen is on its way to them: their address, there and nowhere else in it. */
function withoutTo(mail: string): string {
  return mail.replace(/^To: .*\r\n/m, '');
}
