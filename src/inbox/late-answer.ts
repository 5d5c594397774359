/** Job that answers an album once no more parts arrive. Each part came as a message of its own; together they get one answer. */

import { answerDraft } from '../chat/acts/next-step.ts';
import { submissionId } from '../domain/ids.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { answerSetting } from '../usecases/submission/early-parts.ts';

export interface LateAnswerOptions extends WardWork {
  readonly reach: CrashPoint;
}

/**
 * Creates the worker of that job.
 * @returns done, also when the item is no longer a draft
 */
export const createLateAnswer =
  ({ ward, unitOfWork, openUnit, reach }: LateAnswerOptions) =>
  async (job: RunningJob): Promise<JobOutcome> => {
    await unitOfWork.run(ward, async (stores) => {
      const submission = await stores.submissions.find(submissionId(String(job.payload.submission)));
      const isOpen = submission?.state === 'draft' || submission?.state === 'returned';
      // '0' means that there is nothing to answer: it was answered already, or its parts went into another item.
      const waits = submission && isOpen ? await stores.setting(answerSetting(submission.id)) : '0';
      if (submission && waits !== '0') {
        // Cleared so that the maximum wait of the next album counts from its own first part.
        await stores.setSetting(answerSetting(submission.id), '0');
        await answerDraft(openUnit(stores, `job:${job.id}`), submission);
      }
      reach('answer.beforeCommit');
    });
    return { kind: 'done' };
  };
