import type { Desk, Filter } from '../../../functions/register/worklist-heap.ts';

/** The day the worklists are looked at. */
export const DAG = '2026-03-09';

/** Nobody's own choice. */
export const ALL: Filter = { hos: null, emne: null, slags: null };

export const RAADGIVER: Desk = {
  ...{ hos: null, egne: ['BORGERRAADGIVEREN', ''], dag: DAG },
  kvitteretSenest: new Date('2026-03-04T00:00:00Z'),
};
export const SOF: Desk = { ...RAADGIVER, hos: ['SOF'], egne: ['SOF'] };

/** Who sees what: everything, one's own, and that of two. */
export const DESKS = [
  ['Borgerrådgiveren', RAADGIVER],
  ['a forvaltning', SOF],
  ['two forvaltninger', { ...SOF, hos: ['SOF', 'BUF'], egne: ['SOF', 'BUF'] }],
] as const;
