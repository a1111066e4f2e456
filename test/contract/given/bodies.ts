import * as v from 'valibot';

/** The bodies of contract §5 to the letter: these keys and no others. */

const nummer = v.pipe(v.string(), v.regex(/^K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}$/));
const kode = v.pipe(
  v.string(),
  v.regex(/^[2-9BCDFGHJ-NP-TV-XZ]{5}(?:-[2-9BCDFGHJ-NP-TV-XZ]{5}){5}$/),
);
const sentence = v.pipe(v.string(), v.minLength(10));
const dag = v.pipe(v.string(), v.isoDate());
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const modtager = v.strictObject({ id: v.string(), navn: v.pipe(v.string(), v.minLength(3)) });
const vejledning = v.array(v.strictObject({ id: v.string(), tekst: sentence }));

const Receipt = v.strictObject({
  nummer,
  kode,
  modtager,
  regel: v.string(),
  regelsaet: v.string(),
  begrundelse: sentence,
  svarfrist: dag,
  vejledning,
  sha256,
});

const Rute = v.strictObject({
  modtager,
  regel: v.string(),
  regelsaet: v.string(),
  begrundelse: sentence,
  vejledning,
  afgoerende: v.record(v.string(), v.string()),
});

const Status = v.strictObject({
  nummer,
  modtaget: v.pipe(v.string(), v.isoTimestamp()),
  modtager,
  tilstand: v.picklist(['venter', 'sendes', 'accepteret', 'kvitteret', 'manuel']),
  svarfrist: dag,
  haendelser: v.array(
    v.strictObject({ tid: v.pipe(v.string(), v.isoTimestamp()), hvad: v.string() }),
  ),
});

const CODES = [
  ...['mangler', 'ukendt', 'for-langt', 'format', 'fremtid', 'for-stor', 'filtype', 'for-mange'],
  'tegn',
];

const Problem = v.strictObject({
  type: v.string(),
  title: v.pipe(v.string(), v.minLength(3)),
  status: v.number(),
  detail: sentence,
  errors: v.array(
    v.strictObject({ field: v.string(), code: v.picklist(CODES), message: sentence }),
  ),
});

export async function readReceipt(response: Response) {
  return v.parse(Receipt, await jsonOf(response, 'application/json'));
}

export async function readRute(response: Response) {
  return v.parse(Rute, await jsonOf(response, 'application/json'));
}

export async function readStatus(response: Response) {
  return v.parse(Status, await jsonOf(response, 'application/json'));
}

/** A problem's body; its status is the answer's own. */
export async function readProblem(response: Response) {
  const problem = v.parse(Problem, await jsonOf(response, 'application/problem+json'));
  if (problem.status !== response.status) throw new Error(`${problem.status} is not the status.`);
  return problem;
}

/** The faults of a problem as `field code`, in its order. */
export async function faultsOf(response: Response): Promise<readonly string[]> {
  const { errors } = await readProblem(response);
  return errors.map(({ field, code }) => `${field} ${code}`);
}

async function jsonOf(response: Response, type: string): Promise<unknown> {
  const found = response.headers.get('content-type');
  if (found !== type) throw new Error(`The answer ${response.status} is ${found}, not ${type}.`);
  return response.json();
}
