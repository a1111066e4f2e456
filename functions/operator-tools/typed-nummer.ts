import { readNummer } from '../../src/klage/number.ts';
import { type Answer, misused } from '../command-line.ts';

/** The one number a command was given, in any case and spacing, or what to write instead. */
export function typedNummer(command: string, args: readonly string[]): string | Answer {
  const [typed, ...more] = args;
  const nummer = typed === undefined || more.length > 0 ? null : readNummer(typed);
  return nummer ?? misused(`Skriv ét klagenummer: npm run drift -- ${command} K-2026-7WX4K9P`);
}
