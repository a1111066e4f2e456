/** A place in the menu of the staff pages: whoever has its role sees it. */
export type StaffPlace = 'regler';

/** Who is logged in, as the head of every staff page shows it. */
export type StaffPerson = {
  readonly navn: string;
  /** Their roles in words. */
  readonly roller: readonly string[];
  readonly steder: readonly StaffPlace[];
};

/** `/medarbejder`: who you are, and the places your roles open. */
export type StaffHomePage = { readonly view: 'staff-home'; readonly person: StaffPerson };

/** `/medarbejder/log-ind`: the identity picker (development), or the way to the provider. */
export type StaffLoginPage = {
  readonly view: 'staff-login';
  readonly person: null;
  /** Where to go afterwards. */
  readonly til: string;
  readonly loggedOut: boolean;
  /** Made-up people to choose among; null where a provider logs people in. */
  readonly identiteter:
    | readonly { readonly id: string; readonly navn: string; readonly beskrivelse: string }[]
    | null;
};

/** Why a staff page cannot be shown, or what was sent not be taken. */
export type StaffProblem =
  | 'log-ind-igen'
  | 'ingen-rolle'
  | 'forkert-rolle'
  | 'log-ind-mislykket'
  | 'log-ind-afvist'
  | 'log-ind-nede'
  | 'findes-ikke'
  | 'fejl';

export type StaffProblemPage = {
  readonly view: 'staff-problem';
  readonly problem: StaffProblem;
  /** null where nobody is logged in. */
  readonly person: StaffPerson | null;
  /** Where to go after logging in again. */
  readonly til: string;
};

/** Every page behind the staff's login; each has the person the head shows. */
export type StaffPage = StaffHomePage | StaffLoginPage | StaffProblemPage;
