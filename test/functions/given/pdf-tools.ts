import { spawnSync } from 'node:child_process';

/** Programs of others that read PDF, so that not what made a file says that it is right. */
const TOOLS = ['pdfinfo', 'pdftotext', 'pdffonts', 'qpdf'] as const;
export const DEBIAN_PACKAGES = ['poppler-utils', 'qpdf'];
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

/** Those that are not on this machine. */
export function missingPdfTools(): readonly string[] {
  return TOOLS.filter((tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error);
}

/** What a program says of a file. @throws Error when it is not there or finds the file wrong */
export function askPdfTool(tool: (typeof TOOLS)[number], args: readonly string[]): string {
  const asked = spawnSync(tool, [...args], { encoding: 'utf8', maxBuffer: OUTPUT_BYTES_MAX });
  if (asked.error !== undefined) {
    throw new Error(
      `The PDF tests need ${tool}: on Debian "apt-get install ${DEBIAN_PACKAGES.join(' ')}".`,
    );
  }
  if (asked.status !== 0) throw new Error(`${tool} says: ${asked.stdout}${asked.stderr}`);
  return asked.stdout;
}
