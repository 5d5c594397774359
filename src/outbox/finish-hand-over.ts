/** A letter that the office found among the questions is destroyed when its decision can be taken back no more. */
import type { Effect } from '../domain/effect.ts';
import type { WardId } from '../domain/ids.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { finishHandOver } from '../usecases/question/act-on-question.ts';

export interface HandOverOptions {
  readonly ward: WardId;
  readonly unitOfWork: UnitOfWork;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
}

export const createHandOverFinisher =
  ({ ward, unitOfWork, openUnit }: HandOverOptions) =>
  async (outboxId: number, { question }: Extract<Effect, { kind: 'finishHandOver' }>): Promise<JobOutcome> => {
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      await finishHandOver(unit, question);
      await stores.outbox.mark(outboxId, 'done', unit.now);
    });
    return { kind: 'done' };
  };
