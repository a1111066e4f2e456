import type { steps as danish } from '../da/steps.ts';

export const steps: typeof danish = {
  trinKort: {
    hvad: 'Subject',
    foer: 'Before',
    fortael: 'Tell',
    omdig: 'About you',
    gennemse: 'Send',
  },
  trinAf: (trin, antal) => `Step ${trin} of ${antal}`,
  trinListe: 'Steps in your complaint',
  naeste: 'Next',
  tilbage: 'Back',
  fejlTitel: 'Something is missing',
  fejl: 'Error: ',
  faerdigMed: 'Done',
  tegnTilbage: (antal) => `You have ${antal} characters left.`,
  tegnForMange: (antal) => `You have ${antal} characters too many.`,
  forslag: 'Suggested subjects',
  fundet: (antal, foerste) =>
    antal === 1
      ? `One subject fits: ${foerste}.`
      : `${antal} subjects fit. The best is ${foerste}.`,
  ingen: 'No subject fits. Try other words, or choose from the whole list.',
  valgt: (navn) => `You chose ${navn}.`,
  andet: 'Something else, or I cannot find it',
  ikkeKommunen: (navn) => `Not a task of the municipality: ${navn}`,
  fare: 'Get help now',
};
