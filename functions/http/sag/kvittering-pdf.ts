import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { KLAGE_TYP, type KlageDocument, klageDocument } from '../../kvittering/klage-document.ts';
import { type OwnCopy, withOwnCopy } from '../../receiving/own-copy.ts';
import { readReceipt } from '../../receiving/receipt.ts';
import { carriedOnFrom } from '../../register/videre.ts';
import { nameOn } from '../../routing/on-day.ts';
import type { DocumentThread } from '../../threads/document-thread.ts';
import { localsOf } from '../page-data.ts';
import { savedFile } from '../saved-file.ts';
import type { OpenedCase, SagDesk } from './sag-door.ts';
import { NOTHING_SAID } from './sag-voice.ts';
import { showCase } from './show-case.ts';

/** What the receipt's files need. */
export type KvitteringDesk = SagDesk & { readonly documents: DocumentThread };

/** All that the citizen wrote, from the own copy that only the code opens. */
export async function klagePdf(
  { documents, pages }: KvitteringDesk,
  opened: OpenedCase,
): Promise<Response> {
  const { world, sag, sprog } = opened;
  const data = await withOwnCopy(world, opened, async (found) =>
    found.kind === 'aaben' ? klageDocument(await documentOf(opened, found.copy)) : found.kind,
  );
  if (data === 'slettet') return showStatusAgain(opened);
  const pdf = data === 'utilgaengelig' ? null : await documents.make({ main: KLAGE_TYP, data });
  if (pdf !== null) return savedFile(`klage-${sag.nummer}.pdf`, 'application/pdf', [pdf]);
  const page = { view: 'problem', status: 500, values: {} } as const;
  return pages.render('/problem', localsOf(world, sprog, page), 500);
}

async function documentOf(opened: OpenedCase, copy: OwnCopy): Promise<KlageDocument> {
  const { world, sag, kode, sprog } = opened;
  const rules = world.rules();
  const { kommune } = rules.indstillinger;
  const dag = dayInCopenhagen(new Date(sag.modtaget));
  return {
    ...{ copy, sprog, receipt: await readReceipt(world, sag, kode) },
    forrigeSag: (await carriedOnFrom(world.db, sag.nummer))?.fra ?? null,
    kommune: sprog === 'da' ? kommune.navn : kommune.navnEn,
    emne: rules.emner.get(sag.emne)?.[sprog] ?? sag.emne,
    modtager: (id) => {
      const modtager = rules.modtagere.get(id);
      return modtager === undefined ? id : nameOn(modtager, dag)[sprog];
    },
  };
}

/** The copy's time is over: the page of the case says so. */
function showStatusAgain(opened: OpenedCase): Promise<Response> {
  return showCase(opened, { heard: { ...NOTHING_SAID, status: 410 } });
}
