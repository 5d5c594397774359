/** Records whether an answer arrived; called by the outbox. */

import type { QuestionId } from '../../domain/ids.ts';
import { decideDelivery, decideLapse } from '../../domain/question/decide.ts';
import type { Question } from '../../domain/question/question.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { inSlices } from '../in-slices.ts';
import { carryOutReactions } from '../react.ts';
import { carryOut } from './act-on-question.ts';
import { relationsOf } from './relations.ts';

/** Records the outcome of a delivery. If the answer was taken back while it was being sent, the asker is notified. */
export const recordDelivery = async (
  unit: Unit,
  id: QuestionId,
  outcome: 'delivered' | 'held' | 'failed',
  channel: string,
  reference: string,
): Promise<void> => {
  const question = await unit.stores.questions.get(id);
  if (!question) return;
  // The approval was taken back while the answer was being sent, so the asker is notified that the answer is not valid.
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

/** Questions per transaction, so that other transactions wait only briefly. */
const sliceLength = 10;

/** Closes answered questions whose waiting time has passed. */
export const closeAnswered = (inWard: InWard): Promise<void> =>
  inSlices<Question>(inWard, sliceLength, async (unit, after) => {
    const page = await unit.stores.questions.inStates(['answered', 'rated'], sliceLength, after);
    for (const question of page) {
      const decision = decideLapse(question, unit.now, unit.calendar);
      if (decision.ok && decision.events.length > 0) await carryOut(unit, question, decision.events, 'system');
    }
    return page;
  });
