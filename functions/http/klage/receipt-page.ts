import type { Sprog } from '../../../src/klage/klage.ts';
import type { ReceiptPage, Typed } from '../../../src/locals.ts';
import type { StoredReceipt } from '../../receiving/receipt.ts';
import type { World } from '../../world.ts';
import { answeredOn } from '../page-data.ts';

/** What the page depends on beside the receipt. */
type Around = {
  readonly values: Typed;
  readonly sprog: Sprog;
  readonly skema?: string | null;
  readonly forrigeSag?: string | null;
};

/** The receipt as a page shows it: what the citizen must keep. */
export function receiptPage(
  world: World,
  { kode, receipt }: { readonly kode: string; readonly receipt: StoredReceipt },
  { values, sprog, skema = null, forrigeSag = null }: Around,
): ReceiptPage {
  const { regel: _regel, regelsaet: _regelsaet, ...shown } = receipt;
  const { slags } = world.rules().modtagere.get(receipt.modtager.id) ?? {};
  const sendt = answeredOn(world, values, sprog);
  return {
    ...{ view: 'receipt', receipt: { ...shown, kode }, values, sendt, skema, forrigeSag },
    borgerraadgiver: slags === 'borgerraadgiver',
  };
}
