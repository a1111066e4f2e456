/** A place in the menu of the staff pages: whoever has its role sees it. */
export type StaffPlace = 'sager' | 'statistik' | 'regler';

/** A role as a page puts it into words. */
export type StaffRolle =
  | { readonly rolle: 'regelredaktoer' | 'borgerraadgiver' | 'statistik' }
  | { readonly rolle: 'forvaltning'; readonly navn: string };

/** Who is logged in, as the head of every staff page shows it. */
export type StaffPerson = {
  readonly navn: string;
  readonly roller: readonly StaffRolle[];
  readonly steder: readonly StaffPlace[];
  /** What every form that is sent must carry; {@link StaffForm.astro} puts it in. */
  readonly formularnoegle: string;
};

/** `/medarbejder`: who you are, and the places your roles open. */
export type StaffHomePage = { readonly view: 'staff-home'; readonly person: StaffPerson };

/** `/medarbejder/log-ind` in development: made-up people to choose among. */
export type StaffLoginPage = {
  readonly view: 'staff-login';
  readonly person: null;
  /** Where to go afterwards. */
  readonly til: string;
  readonly identiteter: readonly {
    readonly id: string;
    readonly navn: string;
    readonly roller: readonly StaffRolle[];
  }[];
};

/** `/medarbejder/log-ud`: what one sees afterwards. */
export type StaffLoggedOutPage = {
  readonly view: 'staff-logged-out';
  readonly person: null;
  /** Where to log out of the provider too; null when there is no such place. */
  readonly udbyder: string | null;
};

/** Something was sent by somebody who is logged in no longer. */
export type StaffLogInAgainPage = {
  readonly view: 'staff-log-in-again';
  readonly person: null;
  /** Where it was sent. */
  readonly adresse: string;
  /** What was sent, to send again; null when it is not at hand. */
  readonly felter: readonly (readonly [string, string])[] | null;
};

/** Something was sent from a page of another session, or of somebody else's making. */
export type StaffSendAgainPage = {
  readonly view: 'staff-send-again';
  readonly person: StaffPerson;
  readonly adresse: string;
  readonly felter: readonly (readonly [string, string])[] | null;
};

/** Why a staff page cannot be shown. */
export type StaffProblem =
  | 'ingen-rolle'
  | 'forkert-rolle'
  | 'log-ind-mislykket'
  | 'log-ind-afvist'
  | 'log-ind-nede'
  | 'findes-ikke'
  | 'ukendt-sag'
  | 'ingen-tal'
  | 'fejl';

export type StaffProblemPage = {
  readonly view: 'staff-problem';
  readonly problem: StaffProblem;
  /** null where nobody is logged in. */
  readonly person: StaffPerson | null;
  /** Where to go after trying to log in again; null when that would not help. */
  readonly til: string | null;
};

/** Every page behind the staff's login; each has the person the head shows. */
export type StaffPage =
  | StaffHomePage
  | StaffLoginPage
  | StaffLoggedOutPage
  | StaffLogInAgainPage
  | StaffSendAgainPage
  | StaffProblemPage;
