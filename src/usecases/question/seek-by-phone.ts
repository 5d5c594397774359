/**
 * What somebody has asked, by the telephone number that they told us: for those who see all questions, when that person calls.
 * The whole number is needed, and the log keeps who looked and whom they found.
 */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { mayReadQuestion } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { keptPhone } from '../person/link-accounts.ts';

/** People of one number: a household; and questions of each. */
const mostPeople = 10;
const mostQuestions = 30;

/** Whoever sees all questions anyway: the search shows nothing that their lists don’t. */
export const maySeekByPhone = ({ role }: Pick<Person, 'role'>): boolean => isDeciding(role) || role === 'office';

/** What is known of a telephone number when somebody rings the office. */
export interface SoughtByPhone {
  /** Of the board or a contributor. */
  readonly members: readonly Person[];
  readonly questions: readonly Question[];
}

/** Null: this person may not, or it is no telephone number. */
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
