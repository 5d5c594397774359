/** What became of an answer: the proof that it arrived, or that it could not. The outbox tells. */
import type { QuestionId } from '../../domain/ids.ts';
import { decideDelivery, decideLapse } from '../../domain/question/decide.ts';
import type { Unit } from '../../ports/services.ts';
import { carryOutReactions } from '../react.ts';
import { carryOut } from './act-on-question.ts';
import { eachInStates } from './each-in-states.ts';
import { relationsOf } from './relations.ts';

export const recordDelivery = async (
  unit: Unit,
  id: QuestionId,
  outcome: 'delivered' | 'held' | 'failed',
  channel: string,
  reference: string,
): Promise<void> => {
  const question = await unit.stores.questions.get(id);
  if (!question) return;
  // Its approval was taken back while it was on its way: whoever asked must know that it does not count.
  if (outcome === 'delivered' && question.state === 'drafted')
    return carryOutReactions(
      unit,
      [
        {
          to: { asker: true },
          view: {
            noun: 'question',
            name: 'question-undone-asker',
            question: id,
            code: question.code,
            facts: { act: 'approved' },
          },
          key: `undone-late:${id}:${question.version}`,
        },
      ],
      relationsOf(unit, question),
    );
  const decision = decideDelivery(question, outcome, { channel, reference, now: unit.now });
  if (decision.ok && decision.events.length > 0) await carryOut(unit, question, decision.events, 'system');
};

/** The clock closes what was answered and is waiting for nothing. */
export const closeAnswered = async (unit: Unit): Promise<void> => {
  for await (const question of eachInStates(unit, ['answered', 'rated'])) {
    const decision = decideLapse(question, unit.now, unit.calendar);
    if (decision.ok && decision.events.length > 0) await carryOut(unit, question, decision.events, 'system');
  }
};
