/**
 * Freezes, unfreezes and removes people and changes roles. Rights are checked at every press, so what is on a screen ends
 * with them. Access that works by itself (addresses, sessions, codes, invitations, prompts) is revoked here.
 */
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import type { Mandate } from '../../domain/person/mandate.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard, type Role } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { bareName } from '../../domain/words/names.ts';
import { withoutOffices } from '../../domain/words/offices.ts';
import type { Unit } from '../../ports/services.ts';
import { offerPin } from '../link/offer-pin.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify, notifyRoles } from '../react.ts';
import { sendCards } from '../submission/cards.ts';
import { put } from '../tell.ts';

/** What the head can do to a person's status; roles change through mandates. */
export type StandingAct = 'freeze' | 'unfreeze' | 'remove';

/** The mandate of a substitute. */
export type Substitution = Mandate & { readonly replaces: PersonId };

/** Who acts; null: the command line. */
export type By = Person | null;

/** How long the standing deputy's vouching for a frozen head is valid. */
const vouchMs = 24 * 3_600_000;
const mostWaiting = 200;
/** Codes listed in a message. */
const mostNamed = 8;

const vouchName = (head: PersonId): string => `vouched:${head}`;

const isOtherHead = async (unit: Unit, person: PersonId): Promise<boolean> =>
  (await unit.stores.people.holdersOf(['head'], unit.now)).some(({ id, role }) => id !== person && role === 'head');

const objectionOf = (by: By, person: Person): Issue['key'] | null => {
  if (by && (by.status !== 'active' || actorOf(by).role !== 'head')) return 'issue-not-entitled';
  if (by?.id === person.id) return 'issue-not-oneself';
  return person.status === 'removed' ? 'issue-person-gone' : null;
};

/** Revokes everything that was sent, made or begun in the person's name. */
async function revokeAccess(unit: Unit, person: Person): Promise<void> {
  await unit.stores.links.revokeOf(person.id, unit.now);
  await unit.stores.accountCodes.dropOf(person.id);
  await unit.stores.dialogues.clear(person.id);
  for (const { id, invitedBy } of await unit.stores.invitations.open(unit.now))
    if (invitedBy === person.id) await unit.stores.invitations.revoke(id, unit.now);
}

/** Sends cards to those whose turn it has become. */
async function moveTurns(unit: Unit): Promise<void> {
  for (const item of await unit.stores.submissions.inStates(['submitted'], mostWaiting))
    await sendCards(unit, item, true);
}

const note = (unit: Unit, by: By, action: string, person: Person, details?: Readonly<Record<string, string>>) =>
  putOnRecord(unit, by?.id, action, person.id, details);

/** The person's current and future mandates as a substitute. */
export async function standInsOf({ stores, now }: Unit, person: PersonId): Promise<readonly Substitution[]> {
  return (await stores.people.mandatesOf(person))
    .filter((mandate): mandate is Substitution => mandate.replaces !== null)
    .filter(({ until }) => until === null || until > now);
}

/** First and last day of a substitution, formatted; `until` is the first moment of the day after. */
export const daysOf = ({ ward }: Pick<Unit, 'ward'>, { from, until }: Mandate) => ({
  from: formatDate(localDateOf(from, ward.timeZone)),
  to: until === null ? '…' : formatDate(localDateOf(new Date(until.getTime() - 1), ward.timeZone)),
});

/** Ends the person's mandates as a substitute. The people they replaced are notified, so that they can ask another colleague. */
async function endStandIns(unit: Unit, { name }: Person, held: readonly Substitution[]): Promise<void> {
  for (const each of held) {
    await unit.stores.people.endMandate(each.id, unit.now);
    await notify(unit, each.replaces, {
      noun: 'ward',
      name: 'stand-in-lost',
      facts: { name, ...daysOf(unit, each) },
    });
  }
}

/** Freezes without checking rights; the caller has done so. */
export async function freezeNow(unit: Unit, by: By, person: Person): Promise<void> {
  await unit.stores.people.save({ ...person, status: 'frozen' });
  await revokeAccess(unit, person);
  await endStandIns(unit, person, await standInsOf(unit, person.id));
  await note(unit, by, 'person-frozen', person);
  await moveTurns(unit);
}

/** Freezes a person: rights, addresses and sessions end at once. The role is kept for when the freeze is lifted. */
export async function freeze(unit: Unit, by: By, person: Person): Promise<Outcome> {
  const objection = objectionOf(by, person);
  if (objection) return refused(objection);
  if (person.status === 'frozen') return refused('issue-frozen-already');
  await freezeNow(unit, by, person);
  return { ok: true, note: null };
}

/** Whether a frozen head may be restored: by another head, or by the command line if the standing deputy has vouched. */
const mayLiftHead = async (unit: Unit, by: By, head: Person): Promise<boolean> => {
  if (by || (await isOtherHead(unit, head.id))) return true;
  const deputies = await unit.stores.people.holdersOf(['standingDeputy'], unit.now);
  if (deputies.length === 0) return true;
  const vouched = await unit.stores.setting(vouchName(head.id));
  return vouched !== null && unit.now.getTime() - Date.parse(vouched) < vouchMs;
};

/** Lifts a freeze. A frozen head is restored by another head, or by the command line after the standing deputy has vouched. */
export async function unfreeze(unit: Unit, by: By, person: Person): Promise<Outcome> {
  if (person.status !== 'frozen') return refused('issue-not-frozen');
  // The standing deputy only vouches for a head; the command line lifts the freeze.
  if (by && person.role === 'head' && actorOf(by).role === 'standingDeputy' && by.status === 'active') {
    await unit.stores.setSetting(vouchName(person.id), unit.now.toISOString());
    await note(unit, by, 'head-vouched', person);
    return { ok: true, note: { key: 'note-vouched', facts: { name: person.name } } };
  }
  const objection = objectionOf(by, person);
  if (objection) return refused(objection);
  if (person.role === 'head' && !(await mayLiftHead(unit, by, person))) return refused('issue-head-needs-deputy');
  await unfreezeNow(unit, by, person);
  return { ok: true, note: null };
}

/** Restores the role of a removed person. What was revoked from them must be created anew. */
export async function takeInAgain(unit: Unit, by: Person, person: Person, role: Role): Promise<void> {
  await unit.stores.people.save({ ...person, role, status: 'active' }, by.id);
  await note(unit, by, 'person-taken-in', person, { role });
  await notify(unit, person.id, { noun: 'person', name: 'person-unfrozen' });
  await moveTurns(unit);
}

/** Lifts a freeze without checking rights. */
export async function unfreezeNow(unit: Unit, by: By, person: Person): Promise<void> {
  await unit.stores.people.save({ ...person, status: 'active' });
  await note(unit, by, 'person-unfrozen', person);
  await notify(unit, person.id, { noun: 'person', name: 'person-unfrozen' });
}

/** Tells those who assign questions which open ones this person was to answer. */
async function tellOfficeOf(unit: Unit, { id, name }: Person): Promise<void> {
  const open = await unit.stores.questions.inStates(['assigned', 'drafted', 'clarification'], mostWaiting);
  const codes = open.filter(({ standing }) => standing.assignee?.person === id).map(({ code }) => code);
  if (codes.length === 0) return;
  const facts = { name, count: codes.length, codes: codes.slice(0, mostNamed).join(', ') };
  await notifyRoles(unit, ['office', 'standingDeputy'], { noun: 'person', name: 'holder-left', facts });
}

/**
 * Ends a person's role. An active person stays as a citizen with their questions. A frozen account may be in other hands,
 * so it stays locked out.
 * @param isTold true if another message tells them
 */
export async function remove(unit: Unit, by: By, person: Person, isTold = false): Promise<Outcome> {
  const objection = objectionOf(by, person);
  if (objection) return refused(objection);
  if (person.role === 'head' && !(await isOtherHead(unit, person.id))) return refused('issue-last-head');
  const held = await standInsOf(unit, person.id);
  const isCitizen = person.status === 'active' && person.role !== 'citizen';
  const after: Person = isCitizen ? { ...person, role: 'citizen' } : { ...person, status: 'removed' };
  await unit.stores.people.save(after, by?.id ?? null);
  await endStandIns(unit, person, held);
  await revokeAccess(unit, person);
  await note(unit, by, 'person-removed', person, { role: person.role });
  await moveTurns(unit);
  await tellOfficeOf(unit, person);
  if (!isCitizen) return { ok: true, note: null };
  if (!isTold) await notify(unit, person.id, { noun: 'person', name: 'role-ended' });
  await put(unit, `${unit.cause}:menu:${person.id}`, { kind: 'menu', person: person.id });
  return { ok: true, note: null };
}

/** Changes a role. The last head of a ward keeps the role until there is another. */
export async function changeRole(unit: Unit, by: By, person: Person, role: Role): Promise<Outcome> {
  const objection = objectionOf(by, person);
  if (objection) return refused(objection);
  if (person.role === 'head' && role !== 'head' && !(await isOtherHead(unit, person.id)))
    return refused('issue-last-head');
  await setRole(unit, by, person, role);
  return { ok: true, note: null };
}

/** Changes a role without checking rights. */
export async function setRole(unit: Unit, by: By, person: Person, role: Role): Promise<void> {
  await unit.stores.people.save({ ...person, role }, by?.id ?? null);
  await note(unit, by, 'role-changed', person, { from: person.role, to: role });
  await put(unit, `${unit.cause}:menu:${person.id}`, { kind: 'menu', person: person.id });
  await moveTurns(unit);
  if (!isBoard(role)) await tellOfficeOf(unit, person);
  await notify(
    unit,
    person.id,
    role === 'citizen'
      ? { noun: 'person', name: 'role-ended' }
      : { noun: 'person', name: 'role-given', facts: { role } },
  );
  await offerPin(unit, { ...person, role });
}

/** Finds people by id or name, among those with a role and those who are frozen. */
export async function peopleNamed(unit: Unit, wanted: string): Promise<readonly Person[]> {
  const byId = await unit.stores.people.find(personId(wanted));
  if (byId && byId.status !== 'removed') return [byId];
  const known = (await unit.stores.people.everInRole()).filter(
    ({ role, status }) => status !== 'removed' && (role !== 'citizen' || status === 'frozen'),
  );
  // "Anh Thư" may be the end of a name; in "anh Tư" the name is Tư, in "chị Lan kế toán" it is Lan.
  for (const words of new Set([wanted, bareName(wanted), bareName(withoutOffices(wanted))])) {
    const name = foldForSearch(words).trim();
    const exact = known.filter((person) => foldForSearch(person.name) === name);
    const found =
      exact.length > 0 ? exact : known.filter((person) => ` ${foldForSearch(person.name)}`.endsWith(` ${name}`));
    if (found.length > 0) return found;
  }
  return [];
}
