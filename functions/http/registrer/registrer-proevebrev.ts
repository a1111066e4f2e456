import { proofOfMailboxes } from '../../proevebrev/proof-of-mailboxes.ts';
import { proevebrevKey } from '../../proevebrev/send-proevebrev.ts';
import { openProevebrev, type Proevebrev } from '../../register/proevebreve.ts';
import { type RegistrerDesk, showRegistrer } from './registrer-answers.ts';
import { nameOf } from './registrer-page-data.ts';

/**
 * The code of a prøvebrev, entered by whoever opened it: that mailbox is proven.
 * @returns the page that says so, or null when number and code do not belong together
 */
export async function proveMailbox(
  desk: RegistrerDesk,
  given: { readonly nummer: string; readonly kodeHash: string },
): Promise<Response | null> {
  const { world } = desk;
  const opened = await openProevebrev(world.db, { ...given, now: world.clock.now() });
  if (opened === null) return null;
  const { nummer, modtager, postkasse } = opened;
  // It has arrived: nobody sends it again. Bytes that stay because the store is away open nothing.
  await world.objects.remove(proevebrevKey(nummer)).catch(() => {});
  world.log('info', 'proevebrev.aabnet', { nummer, modtager });
  return showRegistrer(desk, {
    view: 'registrer-proevet',
    ...{ nummer, postkasse, modtager: nameOf(world, modtager) },
    aabnet: opened.aabnet ?? world.clock.now().toISOString(),
    iBrug: await isInUse(desk, opened),
  });
}

/** Certificate, address or profile may have changed since the letter was sealed. */
async function isInUse({ world }: RegistrerDesk, opened: Proevebrev): Promise<boolean> {
  const proofs = await proofOfMailboxes(world);
  return proofs.some(
    ({ modtager, fingeraftryk, postkasse, profil }) =>
      modtager === opened.modtager &&
      fingeraftryk === opened.fingeraftryk &&
      postkasse === opened.postkasse &&
      profil === opened.profil,
  );
}
