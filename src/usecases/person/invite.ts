/** A role is obtained only by invitation: a link or a short code, single use, valid for seven days, with a fixed role. */
import { refused } from '../../domain/decision.ts';
import { invitationId, type PersonId } from '../../domain/ids.ts';
import { type Invitation, invitationDays, type Person } from '../../domain/person/person.ts';
import { unitNamed } from '../../domain/plan/unit.ts';
import { grants, isDeciding, type Role } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { put } from '../tell.ts';
import { mayDo } from './may-do.ts';

const dayMs = 86_400_000;

/** Start of a platform's link for an invitation; the code is appended to it. */
export interface StartLink {
  readonly channel: string;
  /** Text before the code. */
  readonly prefix: string;
}

/** Links that open a chat with a code; the channels store them when they start. */
export const startLinks = async (unit: Unit): Promise<readonly StartLink[]> =>
  JSON.parse((await unit.stores.setting('start-links')) ?? '[]') as readonly StartLink[];

/** What the inviter specifies; the program adds the code and the expiry. */
export type NewInvitation = Pick<Invitation, 'role' | 'name' | 'unit' | 'invitedBy'>;

/** Creates an invitation. The code is returned once; only its hash is stored. */
export const createInvitation = async (
  unit: Unit,
  wanted: NewInvitation,
): Promise<{ code: string; links: readonly { channel: string; url: string }[] }> => {
  const code = unit.ids.typableCode();
  const invitation = {
    id: invitationId(unit.ids.next()),
    codeHash: unit.hashCode(code),
    ...wanted,
    createdAt: unit.now,
    expiresAt: new Date(unit.now.getTime() + invitationDays * dayMs),
    usedAt: null,
  };
  await unit.stores.invitations.insert(invitation);
  await putOnRecord(unit, wanted.invitedBy, 'invited', invitation.id, { role: wanted.role });
  return { code, links: (await startLinks(unit)).map(({ channel, prefix }) => ({ channel, url: prefix + code })) };
};

/** Links to every app of the ward. The inviter's app comes first, because the invited person may use another one. */
export async function linksFor(
  { stores }: Pick<Unit, 'stores'>,
  inviter: PersonId,
  links: readonly { readonly channel: string; readonly url: string }[],
): Promise<readonly string[]> {
  const [last] = (await stores.people.accountsOf(inviter)).toSorted(
    (a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime(),
  );
  return links
    .toSorted((a, b) => Number(b.channel === last?.channel) - Number(a.channel === last?.channel))
    .map(({ url }) => url);
}

/**
 * Invites from the chat; allowed to a standing deputy and the head.
 * @param into name of the ward's unit as typed; used only for contributors
 */
export const invite = async (
  unit: Unit,
  inviter: Person,
  role: Role,
  name: string,
  into = '',
): Promise<Outcome<{ readonly code: string; readonly links: readonly string[]; readonly unitName: string | null }>> => {
  if (!mayDo('invite', inviter, inviter) || !grants[inviter.role].includes(role)) return refused('issue-not-entitled');
  if (name.length < 2) return refused('issue-name-missing');
  const found = into !== '' && role === 'contributor' ? unitNamed(unit.ward.units, into) : null;
  if (into !== '' && role === 'contributor' && !found) return refused('issue-unit-unknown', { name: into });
  const unitName = found?.name ?? null;
  const { code, links } = await createInvitation(unit, { role, name, unit: unitName, invitedBy: inviter.id });
  return { ok: true, code, links: await linksFor(unit, inviter.id, links), unitName };
};

/** Revokes an open invitation; allowed to those who may grant its role. @param by null: the command line */
export const revokeInvitation = async (unit: Unit, by: Person | null, id: string): Promise<Outcome> => {
  const invitation = await unit.stores.invitations.get(invitationId(id));
  if (by && !mayDo('invite', by, by)) return refused('issue-not-entitled');
  if (!invitation) return refused('issue-invitation-over');
  if (by && !grants[by.role].includes(invitation.role)) return refused('issue-not-entitled');
  if (!(await unit.stores.invitations.revoke(invitation.id, unit.now))) return refused('issue-invitation-over');
  await putOnRecord(unit, by?.id, 'invitation-revoked', invitation.id);
  return done();
};

/** Redeems `/start CODE`, a deep link, or the code alone. Null: no open invitation has this code. */
export const redeem = async (
  unit: Unit,
  person: Person,
  code: string,
  isOnPage = false,
): Promise<Outcome<{ readonly joined: Person }> | null> => {
  if (person.status !== 'active' || !/^[A-Za-z0-9_-]{6,64}$/u.test(code)) return null;
  const invitation = await unit.stores.invitations.findByHash(unit.hashCode(code));
  // A person with a role keeps it when following a link meant for another person, and the code stays open.
  const isOpenTo = person.role === 'citizen' || (person.role === 'contributor' && invitation?.role !== 'contributor');
  if (invitation && !isOpenTo) return refused('issue-has-role');
  if (invitation && isOnPage && isDeciding(invitation.role)) return refused('issue-page-without-role');
  if (!invitation || !(await unit.stores.invitations.use(invitation.id, person.id, unit.now))) return null;
  const joined: Person = { ...person, role: invitation.role, name: invitation.name, unit: invitation.unit };
  await unit.stores.people.save(joined);
  await putOnRecord(unit, person.id, 'joined', invitation.id, { role: invitation.role });
  await put(unit, `${unit.cause}:menu:${person.id}`, { kind: 'menu', person: person.id });
  const { name, role } = joined;
  if (invitation.invitedBy)
    await notify(unit, invitation.invitedBy, { noun: 'person', name: 'invitation-used', facts: { name, role } });
  return { ok: true, joined };
};
