import { expect, test } from 'vitest';
import { groupDifferences } from '../../src/open/group-differences.ts';

const om = { question: 'klagenHandlerOm', answers: ['serviceniveau'] };
const selv = { question: 'kanSelvKlareDialogen', answers: ['ja'] };
const emner = (...answers: string[]) => ({ question: 'emne', answers });

test('one change that moves klager from many is read as one, and no combination is lost', () => {
  const lines = [
    { fra: 'TMF', til: 'B', antal: 30, naar: [emner('Veje', 'Parker'), om, selv] },
    { fra: 'BUF', til: 'B', antal: 20, naar: [emner('Skole'), om, selv] },
    { fra: 'BUF', til: null, antal: 60, naar: [om] },
    { fra: 'SOF', til: 'B', antal: 5, naar: [om] },
  ];
  const groups = groupDifferences(lines);
  expect(groups.map(({ til, faelles, antal }) => ({ til, faelles, antal }))).toEqual([
    { til: null, faelles: [om], antal: 60 },
    { til: 'B', faelles: [om, selv], antal: 50 },
    { til: 'B', faelles: [om], antal: 5 },
  ]);
  expect(groups[1]?.dele).toEqual([
    { fra: 'TMF', til: 'B', antal: 30, naar: [emner('Veje', 'Parker')] },
    { fra: 'BUF', til: 'B', antal: 20, naar: [emner('Skole')] },
  ]);
});
