/// <reference types="astro/client" />
import type { PageLocals } from './locals.ts';

declare global {
  namespace App {
    interface Locals extends PageLocals {}
  }
}
