import { describe, expect, test } from 'vitest';
import { publishAtOnce } from '../../../functions/register/rule-versions.ts';
import { importLines } from '../../../functions/register-tools/import-lines.ts';
import { LINE_BYTES_MAX } from '../../../functions/register-tools/read-lines.ts';
import { ruleSetFiles } from '../../../functions/routing/load-rule-set.ts';
import { edited } from '../../rules/rule-folders.ts';
import { bring, importDesk, LEAST, NOW } from './import-desk.ts';

const line = (more: object) => JSON.stringify({ ...LEAST, ...more });
const { kilde: _, ...WITHOUT_KILDE } = LEAST;
const CPR = '010417-0123';

/** What is wrong, the line, the field that is named (null: the line), and words of the cure. */
const BAD: readonly (readonly [string, string, string | null, RegExp])[] = [
  ['no JSON', 'nummer;kilde;slags', null, /Tegn 1/],
  ['a list', '[]', null, /nøgler og værdier/],
  ['a key twice', '{"nummer":"1","nummer":"2"}', null, /to gange/],
  ['a line that is too long', `{"nummer":"${'9'.repeat(LINE_BYTES_MAX)}"}`, null, /for lang/],
  ['a missing key', JSON.stringify(WITHOUT_KILDE), 'kilde', /mangler. Tilføj den/],
  ['a key nobody knows', line({ forvaltningen: 'SOF' }), 'forvaltningen', /Mente du »forvaltning«/],
  ['text from a form', line({ beskrivelse: 'Jeg klager' }), 'beskrivelse', /Slet den/],
  ['a number with a blank', line({ nummer: '2017 123' }), 'nummer', /ingen mellemrum/],
  ['a CPR number for a number', line({ nummer: CPR }), 'nummer', /CPR-nummer/],
  ['a CPR number in a number', line({ nummer: `SOF/${CPR}` }), 'nummer', /CPR-nummer/],
  ['an address for a number', line({ nummer: 'anna@eksempel.dk' }), 'nummer', /e-mailadresse/],
  ['an address for a source', line({ kilde: 'anna@eksempel.dk' }), 'kilde', /e-mailadresse/],
  ['a CPR number for an emne', line({ emne: CPR }), 'emne', /CPR-nummer/],
  ['a kind nobody knows', line({ slags: 'klagee' }), 'slags', /Mente du »klage«/],
  ['a time without a zone', line({ modtaget: '2017-04-03T09:12:00' }), 'modtaget', /tidszone/],
  ['a day that is none', line({ modtaget: '2017-02-30T09:12:00Z' }), 'modtaget', /tidspunkt/],
  ['a time to come', line({ modtaget: '2107-04-03T09:12:00Z' }), 'modtaget', /ikke kommet/],
  ['a forvaltning nobody is', line({ forvaltning: 'SOFF' }), 'forvaltning', /Mente du »SOF«/],
  [
    'one who is no forvaltning',
    line({ forvaltning: 'BORGERRAADGIVEREN' }),
    'forvaltning',
    /kendes/,
  ],
  ['an emne nobody has', line({ emne: 'folkeskol' }), 'emne', /Mente du »folkeskole«.*emner\.json/],
  [
    'a word nobody has',
    line({ overordnedeEmner: ['vejledning', 'vejledningen'] }),
    ...(['overordnedeEmner.1', /Mente du »vejledning«.*kategorier\.json/] as const),
  ],
  [
    'a problem nobody has',
    line({ borgerensProblem: ['adgang'] }),
    ...(['borgerensProblem.0', /kategorier\.json/] as const),
  ],
  [
    'a klagepunkt under a word nobody has',
    line({ klagepunkter: [{ art: 'formel' }, { overordnetEmne: 'nej' }] }),
    ...(['klagepunkter.1.overordnetEmne', /kategorier\.json/] as const),
  ],
  ['an empty klagepunkt', line({ klagepunkter: [{}] }), 'klagepunkter.0', /tomt/],
  [
    'a word twice',
    line({ overordnedeEmner: ['vejledning', 'vejledning'] }),
    ...(['overordnedeEmner.1', /to gange/] as const),
  ],
  [
    'medhold nobody knows',
    line({ klagepunkter: [{ medhold: 'medhold' }] }),
    ...(['klagepunkter.0.medhold', /helt, delvist, ikke/] as const),
  ],
  [
    'an end before the start',
    line({ afsluttet: '2017-04-02' }),
    'afsluttet',
    /før den er modtaget/,
  ],
  [
    'an indsats that ends before it begins',
    line({ indsatser: [{ type: 'tilsyn', paabegyndt: '2017-04-04', afsluttet: '2017-04-03' }] }),
    ...(['indsatser.0.afsluttet', /påbegyndt 2017-04-04/] as const),
  ],
  [
    'a way of what is no ekspedition',
    line({ indsatser: [{ type: 'tilsyn', maade: 'manuel', paabegyndt: '2017-04-04' }] }),
    ...(['indsatser.0.maade', /kun til en ekspedition/] as const),
  ],
  [
    'an indsats without a beginning',
    line({ indsatser: [{ type: 'tilsyn' }] }),
    'indsatser.0.paabegyndt',
    /mangler/,
  ],
  [
    'a score nobody asked for',
    line({ tilfredshed: { score: 4 } }),
    'tilfredshed.score',
    /inviteret/,
  ],
  [
    'a score of six',
    line({ tilfredshed: { inviteret: true, score: 6 } }),
    ...(['tilfredshed.score', /1 til 5/] as const),
  ],
  ['half a score', line({ medarbejdertilfredshed: 2.5 }), 'medarbejdertilfredshed', /helt tal/],
  [
    'a risk in words',
    line({ risikoBorger: { tillidOgTryghed: 'ja' } }),
    ...(['risikoBorger.tillidOgTryghed', /true eller false/] as const),
  ],
  [
    'a risk of another’s',
    line({ risikoBorger: { serviceniveau: true } }),
    'risikoBorger.serviceniveau',
    /kendes ikke/,
  ],
  [
    'too many of a list',
    line({ indsatser: Array(51).fill({ type: 'tilsyn', paabegyndt: '2017-04-04' }) }),
    'indsatser',
    /højst 50/,
  ],
  ['another’s route', line({ modtager: 'SOF' }), 'modtager', /kun på klager med kilde »klagevej«/],
];

describe('a line is refused, with its field and what to do, for', () => {
  test.each(BAD)('%s', async (_what, text, felt, cure) => {
    const desk = await importDesk();
    const answer = await bring(desk, LEAST, text);
    expect(answer).toMatchObject({ laest: 2, oprettet: 1, afvist: 1 });
    const told = answer.fejl.find((fejl) => fejl.felt === felt);
    expect(told, JSON.stringify(answer.fejl)).toMatchObject({ linje: 2 });
    expect(told?.besked).toMatch(cure);
    expect(JSON.stringify(answer)).not.toContain(CPR);
  });

  test('bytes that are no UTF-8', async () => {
    const desk = await importDesk();
    const answer = await importLines(desk, async function* open() {
      yield Buffer.from('{"nummer":"fr\xe9d\xe9ric"}\n', 'latin1');
    });
    expect(answer.fejl).toMatchObject([
      { linje: 1, felt: null, besked: expect.stringMatching(/UTF-8/) },
    ]);
  });
});

test('every fault of a line is told at once', async () => {
  const desk = await importDesk();
  const { fejl } = await bring(desk, line({ slags: 'x', kanal: 'y', loesning: 'z' }));
  expect(fejl.map(({ felt }) => felt)).toEqual(['slags', 'kanal', 'loesning']);
});

test('a line of nothing but faults is told by the first of them', async () => {
  const desk = await importDesk();
  const { fejl, afvist } = await bring(desk, line({ indsatser: Array(50).fill({}) }));
  expect(afvist).toBe(1);
  expect(fejl).toHaveLength(20);
});

test('an id that only an earlier published version knew is taken', async () => {
  const old = edited(await ruleSetFiles('routing-rules'), {
    ...{ fil: 'kategorier.json', from: '"vejledning"', to: '"raad-og-vejledning"' },
  });
  const before = await importDesk();
  const words = line({ overordnedeEmner: ['raad-og-vejledning'] });
  expect(await bring(before, words)).toMatchObject({ afvist: 1 });
  await publishAtOnce(before.db, { files: old, hvem: 'medarbejder:bo', now: NOW, grund: null });
  expect(await bring(await importDesk(before.db), words)).toMatchObject({ oprettet: 1 });
});
