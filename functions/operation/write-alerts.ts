import { writeFile } from 'node:fs/promises';
import { alertsYaml } from '../alarms/prometheus-alerts.ts';

/** Writes alerts.yaml beside this file; a test says when it is not what the list gives. */
await writeFile(new URL('./alerts.yaml', import.meta.url), alertsYaml());
