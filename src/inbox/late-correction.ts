/** The job of papers that came for a correction: their album has gone quiet, and they are proposed together. */
import { proposeGathered } from '../chat/acts/correct-files.ts';
import { personId } from '../domain/ids.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';

/** The worker of that job. @returns done, also where nothing waits any more */
export const createLateCorrection =
  ({ ward, unitOfWork, openUnit }: WardWork) =>
  async (job: RunningJob): Promise<JobOutcome> => {
    const { person, submission } = job.payload;
    await unitOfWork.run(ward, (stores) =>
      proposeGathered(openUnit(stores, `job:${job.id}`), personId(String(person)), String(submission)),
    );
    return { kind: 'done' };
  };
