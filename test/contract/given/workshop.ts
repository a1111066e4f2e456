import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, openBrowser } from './browser.ts';
import { type ReadPage, readPage } from './read-page.ts';
import { type StaffApp, staffApp } from './staff-app.ts';

export const ORIGIN = 'http://localhost:4321';
export const REGLER = '/medarbejder/regler';
export const RULES_DIR = resolve(import.meta.dirname, '../../../routing-rules');

/** The whole system in this process, on the shipped rules and a register of its own. */
export type GivenWorkshop = {
  readonly app: StaffApp;
  /** Somebody of the made-up people, logged in without scripts. */
  readonly login: (name: string) => Promise<Person>;
  readonly close: () => Promise<void>;
};

export async function givenWorkshop(): Promise<GivenWorkshop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-workshop-'));
  const app = await staffApp({ DATA_DIR: dataDir, RULES_DIR });
  return {
    app,
    login: async (name) => {
      const browser = openBrowser(ORIGIN, app.route);
      await browser.post('/medarbejder/log-ind', { person: `medarbejder:proeve-${name}` });
      const { formularnoegle } = await readPage(await browser.get('/medarbejder'));
      return new Person(browser, formularnoegle);
    },
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Fields = { readonly [name: string]: string };

/** Somebody who works in the workshop with links and forms only. */
export class Person {
  readonly browser: Browser;
  /** What every form of the session carries. */
  readonly formularnoegle: string;

  constructor(browser: Browser, formularnoegle: string) {
    this.browser = browser;
    this.formularnoegle = formularnoegle;
  }

  /** The page at an address below /medarbejder/regler. */
  async look(below = ''): Promise<ReadPage> {
    return readPage(await this.browser.get(`${REGLER}${below}`));
  }

  /** Sends a form; the page that comes of it, after redirects. */
  async send(below: string, fields: Fields): Promise<ReadPage> {
    const { formularnoegle } = this;
    const answer = await this.browser.post(`${REGLER}${below}`, { ...fields, formularnoegle });
    const to = answer.headers.get('location');
    return to === null ? readPage(answer) : readPage(await this.browser.get(to));
  }

  /** Opens a file, changes its text, saves. */
  async edit(fil: string, change: (text: string) => string): Promise<ReadPage> {
    const { fields } = await this.look(`/rediger?fil=${fil}`);
    const { grundlag = '', tekst = '' } = fields;
    return this.send('/rediger', { fil, grundlag, tekst: change(tekst), handling: 'gem' });
  }

  /** Reads a proposal and approves it. */
  async approve(forslag: string): Promise<ReadPage> {
    const { iKraft = '' } = (await this.look(`/forslag/${forslag}`)).fields;
    return this.send(`/forslag/${forslag}`, { iKraft, handling: 'godkend' });
  }

  /** Sends the draft to a second person. */
  async propose(grund: string): Promise<ReadPage> {
    const { grundlag = '' } = (await this.look('/udgiv')).fields;
    return this.send('/udgiv', { grundlag, grund });
  }
}

const RULE = '"id": "serviceniveau"';

/** A good change: klager over how much the kommune offers go to Borgerrådgiveren, examples too. */
export function moveServiceniveau(text: string): string {
  const begin = text.indexOf(RULE);
  const end = text.indexOf('\n    },\n', begin);
  const rule = text
    .slice(begin, end)
    .replace('"send": "emnets-forvaltning"', '"send": "BORGERRAADGIVEREN"')
    .replaceAll(/"modtager": "\w+"/g, '"modtager": "BORGERRAADGIVEREN"');
  return text.slice(0, begin) + rule + text.slice(end);
}
