import { createHash } from 'node:crypto';
import { loadManifest, reserveOf } from '../delivery/load-letter.ts';
import type { Post } from '../delivery/post.ts';
import type { Brev } from '../objects/manifest.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Db } from '../register/tables.ts';
import { type ReturnedMail, readReturn } from './read-return.ts';
import { isOurs } from './return-address.ts';
import type { Folder } from './return-mailbox.ts';
import { type Report, type Written, writeReturn } from './write-return.ts';

/**
 * One mail that came back: read, matched with its attempt, written. Nothing is ever thrown away: what
 * cannot be read, or claims to be ours and is not, goes to a person.
 * @returns the folder it belongs in, or `senere` when it must be looked at again
 */
export async function takeReturn(post: Post, raw: Uint8Array): Promise<Folder | 'senere'> {
  const mail = await readReturn(raw);
  const row = mail && (await rowOf(post.world.db, mail));
  if (mail === null || row === null) return needPerson(post, 'ulaeselig');
  const [attempt] = mail.attempts;
  const { nummer } = row;
  if (attempt === undefined || !isOurs(attempt, { nummer, secret: post.world.settings.appSecret }))
    return needPerson(post, 'forfalsket');
  if (mail.returned === null) return needPerson(post, 'ulaeselig', nummer);
  const besked = createHash('sha256').update(raw).digest('hex');
  return write(post, row, { besked, attempt, returned: mail.returned });
}

/** The row that the address names, ours or not; null when it names none, or several. */
async function rowOf(db: Db, { attempts }: ReturnedMail): Promise<Forsendelse | null> {
  const [attempt, ...more] = attempts;
  if (attempt === undefined || more.length > 0) return null;
  const rows = db.selectFrom('forsendelse').selectAll().where('id', '=', attempt.forsendelse);
  return (await rows.executeTakeFirst()) ?? null;
}

async function write(post: Post, row: Forsendelse, report: Report): Promise<Folder | 'senere'> {
  const { db, clock, log } = post.world;
  const brev = report.returned.art === 'fejlet' ? await reserveFor(post, row) : null;
  if (brev === 'store-down') return 'senere';
  const around = { now: clock.now(), waits: post.spans, brev };
  const written = await writeReturn(db, report, around);
  const { art, status } = report.returned;
  const { forsoeg } = report.attempt;
  log('info', `retur.${art}`, { nummer: row.nummer, forsoeg, status, blev: written });
  tell(post, row, { written, brev });
  if (written === 'sender') return 'senere';
  return art === 'autosvar' ? 'autosvar' : 'behandlet';
}

/** The store may be away for a while; a letter whose manifest is gone has no reserve. */
async function reserveFor({ world }: Post, row: Forsendelse): Promise<Brev | null | 'store-down'> {
  try {
    const found = await loadManifest(world.objects, row.nummer);
    return found.ok ? reserveOf(found.value, row.slags) : null;
  } catch {
    return 'store-down';
  }
}

function tell(
  { world }: Post,
  { nummer, modtager }: Forsendelse,
  { written, brev }: { readonly written: Written; readonly brev: Brev | null },
): void {
  const { alarm } = world;
  if (written === 'reserve')
    alarm('klage-til-reserve', { nummer, fra: modtager, til: brev?.modtager ?? '' });
  if (written === 'manuel') alarm('klage-manuel', { nummer, modtager, grund: 'afvist' });
  if (written === 'lukket') alarm('retur-efter-lukning', { nummer, modtager });
}

/** Told seldom: anybody can write to a mailbox. */
function needPerson(
  post: Post,
  hvorfor: 'ulaeselig' | 'forfalsket',
  nummer: string | null = null,
): Folder {
  post.world.log('warn', `retur.${hvorfor}`, { nummer });
  post.alarmSeldom(`retur-${hvorfor}`, { nummer });
  return 'person';
}
