import { type Answer, misused } from '../command-line.ts';
import { openObjects } from '../objects/open-objects.ts';
import { type CleanedUp, cleanUp, type Deleted } from '../sletning/clean-up.ts';
import type { Invocation } from './invocation.ts';
import { withRegister } from './with-register.ts';

/** `opryd [--proeve]`: deletes the sealed bytes that nobody needs any more, or says which they are. */
export async function oprydTool(invocation: Invocation): Promise<Answer> {
  const { settings, args, hvem, now, proeve } = invocation;
  if (args.length > 0) return misused('opryd gennemgår alle klager og tager intet nummer.');
  return withRegister(settings, async (db) => {
    const objects = await openObjects(settings.objectsUrl);
    const dage = settings.retentionDays;
    const stopping = new AbortController().signal;
    const cleaned = await cleanUp({ db, objects, now, dage, hvem, proeve, stopping });
    const toLookAt = cleaned.genopret.length + cleaned.ulaeselige.length;
    return {
      text: lines(cleaned, proeve),
      data: { proeve, ...cleaned },
      exitCode: toLookAt === 0 ? 0 : 1,
    };
  });
}

const DELE = {
  reserve: 'reservens kopi',
  breve: 'brevene',
  kopi: 'borgerens kopi',
  mappe: 'hele mappen',
} as const;

function lines(cleaned: CleanedUp, proeve: boolean): readonly string[] {
  const { slettet, genopret, ulaeselige, mapper } = cleaned;
  const did = proeve ? 'ville blive slettet' : 'er slettet';
  return [
    ...slettet.map((one) => `${one.nummer}  ${DELE[one.del]} ${did}: ${why(one)}`),
    `${slettet.length} ting ${did}, gennemgået ${mapper} klager.`,
    ...genopret.map((nummer) => `${nummer}  mangler i registeret. Kør: npm run drift -- genopret`),
    ...ulaeselige.map(
      (nummer) => `${nummer}  kan ikke læses eller mangler sin forsendelse. Slet intet; se efter.`,
    ),
  ];
}

function why({ grund, fra }: Deleted): string {
  switch (grund) {
    case 'kvitteret':
      return `modtageren kvitterede ${fra ?? ''}`;
    case 'afsluttet':
      return `sagen blev afsluttet ${fra ?? ''}`;
    case 'ufuldstaendig':
      return 'klagen blev aldrig modtaget helt, og ingen fik et nummer';
    case 'dublet':
      return 'den samme klage har et andet nummer';
  }
}
