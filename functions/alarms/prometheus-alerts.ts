import { HANDBOOK } from './alarm-list.ts';

/** One rule of Prometheus. */
export type PrometheusAlert = {
  readonly navn: string;
  /** PromQL; every instance reports the same register, so what comes from it is taken once a job. */
  readonly expr: string;
  /** How long it must hold, as Prometheus writes it; null: at once. */
  readonly i: string | null;
  /** `critical`: now; `warning`: this working day; `info`: this week. */
  readonly alvor: 'critical' | 'warning' | 'info';
  readonly da: string;
  readonly en: string;
  /** What to do next, as one Danish sentence. */
  readonly goer: string;
  /** The anchor in the handbook. */
  readonly afsnit: string;
};

/** Without a klage for so many working hours, somebody looks whether one can be sent. */
export const ARBEJDSTIMER_UDEN_KLAGE = 16;

const onceAJob = (metric: string) => `max by (job) (${metric})`;

/** A day in each step of the countdown, the same as the mails have. */
function certificateAlerts(): readonly PrometheusAlert[] {
  const steps = [
    { dage: 30, over: '> 14', alvor: 'info' },
    { dage: 14, over: '> 7', alvor: 'warning' },
    { dage: 7, over: '> 1', alvor: 'warning' },
    { dage: 1, over: null, alvor: 'critical' },
  ] as const;
  return steps.map(({ dage, over, alvor }) => ({
    ...{ navn: `KlagevejCertifikat${dage}`, i: '10m', alvor, afsnit: 'certifikat-dage' },
    expr: `min by (job, modtager) (klagevej_certifikat_dage_tilbage) <= ${dage}${over === null ? '' : ` ${over}`}`,
    da: `Certifikatet for {{ $labels.modtager }} har {{ $value }} dage tilbage.`,
    en: `The certificate of {{ $labels.modtager }} has {{ $value }} days left.`,
    goer: 'Få et nyt certifikat fra modtageren, og udgiv det på /medarbejder/regler; ved 0 går klagerne til reserven.',
  }));
}

export const PROMETHEUS_ALERTS: readonly PrometheusAlert[] = [
  {
    navn: 'KlagevejNede',
    expr: 'up{job="klagevej"} == 0',
    ...{ i: '2m', alvor: 'critical', afsnit: 'nede' },
    da: 'Instansen {{ $labels.instance }} svarer ikke.',
    en: 'The instance {{ $labels.instance }} does not answer.',
    goer: 'Start den, og se i loggen, hvorfor den stoppede.',
  },
  {
    navn: 'KlagevejTalMangler',
    expr: 'up{job="klagevej"} == 1 unless on (job, instance) klagevej_saldo',
    ...{ i: '5m', alvor: 'warning', afsnit: 'nede' },
    da: 'Instansen {{ $labels.instance }} svarer uden tal fra registeret.',
    en: 'The instance {{ $labels.instance }} answers without figures from the register.',
    goer: 'Se på /readyz, om registeret kan læses.',
  },
  {
    navn: 'KlagevejIkkeKlar',
    expr: 'klagevej_klar == 0',
    ...{ i: '1m', alvor: 'critical', afsnit: 'ikke-klar' },
    da: 'Klager kan ikke modtages: {{ $labels.del }} svarer ikke på {{ $labels.instance }}.',
    en: 'Complaints cannot be received: {{ $labels.del }} does not answer on {{ $labels.instance }}.',
    goer: 'Få registeret (database), lageret (objects) eller reglerne (rules) i gang igen; borgere får imens at vide, at intet er modtaget.',
  },
  {
    navn: 'KlagevejSaldo',
    expr: `${onceAJob('abs(klagevej_saldo)')} > 0`,
    ...{ i: '1m', alvor: 'critical', afsnit: 'saldo' },
    da: 'Balancen er ikke 0: {{ $value }} klager er ikke gjort rede for.',
    en: 'The balance is not 0: {{ $value }} complaints are not accounted for.',
    goer: 'Slet intet, tag en sikkerhedskopi med det samme, og sammenlign "npm run drift -- status" med lageret.',
  },
  {
    navn: 'KlagevejManuel',
    expr: `${onceAJob('klagevej_forsendelser{tilstand="manuel"}')} > 0`,
    ...{ i: '5m', alvor: 'critical', afsnit: 'klage-manuel' },
    da: '{{ $value }} klager kan ikke komme frem, før en person hjælper dem.',
    en: '{{ $value }} complaints cannot arrive until a person helps them.',
    goer: 'Kør "npm run drift -- status", og derefter gensend eller manuel for hvert nummer.',
  },
  {
    navn: 'KlagevejVenter',
    expr: `${onceAJob('klagevej_aeldste_ventende_sekunder')} > 3600`,
    ...{ i: '5m', alvor: 'warning', afsnit: 'klager-venter' },
    da: 'Den ældste klage har ventet {{ $value | humanizeDuration }} på at blive sendt.',
    en: 'The oldest complaint has waited {{ $value | humanizeDuration }} to be sent.',
    goer: 'Kør "npm run drift -- status": den siger, hvad mailserveren sidst svarede.',
  },
  {
    navn: 'KlagevejVenterEtDoegn',
    expr: `${onceAJob('klagevej_aeldste_ventende_sekunder')} > 86400`,
    ...{ i: '5m', alvor: 'critical', afsnit: 'klager-venter' },
    da: 'Den ældste klage har ventet {{ $value | humanizeDuration }} på at blive sendt.',
    en: 'The oldest complaint has waited {{ $value | humanizeDuration }} to be sent.',
    goer: 'Få mailserveren i gang i dag: efter tre døgn går klagen til reserven.',
  },
  {
    navn: 'KlagevejReserveBrugt',
    expr: `${onceAJob('increase(klagevej_reserve_brugt_total[1h])')} > 0`,
    ...{ i: null, alvor: 'warning', afsnit: 'reserve' },
    da: 'En klage gik til reserven.',
    en: 'A complaint went to the reserve.',
    goer: 'Find ud af, hvad der er galt med modtagerens postkasse eller certifikat, og sig til reserven, at de sender klagen videre.',
  },
  {
    navn: 'KlagevejIngenKlage',
    expr: `${onceAJob('klagevej_arbejdstimer_siden_klage')} > ${ARBEJDSTIMER_UDEN_KLAGE}`,
    ...{ i: '15m', alvor: 'warning', afsnit: 'ingen-klage' },
    da: 'Der er ikke kommet en klage i {{ $value | humanize }} arbejdstimer.',
    en: 'No complaint has come for {{ $value | humanize }} working hours.',
    goer: 'Send selv en klage udefra; kan det lade sig gøre, så se, om siden kan findes fra kommunens hjemmeside.',
  },
  ...certificateAlerts(),
  {
    navn: 'KlagevejAfsendercertifikat',
    expr: `${onceAJob('-klagevej_afsendercertifikat_dage_tilbage')} >= -30`,
    ...{ i: '10m', alvor: 'warning', afsnit: 'certifikat-dage' },
    da: 'Afsenderens certifikat udløber inden for 30 dage.',
    en: 'The sender’s certificate lapses within 30 days.',
    goer: 'Bestil et nyt til MAIL_FROM, sæt SIGNING_CERT og SIGNING_KEY, og start instanserne igen, en ad gangen.',
  },
  {
    navn: 'KlagevejUproevet',
    expr: 'max by (job, modtager) (klagevej_modtager_uproevet) > 0',
    ...{ i: '1d', alvor: 'info', afsnit: 'uproevet' },
    da: 'Ingen hos {{ $labels.modtager }} har vist, at de kan åbne et forseglet brev.',
    en: 'Nobody at {{ $labels.modtager }} has shown that they can open a sealed letter.',
    goer: 'Kør "npm run drift -- proevebrev MODTAGER", og ring til dem: de åbner brevet og indtaster koden.',
  },
  {
    navn: 'KlagevejDisk',
    expr: 'klagevej_disk_ledig_andel < 0.1',
    ...{ i: '15m', alvor: 'warning', afsnit: 'disk' },
    da: 'Under en tiendedel af disken på {{ $labels.instance }} er ledig.',
    en: 'Less than a tenth of the disk of {{ $labels.instance }} is free.',
    goer: 'Gør plads, før den er fuld: så afvises klager.',
  },
  {
    navn: 'KlagevejRegelsaetVenter',
    expr: `${onceAJob('klagevej_regelsaet_afventer')} > 0`,
    ...{ i: '1d', alvor: 'info', afsnit: 'regelsaet-venter' },
    da: 'Et regelsæt har ventet et døgn på en anden persons godkendelse.',
    en: 'A rule set has waited a day for another person’s approval.',
    goer: 'En anden end den, der foreslog det, godkender eller afviser det på /medarbejder/regler.',
  },
];

/** The list as a rules file of Prometheus: YAML in which every text is written as in JSON. */
export function alertsYaml(): string {
  return [
    '# Made from functions/alarms/prometheus-alerts.ts by `node functions/operation/write-alerts.ts`.',
    '# The job that scrapes /metrics must be called klagevej.',
    'groups:',
    '  - name: klagevej',
    '    rules:',
    ...PROMETHEUS_ALERTS.flatMap(ruleLines),
    '',
  ].join('\n');
}

function ruleLines({ navn, expr, i, alvor, da, en, goer, afsnit }: PrometheusAlert) {
  return [
    `      - alert: ${navn}`,
    `        expr: ${JSON.stringify(expr)}`,
    ...(i === null ? [] : [`        for: ${i}`]),
    '        labels:',
    `          severity: ${alvor}`,
    '        annotations:',
    `          summary: ${JSON.stringify(da)}`,
    `          summary_en: ${JSON.stringify(en)}`,
    `          description: ${JSON.stringify(goer)}`,
    `          runbook: ${JSON.stringify(`${HANDBOOK}#${afsnit}`)}`,
  ];
}
