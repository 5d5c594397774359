/**
 * What a board member was shown last: a typed code acts on that revision, and a short number means an entry of the latest list.
 */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';

interface ShownRevisions {
  readonly answer: number;
  readonly mask: number;
}

interface Listed {
  /** Epoch ms. */
  readonly at: number;
  readonly codes: readonly string[];
}

const shownName = (question: Question, person: PersonId): string => `question-shown:${question.id}:${person}`;
const listedName = ({ id }: Person): string => `questions-listed:${id}`;

/** Revisions of the answer and the masked text that this person saw last; 0 when never. */
export const shownRevisions = async (unit: Unit, question: Question, person: PersonId): Promise<ShownRevisions> =>
  JSON.parse((await unit.stores.setting(shownName(question, person))) ?? '{"answer":0,"mask":0}') as ShownRevisions;

/** Called when the question is shown, so that a typed act applies to what was read. */
export const rememberShown = ({ stores }: Pick<Unit, 'stores'>, question: Question, person: PersonId): Promise<void> =>
  stores.setSetting(
    shownName(question, person),
    JSON.stringify({ answer: question.standing.revision, mask: question.standing.publication.revision }),
  );

/** The list that a short number refers to; null when none was shown. */
export async function listedTo({ stores }: Pick<ReadContext, 'stores'>, person: Person): Promise<Listed | null> {
  const kept = await stores.setting(listedName(person));
  return kept ? (JSON.parse(kept) as Listed) : null;
}

/** Stores the codes in the order in which they were numbered. */
export const rememberListed = ({ stores, now }: Unit, person: Person, codes: readonly string[]): Promise<void> =>
  stores.setSetting(listedName(person), JSON.stringify({ at: now.getTime(), codes }));
