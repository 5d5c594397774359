/** "Là việc khác": what was taken for more of the last question is taken out of it again, and becomes a question of its own. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import { actOnQuestion } from '../../usecases/question/act-on-question.ts';
import { fileQuestion } from './receive-words.ts';

/** @param revision that was seen below the press; null: it was said in words, and the last addition is meant */
export async function askApart(
  unit: Unit,
  person: Person,
  { id, channel, conversation }: Question,
  revision: number | null,
): Promise<Outcome> {
  const acted = await actOnQuestion(unit, person, id, { type: 'separate', revision });
  const [taken] = acted.ok ? acted.events : [];
  if (!acted.ok) return acted;
  if (taken?.type !== 'separated') throw new Error('an addition that is taken out leaves its words');
  const { messageKey, text } = taken;
  return fileQuestion(unit, person, { text, messageKey, channel, conversation, photos: [], receivedAt: unit.now });
}
