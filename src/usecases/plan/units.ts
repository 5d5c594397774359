/** Units of the ward (Art. 4): each one's liaison and responsible board member, and invitations to it. */
import type { Actor } from '../../domain/actor.ts';
import { refused } from '../../domain/decision.ts';
import { objectionToUnit, type UnitNote, unitNamed, unitNoteId } from '../../domain/plan/unit.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { createInvitation, linksFor } from '../person/invite.ts';
import { onePerson } from '../person/one-person.ts';

/** Sets the liaison or the responsible board member. @param name as in the ward's file; the button carries it */
export async function setOfUnit(
  unit: Unit,
  actor: Actor,
  name: string,
  what: 'liaison' | 'member',
  words: string,
): Promise<Outcome<{ readonly unitNote: UnitNote }>> {
  const objection = objectionToUnit(actor);
  if (objection) return { ok: false, issues: [objection] };
  const found = unitNamed(unit.ward.units, name);
  if (!found) return refused('issue-unit-unknown', { name });
  const who = await onePerson(unit, words);
  if (!who.ok) return who;
  const { id: person, role, status } = who.person;
  if (status !== 'active') return refused('issue-person-unknown', { name: words });
  if (what === 'member' && !isBoard(role)) return refused('issue-unit-member-of-board', { name: who.person.name });
  const { stores, now, ward } = unit;
  const id = unitNoteId(ward.id, found.name);
  const before = await stores.registers.find('unit', id);
  const fresh: UnitNote = before ?? { id, name: found.name, liaison: null, member: null };
  const unitNote = { ...fresh, [what]: { id: person, name: who.person.name } };
  await stores.registers.put('unit', unitNote, { state: 'open', about: found.name, by: actor.person, at: now });
  await putOnRecord(unit, actor.person, `unit-${what}`, id, { person, before: before?.[what]?.id ?? '' });
  return { ok: true, unitNote };
}

/** Creates an invitation; the person who redeems it belongs to the unit. */
export async function inviteInto(
  unit: Unit,
  actor: Actor,
  name: string,
  words: string,
): Promise<Outcome<{ readonly code: string; readonly link: string; readonly unitName: string }>> {
  const objection = objectionToUnit(actor);
  if (objection) return { ok: false, issues: [objection] };
  const found = unitNamed(unit.ward.units, name);
  if (!found) return refused('issue-unit-unknown', { name });
  const invited = words.trim().slice(0, 80);
  if (invited.length < 2) return refused('issue-name-missing');
  const { code, links } = await createInvitation(unit, {
    ...{ role: 'contributor', name: invited, unit: found.name },
    invitedBy: actor.person,
  });
  return { ok: true, code, link: (await linksFor(unit, actor.person, links)).join(', '), unitName: found.name };
}
