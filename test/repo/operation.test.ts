import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALARMS } from '../../functions/alarms/alarm-list.ts';
import { alertsYaml, PROMETHEUS_ALERTS } from '../../functions/alarms/prometheus-alerts.ts';
import { ROOT, readText } from './source.ts';

const DIR = 'functions/operation';
const CONTAINER = readText(`${DIR}/Dockerfile`);
const UNIT = readText(`${DIR}/klagevej.service`);
const COMPOSE = readText(`${DIR}/compose.yaml`);
const HANDBOOK = readText(`${DIR}/handbook.md`);
const PACKAGE: { readonly scripts: { readonly [name: string]: string } } = JSON.parse(
  readText('package.json'),
);

/** What `npm start` runs, as words: settings first, then node and its arguments. */
const START = (PACKAGE.scripts['start'] ?? '').split(' ');
const COMMAND = START.slice(START.indexOf('node') + 1);

describe('the container and the unit', () => {
  test('run what npm start runs', () => {
    expect(COMMAND.at(-1)).toBe('functions/serve.ts');
    expect(CONTAINER).toContain(
      `CMD ${JSON.stringify(['node', ...COMMAND]).replaceAll(',', ', ')}`,
    );
    expect(UNIT).toContain(`node ${COMMAND.join(' ')}\n`);
    const threads = START.find((word) => word.startsWith('UV_THREADPOOL_SIZE=')) ?? 'none';
    expect(CONTAINER).toContain(threads);
    expect(UNIT).toContain(threads);
  });

  test('take along what is there', () => {
    const copied = [...CONTAINER.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    );
    expect(copied).toContain('functions');
    expect(copied.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    const allowed = readText(`${DIR}/Dockerfile.dockerignore`).split('\n');
    expect(copied.filter((name) => !allowed.includes(`!${name}`))).toEqual([]);
  });

  test('set only what is read, or what Node and the store read', () => {
    const known = new Set(
      [...readText('README.md').matchAll(/`([A-Z][A-Z_0-9]+)`/g)].map(([, name]) => name),
    );
    const [own = ''] = COMPOSE.split(/^ {2}postgres:/m);
    const set = [...own.matchAll(/^ {6}([A-Z_0-9]+):/gm)].map(([, name = '']) => name);
    expect(set).toContain('OBJECTS_URL');
    expect(set.filter((name) => !known.has(name) && !name.startsWith('AWS_'))).toEqual([]);
  });
});

test('the handbook names commands that are there', () => {
  const scripts = [...HANDBOOK.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name = '']) => name);
  expect(scripts).toContain('drift');
  expect(scripts.filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
  const drift = readText('functions/drift.ts');
  const tools = [...HANDBOOK.matchAll(/npm run drift -- ([a-z]+)/g)].map(([, name = '']) => name);
  expect(tools.filter((name) => !drift.includes(`'${name}'`))).toEqual([]);
});

const anchors = [...HANDBOOK.matchAll(/^<a id="([a-z-]+)"><\/a>\n\n##/gm)].map(([, id = '']) => id);

test('the handbook has a heading for every alarm, and names none that there is not', () => {
  const named = new Set([...HANDBOOK.matchAll(/`alarm\.([a-z-]+)`/g)].map(([, name = '']) => name));
  expect([...named].toSorted()).toEqual(Object.keys(ALARMS).toSorted());
});

test('every alarm and every alert leads to a heading of the handbook', () => {
  const led = [...Object.values(ALARMS), ...PROMETHEUS_ALERTS].map(({ afsnit }) => afsnit);
  expect(led.filter((afsnit) => !anchors.includes(afsnit))).toEqual([]);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(anchors.filter((id) => id !== 'alarmer' && !led.some((afsnit) => afsnit === id))).toEqual(
    [],
  );
});

test('every alarm says what is so and what to do in whole sentences, without a name of anybody', () => {
  for (const { besked, goer } of Object.values(ALARMS)) {
    for (const sentence of [besked, goer]) expect(sentence).toMatch(/^\p{Lu}[^\n]{10,200}\.$/u);
  }
});

test('the rules file of Prometheus is what the list of alerts gives', () => {
  expect(readText(`${DIR}/alerts.yaml`)).toBe(alertsYaml());
});

test('the alerts ask for figures that /metrics gives', () => {
  const given = readText('functions/telemetry/metrics.ts');
  const asked = PROMETHEUS_ALERTS.flatMap(({ expr }) => expr.match(/klagevej_[a-z_]+/g) ?? []);
  expect(asked).toContain('klagevej_saldo');
  expect(asked.filter((name) => !given.includes(`'${name}'`))).toEqual([]);
});
