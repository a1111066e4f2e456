import type { StaffRolle } from '../staff-locals.ts';
import { medarbejder } from './medarbejder.ts';

/** A role as people call it. */
export function rolleInWords(rolle: StaffRolle): string {
  const words = medarbejder.roller;
  return rolle.rolle === 'forvaltning' ? words.forvaltning(rolle.navn) : words[rolle.rolle];
}
