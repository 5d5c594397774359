/** "Là việc khác": takes an addition out of the last question and makes it a question of its own. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import { actOnQuestion } from '../../usecases/question/act-on-question.ts';
import { fileQuestion } from './receive-words.ts';

/**
 * Separates an addition.
 * @param revision shown below the button; null when it was said in words, which means the latest addition
 */
export async function separateAddition(
  unit: Unit,
  person: Person,
  { id, channel, conversation }: Question,
  revision: number | null,
): Promise<Outcome> {
  const acted = await actOnQuestion(unit, person, id, { type: 'separate', revision });
  const [taken] = acted.ok ? acted.events : [];
  if (!acted.ok) return acted;
  if (taken?.type !== 'separated') throw new Error('separating an addition must return its text');
  const { messageKey, text } = taken;
  return fileQuestion(unit, person, { text, messageKey, channel, conversation, photos: [], receivedAt: unit.now });
}
