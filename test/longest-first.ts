import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take more than half a minute: one of them begun last keeps everybody waiting. */
const LONG = [
  'browser/keep',
  'faults/kill-loop',
  'browser/pages-medarbejder',
  'browser/budget',
  'browser/journey',
  'browser/emne-search',
  'contract/start',
  'browser/pages-en',
  'browser/cases',
  'browser/pages-da',
  'browser/workshop',
  'contract/rules-in-force',
  'faults/kill-at-relay',
  'rules/tools',
  'functions/operator-tools/drift',
];

/** Begins with the long ones. Each file is a process of its own, so the order of files says nothing. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? LONG.length : at;
}
