import { installDebianPackages } from '../debian-packages.ts';
import { DEBIAN_PACKAGES, missingPdfTools } from './given/pdf-tools.ts';

/**
 * Once before all tests of the functions, so that no two get the same packages at once. Where they
 * cannot be got, each test that needs one says so in a sentence.
 */
export default function getPdfTools(): void {
  if (missingPdfTools().length > 0) installDebianPackages(DEBIAN_PACKAGES);
}
