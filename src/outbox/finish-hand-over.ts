/**
 * Destroys a letter (a complaint or denunciation) that the office found among the questions, once the decision to hand it over
 * can no longer be undone.
 */

import type { Effect } from '../domain/effect.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { finishHandOver } from '../usecases/question/act-on-question.ts';

/** Creates the worker of that outbox row, which is due when the decision can no longer be undone. */
export const createHandOverFinisher =
  ({ ward, unitOfWork, openUnit }: WardWork) =>
  async (outboxId: number, { question }: Extract<Effect, { kind: 'finishHandOver' }>): Promise<JobOutcome> => {
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      await finishHandOver(unit, question);
      await stores.outbox.mark(outboxId, 'done', unit.now);
    });
    return { kind: 'done' };
  };
