import { resolve } from 'node:path';

/** Where what is run again and again is kept compiled, as `npm start` has it. */
export const COMPILED = resolve(import.meta.dirname, '../node_modules/.cache/klagevej-test');

/** What a command of ours is run with when nothing of the tests' own surroundings may reach it. */
export const BARE_ENV = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED };
