/** The job of an album that has gone quiet: its parts came as messages of their own, and get one answer. */

import { answerDraft } from '../chat/acts/next-step.ts';
import { submissionId } from '../domain/ids.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { answerSetting } from '../usecases/submission/early-parts.ts';

export interface LateAnswerOptions extends WardWork {
  readonly reach: CrashPoint;
}

/** The worker of that job. @returns done, also where the item is no draft any more */
export const createLateAnswer =
  ({ ward, unitOfWork, openUnit, reach }: LateAnswerOptions) =>
  async (job: RunningJob): Promise<JobOutcome> => {
    await unitOfWork.run(ward, async (stores) => {
      const submission = await stores.submissions.find(submissionId(String(job.payload.submission)));
      const isOpen = submission?.state === 'draft' || submission?.state === 'returned';
      // Nothing: what it would be about has gone into another item.
      const waits = submission && isOpen ? await stores.setting(answerSetting(submission.id)) : '0';
      if (submission && waits !== '0') {
        // The next album's longest wait counts from its own first part.
        await stores.setSetting(answerSetting(submission.id), '0');
        await answerDraft(openUnit(stores, `job:${job.id}`), submission);
      }
      reach('answer.beforeCommit');
    });
    return { kind: 'done' };
  };
