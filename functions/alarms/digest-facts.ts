import {
  addDays,
  dayInCopenhagen,
  startOfDay,
  workingDaysBefore,
} from '../../src/klage/calendar.ts';
import { alarmsSince } from '../register/alarms.ts';
import { counts, secondsSince } from '../register/counts.ts';
import { deletedSince, receivedBetween, silentSince } from '../register/digest-counts.ts';
import { aliveSince } from '../register/instances.ts';
import { openProposals } from '../register/rule-proposals.ts';
import { lettersWithPerson } from '../register/worklist-letters.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import { certificatesLeft } from './certificate-countdown.ts';
import type { DigestFacts } from './digest-mail.ts';

const DAY_MS = 86_400_000;
/** Each instance writes every minute that it runs. */
const ALIVE_MS = 3 * 60_000;

export type DigestWorld = Pick<World, 'db' | 'rules' | 'keyring' | 'clock' | 'demo'> & {
  readonly settings: Pick<World['settings'], 'publicUrl'>;
};

/** Reads what the daily mail says. @throws whatever the register throws: then there is no mail. */
export async function digestFacts(world: DigestWorld): Promise<DigestFacts> {
  return { ...systemFacts(world), ...(await klageFacts(world)), ...(await otherFacts(world)) };
}

function systemFacts(world: DigestWorld) {
  const { rules, keyring, clock, demo, settings } = world;
  const { modtagere, indstillinger, hash } = rules();
  const now = clock.now();
  return {
    ...{ demo, kommune: indstillinger.kommune.navn, system: settings.publicUrl.origin },
    ...{ dag: dayInCopenhagen(now), udgave: VERSION, regelsaet: hash },
    kvitteringsfrist: indstillinger.kvitteringsfristArbejdsdage,
    certifikater: certificatesLeft(world),
    udenCertifikat: [...modtagere.keys()].filter((id) => keyring().recipient(id, now) === null),
  };
}

async function klageFacts({ db, rules, clock }: DigestWorld) {
  const now = clock.now();
  const dag = dayInCopenhagen(now);
  const { ikkeArbejdsdage, kvitteringsfristArbejdsdage } = rules().indstillinger;
  const silent = workingDaysBefore(dag, kvitteringsfristArbejdsdage, ikkeArbejdsdage);
  const { saldo, aeldsteVentende } = await counts(db);
  return {
    saldo,
    aeldsteVentende: secondsSince(aeldsteVentende, now),
    iGaar: await receivedBetween(db, startOfDay(addDays(dag, -1)), startOfDay(dag)),
    manuelle: await lettersWithPerson(db),
    udenKvittering: await silentSince(db, startOfDay(silent)),
  };
}

async function otherFacts({ db, clock }: DigestWorld) {
  const now = clock.now();
  const yesterday = new Date(now.getTime() - DAY_MS);
  return {
    instanser: await aliveSince(db, new Date(now.getTime() - ALIVE_MS)),
    forslag: (await openProposals(db)).map(({ hash }) => hash),
    alarmer: await alarmsSince(db, yesterday),
    slettet: await deletedSince(db, startOfDay(addDays(dayInCopenhagen(now), -1))),
  };
}
