/**
 * Finds a caller's questions by phone number, for those who may see all questions. The whole number is required, and the
 * audit log records who searched and whom they found.
 */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { mayReadQuestion } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { keptPhone } from '../person/link-accounts.ts';

/** Upper limits: people with one number (a household), and questions of each. */
const mostPeople = 10;
const mostQuestions = 30;

/** Only for people who see all questions anyway, so the search reveals nothing that their lists do not. */
export const maySeekByPhone = ({ role }: Pick<Person, 'role'>): boolean => isDeciding(role) || role === 'office';

/** What is known about a phone number. */
export interface SoughtByPhone {
  /** Board members and contributors. */
  readonly members: readonly Person[];
  readonly questions: readonly Question[];
}

/** Searches by phone number. Null: not allowed, or not a phone number. */
export async function seekByPhone(unit: Unit, actor: Person, text: string): Promise<SoughtByPhone | null> {
  const phone = keptPhone(text);
  if (!maySeekByPhone(actor) || phone === null) return null;
  const { people, questions } = unit.stores;
  const found = await people.withPhone(phone, mostPeople);
  const asked = await Promise.all(found.map(({ id }) => questions.ofAsker(id, mostQuestions)));
  for (const object of found.length > 0 ? found.map(({ id }) => id) : [''])
    await putOnRecord(unit, actor.id, 'phone-sought', object);
  return {
    members: found.filter(({ role }) => role !== 'citizen'),
    questions: asked.flat().filter((each) => each.state !== 'handedOver' && mayReadQuestion(each, actorOf(actor))),
  };
}
