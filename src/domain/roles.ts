/** Roles in the ward (regulation Art. 4, 6-II; product roles). */
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

/** A person has one role at a time. A substitute acts in the role of the person they replace. */
export type Role = (typeof roles)[number];

/** Narrows a string from a form or a command line to a role. */
export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value);

/** Members of the editorial board (Ban Biên tập), who see the queue. */
export const boardRoles = ['member', 'office', 'deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];

/** Roles that may sign in at the web desk: the board, and officials outside it who read or sign its papers. */
export const deskRoles = [...boardRoles, 'chairman', 'accountant'] as const satisfies readonly Role[];
/** True if the role may sign in at the desk at all. Each page then has its own check. */
export const mayEnterDesk = (role: Role): boolean => (deskRoles as readonly Role[]).includes(role);

/** Roles that may decide about items, edit them and see all of them. */
export const decidingRoles = ['deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];

/** True for the editorial board (Art. 4), including its office; not for contributors, the Chairman or the accountant. */
export const isBoard = (role: Role): boolean => (boardRoles as readonly Role[]).includes(role);
/** True for roles that may approve. */
export const isDeciding = (role: Role): boolean => (decidingRoles as readonly Role[]).includes(role);

/** Roles that lead the board: they are informed of a stolen account and undo its acts. */
export const leadingRoles = ['head', 'standingDeputy'] as const satisfies readonly Role[];
/** True for head and standing deputy. */
export const leads = (role: Role): boolean => (leadingRoles as readonly Role[]).includes(role);

/** True for everyone who was invited to write for the portal. */
export const maySubmit = (role: Role): boolean => role === 'contributor' || isBoard(role);

/** True for chairman and accountant: they sign and pay, but do not write or decide. */
export const isOfficial = (role: Role): boolean => mayEnterDesk(role) && !isBoard(role);

/** Roles that each role may invite people to. The command line may grant any. */
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
