import { lookAtStates } from './look-at-states.ts';
import { pageStates } from './page-states.ts';

// What has an English twin is for citizens.
const citizens = new Set(pageStates('en').map(({ name }) => name));
const all = pageStates('da').map(({ name }) => name);
lookAtStates('da', { names: all.filter((name) => citizens.has(name)), forCitizens: true });
