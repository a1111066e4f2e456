import type { draft as danish } from '../da/draft.ts';

export const draft: typeof danish = {
  gemKladde: 'Keep a draft on this device',
  gemHjaelp:
    'Then you can go on another time. Do not turn it on if others use this computer, since they can read the draft. Files and CPR numbers are not kept. The draft is gone when you have sent, or after 7 days.',
  gemmer: 'We keep the draft here on the device while you write.',
  slet: 'Delete the draft',
  slettet: 'The draft is deleted.',
  slettetAndetsteds: 'The draft was deleted in another tab. We keep no more.',
  nyKladde: 'You have also written in another tab. What you write here is kept as its own draft.',
  ingenPlads:
    'We cannot keep the draft on this device. You can go on and send, but do not close the page.',
  titel: (antal) => (antal === 1 ? 'You have a draft' : `You have ${antal} drafts`),
  gemt: (tid) => `Kept ${tid}.`,
  fortsaet: 'Go on with the draft',
  hentet: 'The draft is back. Choose files and write the CPR number again.',
  erstat: 'The draft takes the place of what you have written now. Do you want it?',
  paaEnheden: 'Your draft is on this device until you have sent the complaint.',
  ingenForbindelse:
    'You are offline right now. What you have written is still here. Try again when you are online.',
  tegnTilbage: (antal) => `You have ${antal} characters left.`,
  tegnForMange: (antal) => `You have ${antal} characters too many.`,
};
