import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { installDebianPackages } from '../debian-packages.ts';

const DEBIAN_PATH = '/usr/bin/chromium';

/** Nothing of the machine is asked for: no sandbox (root), no GPU, no network but the page's own. */
const ARGS = [
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
  return chromium.launch({ executablePath: chromiumPath(), args: ARGS });
}

function chromiumPath(): string {
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
  return [...(given === undefined ? [] : [given]), DEBIAN_PATH, chromium.executablePath()];
}
