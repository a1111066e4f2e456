import type { ReceiptPage, Typed } from '../../src/locals.ts';
import type { StoredReceipt } from '../receipt.ts';
import type { World } from '../world.ts';

/** What the page depends on beside the receipt. */
type Around = {
  readonly values: Typed;
  readonly skema?: string | null;
  readonly forrigeSag?: string | null;
};

/** The receipt as a page shows it: what the citizen must keep. */
export function receiptPage(
  world: World,
  { kode, receipt }: { readonly kode: string; readonly receipt: StoredReceipt },
  { values, skema = null, forrigeSag = null }: Around,
): ReceiptPage {
  const { regel: _regel, regelsaet: _regelsaet, ...shown } = receipt;
  const { slags } = world.rules().modtagere.get(receipt.modtager.id) ?? {};
  return {
    ...{ view: 'receipt', receipt: { ...shown, kode }, values, skema, forrigeSag },
    borgerraadgiver: slags === 'borgerraadgiver',
  };
}
