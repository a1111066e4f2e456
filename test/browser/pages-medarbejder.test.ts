import { lookAtStates } from './look-at-states.ts';
import { pageStates } from './page-states.ts';

// What has no English twin is for those who work with it.
const citizens = new Set(pageStates('en').map(({ name }) => name));
const all = pageStates('da').map(({ name }) => name);
lookAtStates('da', { names: all.filter((name) => !citizens.has(name)), forCitizens: false });
