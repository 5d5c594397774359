/**
 * Tells whether intents would put text where the whole editorial board reads it at once. An item can be held for the head; a
 * question cannot.
 */
import type { Intent } from '../chat/hear/intent.ts';
import { openIn } from '../chat/talk/talk.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Unit } from '../ports/services.ts';

/** True when that message became a question of this person, or is waiting for a choice before it becomes one. */
const isOfQuestion = async (unit: Unit, person: PersonId, messageKey: string): Promise<boolean> => {
  const open = await openIn(unit, person);
  const isWaiting = open?.ask === 'pending' && open.received.messageKey === messageKey;
  return isWaiting || (await unit.stores.questions.ofMessage(person, messageKey)) !== null;
};

const showsToWholeBoard = async (unit: Unit, person: PersonId, intent: Intent): Promise<boolean> => {
  switch (intent.do) {
    case 'receive':
    case 'clarify':
    case 'sayForQuestion':
    case 'askWhatItIs':
    case 'askForwarded':
      return true;
    case 'correct':
      return isOfQuestion(unit, person, intent.messageKey);
    case 'askerReply':
      return intent.reply.act === 'add' || isVisibleToWholeBoard(unit, person, intent.otherwise);
    case 'redeem':
      return isVisibleToWholeBoard(unit, person, intent.otherwise);
    case 'byNumber':
      return intent.code !== null && (await unit.stores.questions.byCode(intent.code)) !== null;
    default:
      return false;
  }
};

/** True when at least one of the intents shows text to the whole board. */
export const isVisibleToWholeBoard = async (
  unit: Unit,
  person: PersonId,
  intents: readonly Intent[],
): Promise<boolean> => {
  for (const intent of intents) if (await showsToWholeBoard(unit, person, intent)) return true;
  return false;
};
