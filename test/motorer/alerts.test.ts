import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROMETHEUS_ALERTS } from '../../functions/alarms/prometheus-alerts.ts';

const PROMTOOL = process.env['KLAGEVEJ_TEST_PROMTOOL'] ?? 'promtool';
const RULES = resolve('functions/operation/alerts.yaml');
const dir = mkdtempSync(join(tmpdir(), 'klagevej-promtool-'));
afterAll(() => rmSync(dir, { recursive: true }));

function promtool(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(PROMTOOL, args, { encoding: 'utf8' });
  return { status, told: `${stdout}${stderr}` };
}

/** Two instances of one register: `values` is Prometheus' own notation, minute by minute. */
function series(metric: string, values: string) {
  return ['a', 'b'].map((instance) => {
    const [name, labels = ''] = metric.split('{');
    const own = `job="klagevej",instance="${instance}"`;
    const rest = labels === '' ? '}' : `,${labels}`;
    return { series: `${name}{${own}${rest}`, values };
  });
}

/** Which alerts fire after `minutes`, as promtool says when it is told that none does. */
function firing(name: string, input: ReturnType<typeof series>, minutes: number) {
  const rest = PROMETHEUS_ALERTS.filter(({ navn }) => navn === name);
  expect(rest).toHaveLength(1);
  const file = join(dir, `${name}-${minutes}.yaml`);
  const asked = { eval_time: `${minutes}m`, alertname: name, exp_alerts: [] };
  const tests = [{ interval: '1m', input_series: input, alert_rule_test: [asked] }];
  writeFileSync(file, JSON.stringify({ rule_files: [RULES], evaluation_interval: '1m', tests }));
  const { status, told } = promtool('test', 'rules', file);
  expect(told).not.toMatch(/error|parse/i);
  return {
    count: status === 0 ? 0 : (told.split('got:')[1]?.match(/Labels:/g) ?? []).length,
    told,
  };
}

test('the rules file is one that Prometheus reads', () => {
  const { status, told } = promtool('check', 'rules', RULES);
  expect(told).toContain(`SUCCESS: ${PROMETHEUS_ALERTS.length} rules found`);
  expect(status).toBe(0);
});

test('promtool does not take a broken rule', () => {
  const file = join(dir, 'broken.yaml');
  writeFileSync(file, 'groups: [{ name: a, rules: [{ alert: B, expr: "max by (" }] }]');
  expect(promtool('check', 'rules', file).status).not.toBe(0);
});

const DAYS = 'klagevej_certifikat_dage_tilbage{modtager="SOF"}';
const OWN_DAYS = 'klagevej_afsendercertifikat_dage_tilbage';
const OLDEST = 'klagevej_aeldste_ventende_sekunder';
const MANUEL = 'klagevej_forsendelser{tilstand="manuel"}';
const HOURS = 'klagevej_arbejdstimer_siden_klage';
const UNPROVEN = 'klagevej_modtager_uproevet{modtager="SOF"}';
const FREE = 'klagevej_disk_ledig_andel';
const READY = 'klagevej_klar{del="database"}';
const RESERVE = 'klagevej_reserve_brugt_total';

/** Alert, what is measured from the first minute on, after how many minutes, and how many alerts. */
const CASES: readonly (readonly [string, string, string, number, number])[] = [
  ['KlagevejNede', 'up', '0x10', 5, 2],
  ['KlagevejNede', 'up', '0x1 1x10', 8, 0],
  ['KlagevejIkkeKlar', READY, '1x2 0x10', 8, 2],
  ['KlagevejIkkeKlar', READY, '1x10', 8, 0],
  ['KlagevejSaldo', 'klagevej_saldo', '1x10', 5, 1],
  ['KlagevejSaldo', 'klagevej_saldo', '-1x10', 5, 1],
  ['KlagevejSaldo', 'klagevej_saldo', '0x10', 5, 0],
  ['KlagevejManuel', MANUEL, '2x10', 8, 1],
  ['KlagevejManuel', 'klagevej_forsendelser{tilstand="venter"}', '2x10', 8, 0],
  ['KlagevejVenter', OLDEST, '3700x10', 8, 1],
  ['KlagevejVenter', OLDEST, '3600x10', 8, 0],
  ['KlagevejVenterEtDoegn', OLDEST, '86401x10', 8, 1],
  ['KlagevejVenterEtDoegn', OLDEST, '3700x10', 8, 0],
  ['KlagevejReserveBrugt', RESERVE, '3x5 4x10', 10, 1],
  ['KlagevejReserveBrugt', RESERVE, '3x5 4x90', 80, 0],
  ['KlagevejIngenKlage', HOURS, '16.5x30', 20, 1],
  ['KlagevejIngenKlage', HOURS, '15.9x30', 20, 0],
  ...([30, 15] as const).map((day) => ['KlagevejCertifikat30', DAYS, `${day}x20`, 15, 1] as const),
  ...([31, 14] as const).map((day) => ['KlagevejCertifikat30', DAYS, `${day}x20`, 15, 0] as const),
  ['KlagevejCertifikat14', DAYS, '14x20', 15, 1],
  ['KlagevejCertifikat14', DAYS, '7x20', 15, 0],
  ['KlagevejCertifikat7', DAYS, '7x20', 15, 1],
  ['KlagevejCertifikat7', DAYS, '1x20', 15, 0],
  ...([1, 0] as const).map((day) => ['KlagevejCertifikat1', DAYS, `${day}x20`, 15, 1] as const),
  ['KlagevejCertifikat1', DAYS, '2x20', 15, 0],
  ['KlagevejAfsendercertifikat', OWN_DAYS, '30x20', 15, 1],
  ['KlagevejAfsendercertifikat', OWN_DAYS, '-3x20', 15, 1],
  ['KlagevejAfsendercertifikat', OWN_DAYS, '31x20', 15, 0],
  ['KlagevejUproevet', UNPROVEN, '1x1500', 1_450, 1],
  ['KlagevejUproevet', UNPROVEN, '0x1500', 1_450, 0],
  ['KlagevejDisk', FREE, '0.05x20', 18, 2],
  ['KlagevejDisk', FREE, '0.5x20', 18, 0],
  ['KlagevejRegelsaetVenter', 'klagevej_regelsaet_afventer', '1x1500', 1_450, 1],
  ['KlagevejRegelsaetVenter', 'klagevej_regelsaet_afventer', '1x1500', 60, 0],
];

test.each(CASES)('%s with %s at %s for %i minutes: %i', (name, metric, values, minutes, count) => {
  const found = firing(name, series(metric, values), minutes);
  expect(found.count, found.told).toBe(count);
});

test('an instance that answers without figures is told, one with figures is not', () => {
  const up = series('up', '1x20');
  expect(firing('KlagevejTalMangler', up, 10).count).toBe(2);
  const [own] = series('klagevej_saldo', '0x20');
  expect(firing('KlagevejTalMangler', own === undefined ? up : [...up, own], 10).count).toBe(1);
});

test('every alert is seen to fire and to keep quiet', () => {
  const tried = new Set(CASES.map(([name, , , , count]) => `${name} ${count > 0}`));
  const wanted = PROMETHEUS_ALERTS.map(({ navn }) => navn).filter(
    (n) => n !== 'KlagevejTalMangler',
  );
  expect(wanted.filter((n) => !tried.has(`${n} true`) || !tried.has(`${n} false`))).toEqual([]);
});
