import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installDebianPackages } from '../debian-packages.ts';
import { freePort } from '../free-port.ts';
import type { Engine, NotRun, StartedEngine } from './engine.ts';

const POSTFIX = '/usr/sbin/postfix';
const DOVECOT = '/usr/sbin/dovecot';
const TLS = resolve(import.meta.dirname, '../faults/tls');
const START_MS_MAX = 60_000;
/** Debian's user `mail`: neither program delivers as root. */
const MAIL = { uid: 8, gid: 8 };
const PASSWORD = 'klagevej-test';
/** Mailboxes there are; a letter to any other address of the domain is taken and comes back. */
const RESERVE = 'sikkerpost.borgerraadgiveren';
const MAILBOXES = ['retur', RESERVE];
const DOMAIN = 'kommune.example';

/**
 * A relay and a mailbox as a kommune has them: postfix takes every letter with a 250, delivers, and
 * writes its own reports to the return path; dovecot shows the mailboxes over IMAP. On loopback and in
 * a folder of their own; both need root to begin with.
 */
export const postfixDovecot: Engine = {
  name: 'postfix-dovecot',
  tests: [{ suites: ['motorer'], paths: ['test/motorer/postfix-dovecot'] }],
  async start() {
    if (process.getuid?.() !== 0) return NOT_ROOT;
    if (!isInstalled()) installDebianPackages(['postfix', 'dovecot-imapd']);
    return isInstalled() ? startBoth() : MISSING;
  },
};

const NOT_ROOT: NotRun = {
  ikkeKoert: 'postfix og dovecot starter kun som root. Kør det som root.',
};
const MISSING: NotRun = {
  ikkeKoert: 'postfix eller dovecot mangler. Installér Debians pakker postfix og dovecot-imapd.',
};

function isInstalled(): boolean {
  return [POSTFIX, DOVECOT, '/usr/lib/dovecot/imap'].every((path) => existsSync(path));
}

type Ports = { readonly smtp: number; readonly imap: number; readonly imaps: number };

async function startBoth(): Promise<StartedEngine> {
  const dir = mkdtempSync(join(tmpdir(), 'klagevej-postfix-'));
  // Both servers go through it as users of their own.
  execFileSync('chmod', ['755', dir]);
  for (const name of ['mail', 'home']) {
    mkdirSync(join(dir, name));
    chownSync(join(dir, name), MAIL.uid, MAIL.gid);
  }
  const ports = { smtp: await freePort(), imap: await freePort(), imaps: await freePort() };
  const servers = [startPostfix(dir, ports), startDovecot(dir, ports)];
  for (const port of Object.values(ports)) await untilListening(port, dir);
  const stop = async () => {
    await Promise.all(servers.map(ended));
    rmSync(dir, { recursive: true, force: true });
  };
  return { env: addresses(ports), stop };
}

function addresses(ports: Ports): StartedEngine['env'] {
  const login = (name: string) => `${name}:${PASSWORD}@localhost`;
  return {
    KLAGEVEJ_TEST_SMTP: `smtp://localhost:${ports.smtp}`,
    KLAGEVEJ_TEST_RETUR_IMAPS: `imaps://${login('retur')}:${ports.imaps}`,
    KLAGEVEJ_TEST_RETUR_IMAP: `imap://${login('retur')}:${ports.imap}`,
    KLAGEVEJ_TEST_RESERVE_IMAPS: `imaps://${login(RESERVE)}:${ports.imaps}`,
  };
}

function startPostfix(dir: string, { smtp }: Ports): ChildProcess {
  const config = join(dir, 'postfix');
  for (const name of ['postfix', 'koe', 'data']) mkdirSync(join(dir, name));
  execFileSync('chown', ['postfix', join(dir, 'data')]);
  cpSync('/usr/share/postfix/master.cf.dist', join(config, 'master.cf'));
  writeFileSync(join(config, 'main.cf'), mainCf(dir));
  const postconf = (...args: readonly string[]) =>
    execFileSync('/usr/sbin/postconf', ['-c', config, ...args]);
  postconf('-M', `smtp/inet=${smtp} inet n - n - - smtpd`);
  postconf('-F', '*/*/chroot=n');
  return spawn(POSTFIX, ['-c', config, 'start-fg'], { stdio: 'ignore' });
}

function mainCf(dir: string): string {
  const mailboxes = MAILBOXES.map((name) => `{ ${name}@${DOMAIN} = ${name}/ }`).join(', ');
  return [
    'compatibility_level = 3.6',
    `queue_directory = ${dir}/koe`,
    `data_directory = ${dir}/data`,
    `maillog_file = ${dir}/postfix.log`,
    `maillog_file_prefixes = ${dir}`,
    ...['inet_interfaces = 127.0.0.1', 'inet_protocols = ipv4'],
    ...[`myhostname = relay.${DOMAIN}`, 'mydestination =', 'alias_maps ='],
    `virtual_mailbox_domains = ${DOMAIN}`,
    `virtual_mailbox_base = ${dir}/mail`,
    `virtual_mailbox_maps = inline:{ ${mailboxes} }`,
    ...[`virtual_uid_maps = static:${MAIL.uid}`, `virtual_gid_maps = static:${MAIL.gid}`],
    ...['virtual_minimum_uid = 1', 'recipient_delimiter = +'],
    // What makes a 250 no delivery: an unknown mailbox is found out only afterwards.
    'smtpd_reject_unlisted_recipient = no',
    ...['smtpd_tls_security_level = encrypt', `smtpd_tls_cert_file = ${TLS}/good.crt.pem`],
    `smtpd_tls_key_file = ${TLS}/server.key.pem`,
    'message_size_limit = 40000000',
    '',
  ].join('\n');
}

function startDovecot(dir: string, { imap, imaps }: Ports): ChildProcess {
  const config = join(dir, 'dovecot.conf');
  const lines = [
    ...['protocols = imap', 'listen = 127.0.0.1', `base_dir = ${dir}/dovecot`],
    ...[`log_path = ${dir}/dovecot.log`, 'ssl = required', 'disable_plaintext_auth = yes'],
    ...[`ssl_cert = <${TLS}/good.crt.pem`, `ssl_key = <${TLS}/server.key.pem`],
    ...[`mail_location = maildir:${dir}/mail/%n`, 'first_valid_uid = 1', 'first_valid_gid = 1'],
    `passdb {\n driver = static\n args = password=${PASSWORD}\n}`,
    `userdb {\n driver = static\n args = uid=${MAIL.uid} gid=${MAIL.gid} home=${dir}/home/%n\n}`,
    'service imap-login {',
    ` inet_listener imap {\n port = ${imap}\n }`,
    ` inet_listener imaps {\n port = ${imaps}\n ssl = yes\n }`,
    '}',
    '',
  ];
  writeFileSync(config, lines.join('\n'));
  return spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore' });
}

/** @throws Error with what the servers have said, when one does not come up */
async function untilListening(port: number, dir: string): Promise<void> {
  const end = performance.now() + START_MS_MAX;
  while (!(await answers(port))) {
    if (performance.now() > end) {
      const said = execFileSync('sh', ['-c', `cat ${dir}/*.log`], { encoding: 'utf8' });
      throw new Error(`postfix or dovecot did not start:\n${said}`);
    }
    await pause(50);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  await exit;
}
