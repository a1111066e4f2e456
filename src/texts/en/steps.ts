import type { steps as danish } from '../da/steps.ts';

export const steps: typeof danish = {
  trinKort: {
    hvad: 'Subject',
    foer: 'Before',
    fortael: 'Tell',
    omdig: 'You',
    gennemse: 'Send',
  },
  trinAf: (trin, antal) => `Step ${trin} of ${antal}`,
  trinListe: 'Steps in your complaint',
  naeste: 'Next',
  tilbage: 'Back',
  fejlTitel: 'Something is missing',
  fejl: 'Error: ',
  faerdigMed: 'Done',
};
