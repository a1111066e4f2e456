import { lookAtStates } from './look-at-states.ts';
import { pageStates } from './page-states.ts';

lookAtStates('en', { names: pageStates('en').map(({ name }) => name), forCitizens: true });
