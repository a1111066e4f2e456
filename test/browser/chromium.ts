import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { installDebianPackages } from '../debian-packages.ts';

/** Chromium without a window to draw: the same engine for a third of the work. */
const SHELL = '/usr/lib/chromium/chromium-headless-shell';
const DEBIAN_PATH = '/usr/bin/chromium';

/** Nothing of the machine is asked for: no sandbox (root), no GPU, no network but the page's own. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a Chromium: found, or got as the Debian package when run as root, or a sentence why not. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
}

/** Gets the lightest Chromium there is, where it can be had and nobody named another. */
export function getChromiumShell(): void {
  if (process.env['CHROMIUM_PATH'] !== undefined || existsSync(SHELL)) return;
  installDebianPackages(['chromium-headless-shell']);
}

/** Where it is. @throws Error, a sentence, when there is none and none can be got. */
export function chromiumPath(): string {
  const found = candidates().find((path) => existsSync(path));
  if (found !== undefined) return found;
  installDebianPackages(['chromium']);
  if (existsSync(DEBIAN_PATH)) return DEBIAN_PATH;
  throw new Error(
    'The browser tests need Chromium: set CHROMIUM_PATH to one, run "npx playwright install chromium", or on Debian "apt-get install chromium".',
  );
}

function candidates(): readonly string[] {
  const given = process.env['CHROMIUM_PATH'];
  const others = [SHELL, DEBIAN_PATH, chromium.executablePath()];
  return given === undefined ? others : [given, ...others];
}
