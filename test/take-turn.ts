import { beforeEach } from 'vitest';
import { onPostgres } from './register-address.ts';

/**
 * Who asks PostgreSQL from outside (`askServer`) stands still meanwhile, and hears of a connection
 * that the system has closed only a turn later; a fetch before that would take it.
 */
if (onPostgres) beforeEach(() => new Promise((resolve) => setTimeout(resolve, 20)));
