import type { StaffPerson } from '../../src/staff-locals.ts';
import { shippedModtagere } from './subjects.ts';

/** Somebody with every role. */
export const RIKKE: StaffPerson = {
  navn: 'Rikke Regelsen',
  roller: [
    { rolle: 'regelredaktoer' },
    { rolle: 'borgerraadgiver' },
    { rolle: 'statistik' },
    { rolle: 'forvaltning', navn: shippedModtagere('da')[0]?.navn ?? '' },
  ],
  steder: ['sager', 'statistik', 'regler'],
  formularnoegle: 'q3Zr0vTnW8yGk5LhXcJ1sPd7fBmE2uRa9oHiVxKwNtQ',
};
