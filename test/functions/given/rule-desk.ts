import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { keyringMaker } from '../../../functions/publishing/make-keys.ts';
import { openRulesInForce } from '../../../functions/publishing/rules-in-force.ts';
import type { Db } from '../../../functions/register/tables.ts';
import type { RuleSetFiles } from '../../../functions/routing/read-rule-files.ts';
import { readSettings } from '../../../functions/settings.ts';
import type { LogFields } from '../../../functions/telemetry/log.ts';
import { edited, FICTIONAL } from '../../rules/rule-folders.ts';
import { folder, register } from './folder.ts';
import { virtualClock } from './virtual-clock.ts';

/** How often a holder looks for what another process published. */
export const LOOK_MS = 1_000;

type Told = { readonly event: string; readonly fields: LogFields | undefined };

const BARE = `"certifikater": [],
      "certifikatadresse": null`;
const CERTIFIED = `"certifikater": ["certifikater/velfaerd.pem"],
      "certifikatadresse": "sikker.velfaerd@tvaerkoebing.example"`;

/** The fictional rules with a certificate for everybody, so that production takes them. */
export const GOOD: RuleSetFiles = edited(
  FICTIONAL,
  ...[1, 2, 3].map(() => ({ fil: 'modtagere.json', from: BARE, to: CERTIFIED })),
);

/** Rules that cannot be read. */
export const UNREADABLE = edited(GOOD, { fil: 'regler.json', from: '{', to: '{ hov' });
/** Rules that can be read, and that `tjek` refuses: nobody decides on most klager. */
export const WITH_GAP = edited(GOOD, {
  ...{ fil: 'regler.json', from: '"naar": {}' },
  to: '"naar": { "emne": ["veje"] }',
});

/** Another version of the fictional rules: `n` names it. */
export function version(n: number, files: RuleSetFiles = GOOD): RuleSetFiles {
  return edited(files, { fil: 'regler.json', from: 'opdigtet til prøve', to: `udgave ${n}` });
}

/** A register, a folder with rules in it, and a clock, with all that was logged and alarmed. */
export async function ruleDesk(
  files: RuleSetFiles,
  given: { readonly production?: boolean; readonly db?: Db; readonly rulesDir?: string } = {},
) {
  const dir = await folder();
  const told: Told[] = [];
  const alarms: Told[] = [];
  const settings = readSettings({ DATA_DIR: dir });
  const clock = virtualClock();
  const desk = {
    db: given.db ?? (await register()),
    rulesDir: given.rulesDir ?? join(dir, 'regler'),
    production: given.production ?? false,
    tempo: 1,
    clock,
    makeKeyring: await keyringMaker(settings, clock),
    log: (_: string, event: string, fields?: LogFields) => void told.push({ event, fields }),
    alarm: (event: string, fields?: LogFields) => void alarms.push({ event, fields }),
    onSwitch: () => {},
    ...{ told, alarms, dir },
  };
  await save(desk.rulesDir, files);
  return desk;
}

export type RuleDesk = Awaited<ReturnType<typeof ruleDesk>>;

/** Writes rules into a folder, as an editor does. */
export async function save(dir: string, files: RuleSetFiles): Promise<void> {
  for (const [sti, bytes] of files) {
    await mkdir(dirname(join(dir, sti)), { recursive: true });
    await writeFile(join(dir, sti), bytes);
  }
}

/** The holder of this desk, stopped when the test ends. */
export async function holder(desk: RuleDesk) {
  const held = await openRulesInForce(desk);
  const end = desk.clock.restsFor(LOOK_MS);
  onTestFinished(() => {
    end();
    return held.stop();
  });
  return { ...held, hash: () => held.current().rules.hash };
}
