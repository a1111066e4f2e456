import type { emneSearch as danish } from '../da/emne-search.ts';

export const emneSearch: typeof danish = {
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
