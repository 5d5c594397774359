/** Turns reactions into effects in the outbox. The only place that resolves an audience to people. */
import type { Audience, Reaction } from '../domain/audience.ts';
import type { PersonId } from '../domain/ids.ts';
import type { GatheredList } from '../domain/list-view.ts';
import { present } from '../domain/person/person.ts';
import type { Role } from '../domain/roles.ts';
import type { View } from '../domain/view.ts';
import type { Unit } from '../ports/services.ts';
import { put } from './tell.ts';

/** People related to the subject of an event. */
export interface Relations<Stage> {
  readonly author?: PersonId;
  /** Everyone credited, including the author. */
  readonly credited?: () => Promise<readonly PersonId[]>;
  readonly asker?: PersonId;
  /** People whom the matter may accuse: they get no notices, whatever their role. */
  readonly keptFrom?: readonly PersonId[];
  readonly holdersOf: (stage: Stage) => Promise<readonly PersonId[]>;
  /** True: notices are sent at once instead of being gathered. */
  readonly isUrgent?: boolean;
}

const known = (person: PersonId | undefined): readonly PersonId[] => (person === undefined ? [] : [person]);

/** The people of an audience, without `except` and those from whom the matter is kept. */
export async function peopleOf<Stage>(
  unit: Unit,
  audience: Audience<Stage>,
  relations: Relations<Stage>,
  except?: PersonId,
): Promise<readonly PersonId[]> {
  const kept = relations.keptFrom ?? [];
  // The person replaced by a substitute is still told what the substitute did.
  const mayHear = (person: PersonId): boolean => person !== except && !kept.includes(person);
  if ('role' in audience) {
    const holders = await unit.stores.people.holdersOf([audience.role], unit.now);
    return present(holders.filter(({ id }) => mayHear(id))).map(({ id }) => id);
  }
  return (await meantBy(audience, relations)).filter(mayHear);
}

async function meantBy<Stage>(
  audience: Exclude<Audience<Stage>, { readonly role: Role }>,
  relations: Relations<Stage>,
): Promise<readonly PersonId[]> {
  if ('person' in audience) return [audience.person];
  if ('holdersOf' in audience) return relations.holdersOf(audience.holdersOf);
  if ('credited' in audience) return (await relations.credited?.()) ?? [];
  return known('author' in audience ? relations.author : relations.asker);
}

const minutesAnHour = 60;
const hourMs = minutesAnHour * 60_000;
/**
 * Notices per hour of one kind that are sent separately, so that on a usual day people need not wait for a list. Signed questions
 * need no action, so fewer are sent.
 */
const mostAtOnce: Readonly<Record<GatheredList, number>> = {
  'questions-to-sign': 2,
  'questions-to-draft': 2,
  'questions-signed': 1,
};
/** Sends a notice separately; above the hourly limit adds it to a list sent at the end of the hour. */
async function say(
  unit: Unit,
  person: PersonId,
  key: string,
  { view, gathered }: Pick<Extract<Reaction, { readonly view: View }>, 'view' | 'gathered'>,
): Promise<void> {
  const hour = Math.floor(unit.now.getTime() / hourMs);
  const count = gathered ? await unit.stores.nextNumber(`pace:${gathered}:${person}`, hour * minutesAnHour) : 0;
  if (!gathered || count <= mostAtOnce[gathered]) return put(unit, key, { kind: 'notice', person, view });
  const list: View = { noun: 'list', name: gathered };
  const end = new Date((hour + 1) * hourMs);
  return put(unit, `${gathered}:${hour}:${person}`, { kind: 'notice', person, view: list }, end);
}

/** Stores effects in the outbox unchanged, and one notice for each person of the audience. */
export async function carryOutReactions<Stage>(
  unit: Unit,
  reactions: readonly Reaction<Stage>[],
  relations: Relations<Stage>,
): Promise<void> {
  for (const reaction of reactions) {
    if ('effect' in reaction) {
      await put(unit, reaction.key, reaction.effect, reaction.dueAt);
      continue;
    }
    const except = 'view' in reaction ? reaction.except : undefined;
    for (const person of await peopleOf(unit, reaction.to, relations, except)) {
      const key = `${reaction.key}:${person}`;
      if ('answer' in reaction) await put(unit, reaction.key, { kind: 'answer', person, ...reaction.answer });
      else if ('card' in reaction) await put(unit, key, { kind: 'card', person, submission: reaction.card });
      else await say(unit, person, key, relations.isUrgent ? { view: reaction.view } : reaction);
    }
  }
}

/** Sends one notice to one person. @param key distinguishes notices with the same name */
export const notify = (
  unit: Unit,
  person: PersonId,
  view: View,
  key: string = `${unit.cause}:${view.name}`,
): Promise<void> => put(unit, `${key}:${person}`, { kind: 'notice', person, view });

/** Notifies the current holders of these roles. @param key default: one notice per cause */
export async function notifyRoles(unit: Unit, roles: readonly Role[], view: View, key?: string): Promise<void> {
  for (const { id } of await unit.stores.people.holdersOf(roles, unit.now)) await notify(unit, id, view, key);
}
