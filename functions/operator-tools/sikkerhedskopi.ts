import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { type Answer, misused, refused } from '../command-line.ts';
import type { Invocation } from './invocation.ts';
import { withRegister } from './with-register.ts';

/** `sikkerhedskopi FIL`: a copy of the register as it is at one moment, taken beside a running server. */
export async function sikkerhedskopiTool({ settings, args }: Invocation): Promise<Answer> {
  const [typed, ...more] = args;
  if (typed === undefined || more.length > 0) {
    return misused('Skriv én fil: npm run drift -- sikkerhedskopi kopi/klagevej.db');
  }
  if (!settings.databaseUrl.startsWith('sqlite:')) {
    return misused('Registeret ligger i PostgreSQL: tag kopien med pg_dump.');
  }
  const fil = resolve(typed);
  if (await exists(fil)) return refused(`${fil} findes allerede. Intet er skrevet.`);
  return withRegister(settings, async () => {
    const bytes = await copyTo(settings.databaseUrl.slice('sqlite:'.length), fil);
    return {
      text: [`${fil}: ${bytes} bytes. Kopiér nu også objekterne (OBJECTS_URL).`],
      data: { fil, bytes },
      exitCode: 0,
    };
  });
}

/** Whole and on the disk under its name, or not there at all. */
async function copyTo(register: string, fil: string): Promise<number> {
  const half = `${fil}.undervejs`;
  await (await open(half, 'wx', 0o600)).close();
  const source = new DatabaseSync(register, { readOnly: true });
  try {
    await backup(source, half);
    await sync(half);
    await rename(half, fil);
    await sync(dirname(fil));
    return (await stat(fil)).size;
  } finally {
    source.close();
    await rm(half, { force: true });
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
