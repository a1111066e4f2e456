import { type Answer, refused } from '../command-line.ts';
import { type Refused, resend } from '../delivery/operate.ts';
import { attemptNow } from './attempt-now.ts';
import type { Invocation } from './invocation.ts';
import { typedNummer } from './typed-nummer.ts';
import { withRegister } from './with-register.ts';

/** `gensend NUMMER`: the whole letter once more, now, under the same Message-ID. */
export async function gensendTool(invocation: Invocation): Promise<Answer> {
  const { settings, args, hvem, now } = invocation;
  const nummer = typedNummer('gensend', args);
  if (typeof nummer !== 'string') return nummer;
  return withRegister(settings, async (db) => {
    const marked = await resend(db, { nummer, hvem, now });
    return marked === 'due' ? attemptNow(db, settings, nummer) : refused(whyNot(marked, nummer));
  });
}

/** Why an operator's deed was not done, and what to do. */
export function whyNot(reason: Refused, nummer: string): string {
  switch (reason) {
    case 'ukendt':
      return `Der er ingen klage med nummeret ${nummer}.`;
    case 'sender':
      return `${nummer} bliver sendt i dette øjeblik. Vent lidt, og se: npm run drift -- status ${nummer}`;
    case 'kvitteret':
      return `Modtageren har allerede kvitteret for ${nummer}. Der er intet at sende.`;
  }
}
