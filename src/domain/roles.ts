/** Who somebody is to the ward (regulation Art. 4, 6-II; product roles). */
export const roles = [
  'citizen',
  'contributor',
  'member',
  'office',
  'deputy',
  'standingDeputy',
  'head',
  'chairman',
  'accountant',
] as const;

/** One role at a time; a substitute acts in the role of whom they replace. */
export type Role = (typeof roles)[number];

/** For a role out of a form or a command line, where it may be any text. */
export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value);

/** Members of the Ban Biên tập, who see the queue. */
export const boardRoles = ['member', 'office', 'deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];

/** Who signs in at the desk: the board, and those outside of it who read or sign its papers. */
export const deskRoles = [...boardRoles, 'chairman', 'accountant'] as const satisfies readonly Role[];
/** Whom the desk lets in at all; each page of it then asks for itself. */
export const mayEnterDesk = (role: Role): boolean => (deskRoles as readonly Role[]).includes(role);

/** Those who may decide about items, edit them, and see all. */
export const decidingRoles = ['deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];

/** Of the editorial board (Art. 4), its office among them; contributors, the Chairman and the accountant are not. */
export const isBoard = (role: Role): boolean => (boardRoles as readonly Role[]).includes(role);
/** Roles that may approve. */
export const isDeciding = (role: Role): boolean => (decidingRoles as readonly Role[]).includes(role);

/** Those who answer for the board: they read of a stolen account, and put right what it did. */
export const leadingRoles = ['head', 'standingDeputy'] as const satisfies readonly Role[];
/** Head and standing deputy. */
export const leads = (role: Role): boolean => (leadingRoles as readonly Role[]).includes(role);

/** Everyone who was invited to write for the portal. */
export const maySubmit = (role: Role): boolean => role === 'contributor' || isBoard(role);

/** They sign and pay, and neither write nor decide: chairman and accountant. */
export const isOfficial = (role: Role): boolean => mayEnterDesk(role) && !isBoard(role);

/** Which roles each role may invite to. The command line may grant any. */
export const grants: Readonly<Record<Role, readonly Role[]>> = {
  citizen: [],
  contributor: [],
  member: [],
  office: [],
  deputy: [],
  standingDeputy: ['contributor', 'member', 'office', 'deputy'],
  head: ['contributor', 'member', 'office', 'deputy', 'standingDeputy', 'chairman', 'accountant'],
  chairman: [],
  accountant: [],
};
