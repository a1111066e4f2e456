import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Day, isDay } from '../src/klage/calendar.ts';
import { makeClock } from './clock.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

/** What a tool found: lines for people, data for `--json`, 0 good, 1 a defect or difference, 2 wrong use. */
export type Answer = {
  readonly exitCode: 0 | 1 | 2;
  readonly text: readonly string[];
  /** The same for programs; absent where a tool has none. */
  readonly data?: unknown;
};

/** The options of a command besides `--json`: those followed by words, by a day, and by nothing. */
export type Options<Word extends string, DayName extends string, Flag extends string> = {
  readonly words: readonly Word[];
  readonly days: readonly DayName[];
  readonly flags: readonly Flag[];
};

/** One call of a command. */
export type Call<Word extends string, DayName extends string, Flag extends string> = {
  readonly command: string;
  /** What stands after the command. */
  readonly args: readonly string[];
  readonly json: boolean;
  /** What an option was given, or null. */
  readonly word: (option: Word) => string | null;
  readonly day: (option: DayName) => Day | null;
  readonly flag: (option: Flag) => boolean;
};

/** A command of package.json, and what its tools answer; null when there is no such tool. */
export type CommandLine<Word extends string, DayName extends string, Flag extends string> = {
  readonly usage: string;
  readonly options: Options<Word, DayName, Flag>;
  readonly answer: (call: Call<Word, DayName, Flag>) => Promise<Answer> | null;
};

/**
 * Runs `npm run … -- COMMAND …`: what was typed is parsed, the answer printed (as JSON with `--json`;
 * wrong use told people on the standard error), and the exit code set.
 */
export async function runCommandLine<
  const Word extends string,
  const DayName extends string,
  const Flag extends string,
>(argv: readonly string[], line: CommandLine<Word, DayName, Flag>): Promise<void> {
  const call = parseCall(argv, line.options);
  const answer = call === null ? misused(line.usage) : await answerTo(call, line);
  print(answer, call?.json ?? false);
  process.exitCode = answer.exitCode;
}

/** The answer to wrong use: what it must be. */
export function misused(besked: string): Answer {
  return { exitCode: 2, text: [besked], data: { fejl: [{ besked }] } };
}

/** What was asked for cannot be done, and why. */
export function refused(besked: string): Answer {
  return { exitCode: 1, text: [besked], data: { fejl: [{ besked }] } };
}

/** What tools beside a server work by. @throws SettingsError */
export function settingsAndClock(): {
  readonly settings: Settings;
  readonly now: () => Date;
} {
  const settings = readSettings(process.env);
  const { now } = makeClock({ start: settings.clockStart, tempo: settings.tempo });
  return { settings, now };
}

type ParsedCall<W extends string, D extends string, F extends string> = Call<W, D, F> & {
  /** An option that must be a day and is none, as it was typed. */
  readonly noDay: { readonly option: string; readonly typed: string } | null;
};

/** null when an option is unknown, lacks its value, or is given twice. */
function parseCall<W extends string, D extends string, F extends string>(
  argv: readonly string[],
  { words, days, flags }: Options<W, D, F>,
): ParsedCall<W, D, F> | null {
  const parsed = parse(argv, {
    ...Object.fromEntries(
      [...words, ...days].map((name) => [name, { type: 'string', multiple: true }]),
    ),
    ...Object.fromEntries([...flags, 'json'].map((name) => [name, { type: 'boolean' }])),
  });
  if (parsed === null) return null;
  const { values, positionals } = parsed;
  const [command = '', ...args] = positionals;
  if (Object.values(values).some((typed) => Array.isArray(typed) && typed.length > 1)) return null;
  const typedIn = (name: string) => {
    const [typed] = [values[name]].flat();
    return typeof typed === 'string' ? typed : null;
  };
  const option = days.find((name) => !isDay(typedIn(name) ?? '2026-01-01'));
  return {
    ...{ command, args, json: values['json'] === true },
    word: typedIn,
    day: typedIn,
    flag: (name) => values[name] === true,
    noDay: option === undefined ? null : { option, typed: typedIn(option) ?? '' },
  };
}

function parse(argv: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch {
    return null;
  }
}

/** Whatever a tool throws is told as a sentence: a wrong setting is wrong use. */
async function answerTo<W extends string, D extends string, F extends string>(
  call: ParsedCall<W, D, F>,
  { usage, answer }: CommandLine<W, D, F>,
): Promise<Answer> {
  const { noDay } = call;
  if (noDay !== null) {
    return misused(
      `--${noDay.option} er »${noDay.typed}«. Skriv en dag, der findes, som 2026-03-31.`,
    );
  }
  try {
    return (await answer(call)) ?? misused(usage);
  } catch (error) {
    const besked = error instanceof Error ? error.message : String(error);
    return error instanceof SettingsError ? misused(besked) : refused(besked);
  }
}

function print({ text, data, exitCode }: Answer, json: boolean): void {
  const asJson = json && data !== undefined;
  const lines = asJson ? [JSON.stringify(data, null, 2)] : text;
  const stream = asJson || exitCode !== 2 ? process.stdout : process.stderr;
  if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
}
